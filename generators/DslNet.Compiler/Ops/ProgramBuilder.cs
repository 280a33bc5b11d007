using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>The state that the training and the eval program share while they are built: values, parameters and names.</summary>
public sealed class ProgramBuilder(ExprPool pool)
{
    /// <summary>Used names, with counts; initially those of the programs, which are methods as kernels are.</summary>
    private readonly Dictionary<string, int> names = new()
    {
        ["TrainForward"] = 1, ["TrainHead"] = 1, ["Backward"] = 1, ["EvalForward"] = 1, ["EvalLogits"] = 1, ["EvalTap"] = 1, ["Penalty"] = 1,
    };

    private readonly Dictionary<string, int> places = [];
    private readonly List<ParameterDeclaration> parameters = [];
    private readonly List<ParameterDeclaration> buffers = [];
    private int values;

    public ExprPool Pool => pool;

    /// <summary>What recurrent layers are lowered to.</summary>
    public RecurrenceForm Recurrences { get; init; }

    public IReadOnlyList<ParameterDeclaration> Parameters => parameters;

    public IReadOnlyList<ParameterDeclaration> Buffers => buffers;

    /// <summary>The users' expressions, which are rewritten to numerically stable forms.</summary>
    public HashSet<Expr> UserFormulas { get; } = [];

    /// <summary>A new value; its name is made unique by a suffix.</summary>
    public Value NewValue(string name, ValueKind kind, Shape shape, int layer) => new(values++, Unique(name), kind, shape, layer);

    /// <summary>A new value of the kind and element type of another, with a name and a shape of its own.</summary>
    public Value NewLike(Value value, string name, Shape shape) => NewValue(name, value.Kind, shape, value.Layer) with { Type = value.Type };

    /// <summary>A kernel's name that isn't taken yet.</summary>
    public string KernelName(string name) => Unique(name);

    /// <summary>The parameter of that name; declared at the first call, looked up at the second (of the eval program).</summary>
    public Value Parameter(string name, int layer, ParameterRole role, Shape shape, Initializer initializer, int fanIn, int fanOut) =>
        Declare(parameters, ValueKind.Parameter, name, layer, role, shape, initializer, fanIn, fanOut);

    /// <summary>The buffer of that name, likewise.</summary>
    public Value Buffer(string name, int layer, ParameterRole role, Shape shape, Initializer initializer, int fanIn, int fanOut) =>
        Declare(buffers, ValueKind.Buffer, name, layer, role, shape, initializer, fanIn, fanOut);

    /// <summary>Gives a parameter its gradient.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="isSum">Whether it is the sum over several readers.</param>
    public Value DeclareGradient(Value parameter, bool isSum = false)
    {
        int index = places[parameter.Name];
        Value gradient = NewValue(parameter.Name + ".gradient", ValueKind.Gradient, parameter.Shape, parameter.Layer);
        parameters[index] = parameters[index] with { Gradient = gradient, GradientIsSum = isSum };
        return gradient;
    }

    private Value Declare(List<ParameterDeclaration> declarations, ValueKind kind, string name, int layer, ParameterRole role, Shape shape, Initializer initializer, int fanIn, int fanOut)
    {
        if (places.TryGetValue(name, out int place))
        {
            return declarations[place].Value;
        }

        Value value = NewValue(name, kind, shape, layer);
        places[name] = declarations.Count;
        declarations.Add(new ParameterDeclaration(value, role, initializer, fanIn, fanOut, null));
        return value;
    }

    private string Unique(string name)
    {
        names[name] = names.TryGetValue(name, out int count) ? count + 1 : 1;
        return count == 0 ? name : Unique(name + "_" + InvariantText.Of(count + 1));
    }
}
