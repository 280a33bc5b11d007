namespace DslNet;

/// <summary>An input of a network that has several, or whose only one has a name. A row of the batch is their concatenation.</summary>
/// <param name="Name">The definition's name for it, else <c>input</c>, of several <c>input1</c> and so on.</param>
/// <param name="Shape">Of one sample.</param>
public sealed record InputInfo(string Name, Shape Shape);
