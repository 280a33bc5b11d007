namespace DslNet.Compiler.Graph;

/// <summary>An argument under the name of its parameter in the DSL's verb.</summary>
public sealed record LayerArgument(string Name, ArgumentValue Value)
{
    public override string ToString() => $"{Name}: {Value}";
}
