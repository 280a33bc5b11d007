namespace DslNet;

/// <summary>An output of a network that has several. A row of outputs and of targets holds them one behind the other.</summary>
/// <param name="Name">As the definition names it.</param>
/// <param name="Shape">Of one output.</param>
/// <param name="Loss">The loss that it is trained by.</param>
/// <param name="Weight">The factor of its loss in the sum that is trained.</param>
public sealed record HeadInfo(string Name, Shape Shape, Loss Loss, float Weight)
{
    /// <summary>Every member, in the invariant culture.</summary>
    public override string ToString() => FormattableString.Invariant($"HeadInfo {{ Name = {Name}, Shape = {Shape}, Loss = {Loss}, Weight = {Weight} }}");
}
