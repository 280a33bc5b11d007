namespace DslNet.Compiler.Tests.RandomNetworks;

/// <summary>A definition as C#.</summary>
/// <param name="Name">Of the class.</param>
/// <param name="Class">The file with the network's class. It has a static property <c>Described</c>, the text of what Define() returns.</param>
/// <param name="Helpers">The file with the helper class.</param>
public sealed record DefinitionSource(string Name, string Class, string Helpers);
