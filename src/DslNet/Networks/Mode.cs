namespace DslNet;

/// <summary>What a network's <c>Forward</c> does with dropout and batch normalization.</summary>
public enum Mode
{
    /// <summary>Dropout is at work, batch normalization uses (and tracks) the batch's own statistics.</summary>
    Train,

    /// <summary>No dropout; batch normalization uses the running statistics.</summary>
    Eval,
}
