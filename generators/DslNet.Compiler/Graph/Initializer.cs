namespace DslNet.Compiler.Graph;

/// <summary>An initializer as declared; <paramref name="Value"/> is the deviation, limit or constant where the kind has one, else 0.</summary>
public sealed record Initializer(InitKind Kind, float Value = 0)
{
    public override string ToString() => Kind is InitKind.Normal or InitKind.Uniform or InitKind.Constant
        ? $"{Kind}({InvariantText.Of(Value)})"
        : Kind.ToString();
}
