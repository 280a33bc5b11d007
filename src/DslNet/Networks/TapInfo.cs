using System.ComponentModel;

namespace DslNet;

/// <summary>An intermediate value of a network to which the definition has given a name (<c>Tap</c>).</summary>
/// <param name="Name">The definition's name for it.</param>
/// <param name="Shape">Of one sample's value.</param>
/// <param name="Offset">Its offset in the arena of eval mode (see <see cref="WorkspacePlan.EvalWidth"/>); set by generated code.</param>
public sealed record TapInfo(string Name, Shape Shape, [property: EditorBrowsable(EditorBrowsableState.Never)] long Offset);
