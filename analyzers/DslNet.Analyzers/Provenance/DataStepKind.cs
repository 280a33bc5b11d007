namespace DslNet.Analyzers.Provenance;

/// <summary>The kind of a step of a data set's lineage.</summary>
internal enum DataStepKind
{
    /// <summary>Features are transformed.</summary>
    Transform,

    /// <summary>Targets are transformed.</summary>
    Targets,

    /// <summary>One of a split's sets is taken.</summary>
    Part,

    /// <summary>Rows are split at random.</summary>
    Split,

    /// <summary>A range of rows is selected.</summary>
    Rows,

    /// <summary>The same rows as another type of set.</summary>
    Recast,
}
