using DslNet.Compiler.Graph;
using DslNet.Compiler.Tests.Expressions;

namespace DslNet.Compiler.Tests.RandomNetworks;

/// <summary>Draws layers that take what comes before them; knows the width at every place.</summary>
internal sealed class LayerDraw(Random random, bool smooth)
{
    private static readonly string[] SmoothVerbs = ["Sigmoid", "Tanh", "Gelu", "Silu", "Softplus"];
    private int names;

    /// <summary>Features of a row at the current place.</summary>
    public int Width { get; set; }

    public int Size() => random.Next(1, 38);

    /// <summary>One drawn thing; <paramref name="nesting"/> says how much deeper it may go.</summary>
    public LayerTree Any(int nesting, bool repeated) => random.Next(nesting > 0 ? 17 : 12) switch
    {
        0 or 1 or 2 or 3 => Dense(Size(), repeated),
        4 or 5 => Norm(Width, repeated),
        6 => new LayerTree.Single("Dropout", new ArgumentTree.Number("rate", random.GetItems([0.1f, 0.25f, 0.5f, 0.3333f, 0f], 1)[0], false)),
        7 or 8 or 9 or 10 => Activation(),
        11 => random.Next(4) == 0 ? new LayerTree.Single("Softmax") : Activation(),
        12 => new LayerTree.Chain([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Any(nesting - 1, repeated))]),
        13 or 14 => Residual(nesting, repeated),
        15 => new LayerTree.Repeat(random.Next(8) == 0 ? 0 : random.Next(1, 3), false, Steady(nesting)),
        _ => Widening(nesting),
    };

    public LayerTree Dense(int units, bool repeated)
    {
        Width = units;
        return Dense(new ArgumentTree.Integer("units", units), repeated);
    }

    public LayerTree Activation() => random.Next(smooth ? 4 : 7) switch
    {
        0 => new LayerTree.Single("Activation", new ArgumentTree.Function("function", FunctionDraw.Activation(random, random.Next(1, 4), FunctionTerm.Operand(0), smooth))),
        1 or 2 or 3 => new LayerTree.Single(random.GetItems(SmoothVerbs, 1)[0]),
        4 => new LayerTree.Single("Relu"),
        5 => Numbered("LeakyRelu", "slope", 0.01f, random.GetItems([0.01f, 0.2f, 0f, -0.1f], 1)[0]),
        _ => Numbered("Elu", "alpha", 1, random.GetItems([1f, 0.5f, -0.5f], 1)[0]),
    };

    private static LayerTree.Single Numbered(string verb, string argument, float usual, float value) => new(verb, new ArgumentTree.Number(argument, value, value == usual));

    private LayerTree.Single Dense(ArgumentTree.Integer units, bool repeated) => new(
        "Dense",
        units,
        new ArgumentTree.Weights("init", Init()),
        Bias(),
        Name(repeated));

    public ArgumentTree.Flag Bias()
    {
        bool bias = random.Next(4) != 0;
        return new ArgumentTree.Flag("bias", bias, bias);
    }

    /// <summary>A normalization of so many channels, over the batch or within rows.</summary>
    public LayerTree.Single Norm(int channels, bool repeated)
    {
        if (channels == 1)
        {
            return BatchNorm(repeated);
        }

        int[] groups = [.. Enumerable.Range(1, channels - 1).Where(each => channels % each == 0)];
        float epsilon = random.GetItems([1e-5f, 1e-3f, 0.01f], 1)[0];
        ArgumentTree.Number added = new("epsilon", epsilon, epsilon == 1e-5f);
        return random.Next(5) switch
        {
            0 => new("LayerNorm", added, Name(repeated)),
            1 => new("RmsNorm", added, Name(repeated)),
            2 => new("GroupNorm", new ArgumentTree.Integer("groups", groups[random.Next(groups.Length)]), added, Name(repeated)),
            _ => BatchNorm(repeated),
        };
    }

    public LayerTree.Single BatchNorm(bool repeated)
    {
        float momentum = random.GetItems([0.1f, 0.1f, 0.05f, 1f, 0f], 1)[0];
        float epsilon = random.GetItems([1e-5f, 1e-5f, 1e-3f, 0.01f], 1)[0];
        return new("BatchNorm", new ArgumentTree.Number("momentum", momentum, momentum == 0.1f), new ArgumentTree.Number("epsilon", epsilon, epsilon == 1e-5f), Name(repeated));
    }

    public ArgumentTree.Text Name(bool repeated) => new("name", repeated || random.Next(5) != 0 ? null : (random.Next(2) == 0 ? "hidden" : "my_layer") + InvariantText.Of(++names));

    public Initializer Init() => random.Next(2) == 0 ? new Initializer(InitKind.Auto) : (InitKind)random.Next(10) switch
    {
        InitKind.Normal => new Initializer(InitKind.Normal, 0.05f),
        InitKind.Uniform => new Initializer(InitKind.Uniform, 0.125f),
        InitKind.Constant => new Initializer(InitKind.Constant, -0.5f),
        InitKind kind => new Initializer(kind),
    };

    /// <summary>Anything, then a Dense back to the width that it began with.</summary>
    private LayerTree Residual(int nesting, bool repeated)
    {
        int width = Width;
        LayerTree[] block = [.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => Any(nesting - 1, repeated))];
        return new LayerTree.Residual(Width == width && block.Length > 0 && random.Next(2) == 0 ? block : [.. block, Dense(width, repeated)]);
    }

    /// <summary>A block that can follow itself.</summary>
    private LayerTree[] Steady(int nesting)
    {
        int before = Width;
        LayerTree[] block = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Any(nesting - 1, true))];

        // Repeat(0) leaves the width; a closing Dense makes it the same whatever the count, and residuals inside fit at every turn.
        return [.. block, Dense(before, true)];
    }

    private LayerTree Widening(int nesting)
    {
        int count = random.Next(1, 4);
        ArgumentTree.Integer units = new("units", random.Next(7, 20), random.Next(-3, 6));
        LayerTree dense = Dense(units, true);
        Width = units.Start + ((count - 1) * units.Step);
        LayerTree[] rest = [.. Enumerable.Range(0, random.Next(0, 2)).Select(_ => random.Next(2) == 0 && nesting > 0 ? BatchNorm(true) : Activation())];
        return new LayerTree.Repeat(count, true, [dense, .. rest]);
    }
}
