namespace DslNet;

/// <summary>An input of a network that has several, or a name for its only one. A row of the batch holds them one behind the other.</summary>
/// <param name="Name">As the definition names it, else <c>input</c>, of several <c>input1</c> and so on.</param>
/// <param name="Shape">Of one sample.</param>
public sealed record InputInfo(string Name, Shape Shape);
