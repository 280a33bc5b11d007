namespace DslNet;

/// <summary>An output of a network that has several. A row of outputs, or of targets, is their concatenation.</summary>
/// <param name="Name">As the definition names it.</param>
/// <param name="Shape">Of one output.</param>
/// <param name="Loss">Its loss.</param>
/// <param name="Weight">The weight of its loss in the trained sum.</param>
public sealed record HeadInfo(string Name, Shape Shape, Loss Loss, float Weight)
{
    private readonly int? targetSize;

    /// <summary>The numbers of its targets in a row: as many as the output has, but for <see cref="Loss.CrossEntropy"/> of a sequence, where it is the class of each step.</summary>
    public int TargetSize
    {
        get => targetSize ?? Shape.Size;
        init => targetSize = value;
    }

    /// <summary>How many steps of a row of it count, where it is a sequence whose rows have lengths; null where all do.</summary>
    public StepCount? Steps { get; init; }

    /// <summary>All members as text, in the invariant culture.</summary>
    public override string ToString() => FormattableString.Invariant($"HeadInfo {{ Name = {Name}, Shape = {Shape}, Loss = {Loss}, Weight = {Weight} }}");
}
