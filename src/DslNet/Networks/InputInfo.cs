namespace DslNet;

/// <summary>An input of a network that has several, or whose only one has a name, tokens or lengths. A row of the batch is their concatenation.</summary>
/// <param name="Name">The definition's name for it, else <c>input</c>, of several <c>input1</c> and so on.</param>
/// <param name="Shape">Of one sample, without its length.</param>
public sealed record InputInfo(string Name, Shape Shape)
{
    /// <summary>Of tokens, how many different ones there are: each element is a whole number of 0 to one less. Null where the elements are quantities.</summary>
    public int? Vocabulary { get; init; }

    /// <summary>Whether each row ends with its length, a whole number of 0 to the steps.</summary>
    public bool HasLengths { get; init; }

    /// <summary>Numbers in a row: the elements and, where there are lengths, one more.</summary>
    public int RowSize => Shape.Size + (HasLengths ? 1 : 0);
}
