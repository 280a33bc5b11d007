using System.Text;
using DslNet.Compiler.Graph;

namespace DslNet.Compiler.Tests.RandomNetworks;

/// <summary>Prints a drawn definition as a user would write it: the class with its attribute and Define(), and a helper class in another file.</summary>
public static class SourcePrinter
{
    /// <summary>The namespace of all drawn networks.</summary>
    public const string Namespace = "Drawn";

    /// <param name="name">Of the class.</param>
    /// <param name="fluent">In fluent form; else with operators.</param>
    /// <param name="seed">Of the choices between ways to say the same.</param>
    public static DefinitionSource Print(DefinitionTree tree, string name, bool fluent, int seed)
    {
        SourceParts parts = new(name, new Random(seed));
        string extents = string.Join(", ", tree.Input.Select(extent => parts.Value(SourcePlace.Define, "int", InvariantText.Of(extent), "9")));
        string net = new LayerPrinter(parts, fluent).Net($"Input({extents})", tree.Layers);
        if (tree.CustomLoss is { } loss)
        {
            string body = new FunctionPrinter(parts).Body(SourcePlace.Member, loss, "prediction", "target");
            parts.Members.Add($"internal static float LossOf(float prediction, float target) => {body};");
        }

        string define = parts.Locals.Count == 0
            ? $"static Net Define() =>\n        {net};"
            : $"private static Net Define()\n    {{\n        {string.Join("\n        ", parts.Locals)}\n        return {net};\n    }}";
        parts.Members.Insert(parts.Random.Next(parts.Members.Count + 1), define);
        parts.Members.Add("public static string Described => Define().ToString();");
        return new DefinitionSource(
            name,
            Class($"{Attribute(tree.Options)}\npublic sealed partial class {name}", parts.Members),
            Class($"internal static class {parts.HelperClass}", parts.Outside));
    }

    private static string Class(string header, List<string> members)
    {
        StringBuilder text = new();
        text.Append("#nullable enable\nusing System;\nusing DslNet;\nusing static DslNet.Dsl;\n\nnamespace ").Append(Namespace).Append(";\n\n");
        text.Append(header).Append("\n{\n    ").Append(string.Join("\n\n    ", members)).Append("\n}\n");
        return text.ToString();
    }

    private static string Attribute(NetworkOptions options)
    {
        List<string> properties = [];
        if (options.Loss != LossKind.None)
        {
            properties.Add($"Loss = Loss.{options.Loss}");
        }

        Add("LabelSmoothing", options.LabelSmoothing, 0);
        Add("HuberDelta", options.HuberDelta, 1);
        Add("FocalGamma", options.FocalGamma, 0);
        Add("PositiveWeight", options.PositiveWeight, 1);
        Add("L1", options.L1, 0);
        Add("L2", options.L2, 0);
        return properties.Count == 0 ? "[Network]" : $"[Network({string.Join(", ", properties)})]";

        void Add(string property, float value, float usual)
        {
            if (value != usual)
            {
                properties.Add($"{property} = {InvariantText.Literal(value)}");
            }
        }
    }
}
