using System.ComponentModel;

namespace DslNet;

/// <summary>A value inside a network that the definition has given a name (<c>Tap</c>).</summary>
/// <param name="Name">As the definition says.</param>
/// <param name="Shape">Of one sample's value.</param>
/// <param name="Offset">Where it begins in eval mode (see <see cref="WorkspacePlan.EvalWidth"/>).</param>
public sealed record TapInfo(string Name, Shape Shape, [property: EditorBrowsable(EditorBrowsableState.Never)] int Offset);
