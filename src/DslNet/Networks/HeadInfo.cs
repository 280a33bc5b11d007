namespace DslNet;

/// <summary>An output of a network that has several. A row of outputs, or of targets, is their concatenation.</summary>
/// <param name="Name">As the definition names it.</param>
/// <param name="Shape">Of one output.</param>
/// <param name="Loss">Its loss.</param>
/// <param name="Weight">The weight of its loss in the trained sum.</param>
public sealed record HeadInfo(string Name, Shape Shape, Loss Loss, float Weight)
{
    /// <summary>All members as text, in the invariant culture.</summary>
    public override string ToString() => FormattableString.Invariant($"HeadInfo {{ Name = {Name}, Shape = {Shape}, Loss = {Loss}, Weight = {Weight} }}");
}
