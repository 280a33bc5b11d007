using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler;

/// <summary>The names of layers, in the network's table and as members of the generated class.</summary>
public static class Naming
{
    /// <summary>The maximum length of a name: it becomes part of names of types, which have at most 1,023 bytes in metadata.</summary>
    public const int Longest = 100;

    /// <summary>Members that every network has; no layer may take their names.</summary>
    private static readonly HashSet<string> Reserved =
    [
        .. GeneratedMembers.OfEvery.Select(member => member.Name), "Create", "Define", "DslNetCompilerFailure", "DslNetSource", "GeneratedKernels", "LossOf",
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
        "Driver", "EvalForward", "Penalty", "TrainForward", "TrainHead",
    ];

    /// <summary>Names of the DSL: a member of the class by such a name would hide them from Define().</summary>
    private static readonly HashSet<string> Words = [.. OpTable.All.Select(op => op.Verb), "Chain", "Init", "Input", "MathF", "Padding", "Repeat", "Scalar", "Tokens"];

    /// <summary>The names of a graph's layers, in the order of <c>AllLayers</c>.</summary>
    public static IEnumerable<string> NamesOf(NetworkGraph graph)
    {
        Dictionary<string, int> ordinals = [];
        return [.. graph.AllLayers.Select(layer => NameOf(layer, ordinals))];
    }

    /// <summary>The names of those of them that have parameters, and so a view in the generated class.</summary>
    public static IEnumerable<string> ViewedIn(NetworkGraph graph) => [.. graph.AllLayers.Zip(NamesOf(graph), (layer, name) => (layer, name)).Where(pair => OpTable.HasParameters(pair.layer)).Select(pair => pair.name)];

    /// <summary>The user's name, else kind and ordinal, counted per kind from 1.</summary>
    public static string NameOf(LayerNode layer, Dictionary<string, int> ordinals)
    {
        if (layer.SharedId is not null)
        {
            return NameOfShared(layer, ordinals);
        }

        ordinals.TryGetValue(layer.Verb, out int count);
        ordinals[layer.Verb] = ++count;
        return layer.Name ?? layer.Verb.ToLowerInvariant() + InvariantText.Of(count);
    }

    /// <summary>A shared block has one name, with a number appended for later applications.</summary>
    private static string NameOfShared(LayerNode layer, Dictionary<string, int> ordinals)
    {
        string id = InvariantText.Of(layer.SharedId!.Value), key = layer.Verb + " " + id;
        ordinals.TryGetValue(key, out int count);
        ordinals[key] = ++count;
        return (layer.Name ?? layer.Verb.ToLowerInvariant() + id) + (count == 1 ? "" : "_" + InvariantText.Of(count));
    }

    /// <summary>The user's name of an input, else <see cref="Unnamed"/>.</summary>
    public static string NameOfInput(NetworkGraph graph, int index) => graph.Inputs[index].Name ?? Unnamed(graph, index);

    /// <summary>The name of an unnamed input: <c>input</c>, with a number where there are several.</summary>
    public static string Unnamed(NetworkGraph graph, int index) => graph.Inputs.Count == 1 ? "input" : "input" + InvariantText.Of(index + 1);

    /// <summary>The user's name of an output, else <c>output</c>.</summary>
    public static string NameOf(GraphHead head) => head.Name ?? "output";

    /// <summary>The name with its first letter in upper case: <c>dense1</c> becomes <c>Dense1</c>.</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>A value's name as one word: <c>dense1.bias</c> becomes <c>Dense1Bias</c>.</summary>
    public static string Member(string name) => string.Concat(name.Split('.').Select(Pascal));

    /// <summary>The problem of a layer's name given by the user, or null: it becomes a member of the generated class.</summary>
    public static string? Problem(string name)
    {
        if (ParameterProblem(name) is { } problem)
        {
            return problem;
        }

        if (Words.Contains(Pascal(name)))
        {
            return $"name must not be a word of definitions, but is \"{name}\"";
        }

        if (Pascal(name) == "Gpu")
        {
            return $"name must not be \"{name}\": Gpu is what the network on an accelerator is called, a class inside the network's own that it gets where the project has DslNet.Ilgpu";
        }

        return Reserved.Contains(Pascal(name)) ? $"name must not be that of a member of every network, but is \"{name}\"" : null;
    }

    /// <summary>The problem of the name of an input or output, or null: it becomes a parameter, and so may equal a member's.</summary>
    public static string? ParameterProblem(string name)
    {
        bool identifier = name.Length > 0 && IsStart(name[0]) && name.All(letter => IsStart(letter) || letter is >= '0' and <= '9');
        if (!identifier)
        {
            return $"name must be letters, digits and underscores, beginning with a letter, but is {QuotedText.Of(name)}";
        }

        return name.Length > Longest ? $"name must have at most {InvariantText.Of(Longest)} letters, but {QuotedText.Of(name)} has {InvariantText.Of(name.Length)}" : null;

        static bool IsStart(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';
    }
}
