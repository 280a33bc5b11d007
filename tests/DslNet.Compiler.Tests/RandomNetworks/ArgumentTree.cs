using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Expressions;

namespace DslNet.Compiler.Tests.RandomNetworks;

/// <summary>An argument of a drawn layer: what it is in the graph, before anybody has spelled it.</summary>
/// <param name="Name">Of the verb's parameter.</param>
/// <param name="IsDefault">Whether the verb would take this value by itself, so that it may be left out.</param>
public abstract record ArgumentTree(string Name, bool IsDefault)
{
    /// <summary>The value in the graph; <paramref name="index"/> is the turn of the enclosing Repeat.</summary>
    public abstract ArgumentValue At(int index);

    /// <summary>Start + index · Step: odd sizes that a Repeat's lambda computes.</summary>
    public sealed record Integer(string Name, int Start, int Step = 0) : ArgumentTree(Name, false)
    {
        public override ArgumentValue At(int index) => new ArgumentValue.Integer(Start + (index * Step));
    }

    /// <summary>A size that the verb may take by itself.</summary>
    public sealed record Usual(string Name, int Value, bool IsDefault) : ArgumentTree(Name, IsDefault)
    {
        public override ArgumentValue At(int index) => new ArgumentValue.Integer(Value);
    }

    /// <summary>A number for each axis, which are different.</summary>
    public sealed record PerAxis(string Name, int Height, int Width, bool IsDefault) : ArgumentTree(Name, IsDefault)
    {
        public override ArgumentValue At(int index) => ArgumentValue.PerAxis.Of(Height, Width);
    }

    /// <summary>A padding of each side, which are different.</summary>
    public sealed record Sides(string Name, params int[] Pixels) : ArgumentTree(Name, false)
    {
        public override ArgumentValue At(int index) => ArgumentValue.Border.Of(Pixels);
    }

    /// <summary>A padding; null is Same.</summary>
    public sealed record Border(string Name, int? Pixels) : ArgumentTree(Name, Pixels == 0)
    {
        public override ArgumentValue At(int index) => new ArgumentValue.Border(Pixels ?? Graph.Padding.Same);
    }

    public sealed record Number(string Name, float Value, bool IsDefault) : ArgumentTree(Name, IsDefault)
    {
        public override ArgumentValue At(int index) => new ArgumentValue.Number(Value);
    }

    public sealed record Flag(string Name, bool Value, bool IsDefault) : ArgumentTree(Name, IsDefault)
    {
        public override ArgumentValue At(int index) => new ArgumentValue.Flag(Value);
    }

    public sealed record Text(string Name, string? Value) : ArgumentTree(Name, Value is null)
    {
        public override ArgumentValue At(int index) => new ArgumentValue.Text(Value);
    }

    public sealed record Weights(string Name, Initializer Value) : ArgumentTree(Name, Value.Kind == InitKind.Auto)
    {
        public override ArgumentValue At(int index) => new ArgumentValue.Weights(Value);
    }

    public sealed record Function(string Name, FunctionTerm Value) : ArgumentTree(Name, false)
    {
        public override ArgumentValue At(int index)
        {
            ExprPool pool = new();
            return new ArgumentValue.Function(ScalarFunction.Of(Value.Build(pool, pool.Operand(0))));
        }
    }
}
