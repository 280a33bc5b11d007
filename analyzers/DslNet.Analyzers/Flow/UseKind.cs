namespace DslNet.Analyzers.Flow;

/// <summary>The kind of a call on a network.</summary>
internal enum UseKind
{
    Forward,

    /// <summary><c>Backward</c> or <c>TrainStep</c>.</summary>
    Backward,

    /// <summary><c>optimizer.Step(network)</c>.</summary>
    Step,

    Fit,

    /// <summary>Another call of the libraries, which doesn't change it.</summary>
    Read,

    /// <summary>Passed to a method of the project or of another assembly.</summary>
    Passed,

    /// <summary>Not passed; but the method may have another reference to it, and may train it.</summary>
    Foreign,
}
