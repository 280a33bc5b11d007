using DslNet.Compiler;

namespace DslNet.Generators.Tests.RandomGraphs;

/// <summary>Names for the locals and parameters of one method: words of the language, names of generated members, letters of other alphabets.</summary>
internal sealed class LocalNames
{
    private static readonly string[] Known =
    [
        "x", "y", "net", "value", "input", "output", "x1", "x2", "input1", "input2", "@class", "@return", "@in", "größe", "π", "__", "_1", "Info", "Train", "Predict",
        "Net1", "photo", "left", "right", "Driver", "head", "weights", "@event", "label", "Define", "Dense1", "dslNetRows", "InputSize", "@namespace", "variable", "данные", "l", "I",
    ];

    private readonly Dictionary<string, string> names = [];
    private readonly Queue<string> free;

    public LocalNames(Random random)
    {
        string[] known = [.. Known];
        random.Shuffle(known);
        free = new Queue<string>(known);
    }

    /// <summary>The name of what a token stands for; the same at every call.</summary>
    public string Of(string token)
    {
        if (!names.TryGetValue(token, out string? name))
        {
            name = names[token] = free.TryDequeue(out string? known) ? known : "more" + InvariantText.Of(names.Count);
        }

        return name;
    }
}
