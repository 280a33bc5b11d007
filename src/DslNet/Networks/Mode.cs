namespace DslNet;

/// <summary>Whether a network's <c>Forward</c> treats dropout and batch normalization as in training or as in evaluation.</summary>
public enum Mode
{
    /// <summary>Dropout is active; batch normalization uses (and tracks) the batch's own statistics.</summary>
    Train,

    /// <summary>No dropout; batch normalization uses the running statistics.</summary>
    Eval,
}
