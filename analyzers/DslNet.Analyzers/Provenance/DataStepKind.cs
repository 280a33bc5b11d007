namespace DslNet.Analyzers.Provenance;

/// <summary>What a step on the way of data does.</summary>
internal enum DataStepKind
{
    /// <summary>Features become others.</summary>
    Transform,

    /// <summary>Targets become others.</summary>
    Targets,

    /// <summary>One of a split's sets is taken.</summary>
    Part,

    /// <summary>Rows are divided at random.</summary>
    Split,

    /// <summary>Some rows are taken by their order.</summary>
    Rows,

    /// <summary>The same rows with another purpose.</summary>
    Recast,
}
