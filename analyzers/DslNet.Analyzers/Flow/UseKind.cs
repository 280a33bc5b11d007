namespace DslNet.Analyzers.Flow;

/// <summary>What a call does with a network.</summary>
internal enum UseKind
{
    Forward,

    /// <summary><c>Backward</c> or <c>TrainStep</c>.</summary>
    Backward,

    /// <summary><c>optimizer.Step(network)</c>.</summary>
    Step,

    Fit,

    /// <summary>Another call of the libraries, which leaves it as it is.</summary>
    Read,

    /// <summary>Given to a method of the project or of someone else.</summary>
    Passed,

    /// <summary>Not given to it; but the method may know it from elsewhere, and may train.</summary>
    Foreign,
}
