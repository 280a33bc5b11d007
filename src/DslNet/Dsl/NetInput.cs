namespace DslNet;

/// <summary>An input of a net.</summary>
/// <param name="Name">As it was given, or null.</param>
/// <param name="Shape">Of one sample.</param>
public sealed record NetInput(string? Name, Shape Shape)
{
    /// <summary>For example <c>Input(28, 28, 1, name: "photo")</c>.</summary>
    public override string ToString()
    {
        IEnumerable<string> extents = Enumerable.Range(0, Shape.Rank).Select(index => CanonicalText.Of((object)Shape[index]));
        return $"Input({string.Join(", ", extents)}{(Name is null ? "" : $", name: {CanonicalText.Of(Name)}")})";
    }
}
