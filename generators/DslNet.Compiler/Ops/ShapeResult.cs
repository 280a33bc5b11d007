namespace DslNet.Compiler.Ops;

/// <summary>A shape, or the reason why there is none.</summary>
public sealed record ShapeResult(Shape? Shape, string? Problem)
{
    public static implicit operator ShapeResult(Shape shape) => new(shape, null);

    public static ShapeResult Fail(string problem) => new(null, problem);
}
