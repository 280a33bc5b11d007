namespace DslNet;

/// <summary>
/// Tells the blocks of different calls of <see cref="Dsl.Shared"/> apart: copies of the layer that one call returns hold the same object, and so the same
/// parameters. Equal by reference.
/// </summary>
internal sealed class SharedIdentity
{
    /// <summary>Printed on its own it is number 1.</summary>
    public override string ToString() => "1";
}
