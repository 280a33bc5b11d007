namespace DslNet;

/// <summary>An input of a net.</summary>
/// <param name="Name">As it was given, or null.</param>
/// <param name="Shape">Of one sample, without its length.</param>
public sealed record NetInput(string? Name, Shape Shape)
{
    /// <summary>Of tokens, how many different ones there are; null where the elements are quantities.</summary>
    public int? Vocabulary { get; init; }

    /// <summary>Whether it is a sequence whose rows have lengths of their own.</summary>
    public bool HasLengths { get; init; }

    /// <summary>For example <c>Input(28, 28, 1, name: "photo")</c> or <c>Tokens(40, vocabulary: 5000, lengths: true)</c>.</summary>
    public override string ToString()
    {
        List<string> arguments = [.. Enumerable.Range(0, Shape.Rank).Select(index => CanonicalText.Of((object)Shape[index]))];
        if (Vocabulary is { } vocabulary)
        {
            arguments.Add($"vocabulary: {CanonicalText.Of((object)vocabulary)}");
        }

        if (HasLengths)
        {
            arguments.Add("lengths: true");
        }

        if (Name is not null)
        {
            arguments.Add($"name: {CanonicalText.Of(Name)}");
        }

        return $"{(Vocabulary is null ? "Input" : "Tokens")}({string.Join(", ", arguments)})";
    }
}
