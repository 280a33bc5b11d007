namespace DslNet.Analyzers.Provenance;

/// <summary>One step of a data set's lineage.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="At">The call or property.</param>
/// <param name="Transform">For <see cref="DataStepKind.Transform"/>, the transform.</param>
internal sealed record DataStep(DataStepKind Kind, Value At, Value? Transform = null);
