using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Emit.Cpu;

/// <summary>The members that a network has beside those of every one, because it has several inputs or outputs, or values inside with names.</summary>
internal static class GraphSurface
{
    private const string Read = "global::System.ReadOnlySpan<float>";
    private const string Write = "global::System.Span<float>";

    /// <summary>What they are called and take; nothing for a network that was not read.</summary>
    public static IEnumerable<GeneratedMember> Members(NetworkGraph? graph)
    {
        if (graph is null)
        {
            yield break;
        }

        if (HasNames(graph))
        {
            IEnumerable<string> parameters = InputsOf(graph).Select(name => $"{Read} {name}").Concat(OutputsOf(graph).Select(name => $"{Write} {name}"));
            yield return new GeneratedMember(GeneratedMemberKind.Method, "Predict", "void", string.Join(", ", parameters));
        }

        if (TapsOf(graph).Any())
        {
            yield return new GeneratedMember(GeneratedMemberKind.Method, "Predict", "void", $"string tap, {Read} input, {Write} output");
        }
    }

    /// <summary>Prints them; those that the user's members stand in the way of are left out.</summary>
    /// <param name="writer">Takes the text.</param>
    /// <param name="networkClass">The class.</param>
    /// <param name="graph">What it is, or null where that couldn't be read.</param>
    /// <param name="isBroken">Whether they do nothing but throw.</param>
    public static void Print(SourceWriter writer, NetworkClass networkClass, NetworkGraph? graph, bool isBroken)
    {
        foreach (GeneratedMember member in Members(graph).Where(member => !networkClass.User.Clashing.Contains(member.Key)))
        {
            bool isTap = member.Parameters.StartsWith("string ", System.StringComparison.Ordinal);
            string declaration = $"public {member.Type} {member.Name}({member.Parameters})";
            if (isTap)
            {
                writer.Summary($"Computes a value inside as in <see cref=\"global::DslNet.Mode.Eval\"/>, and no more than it needs: {string.Join(", ", TapsOf(graph!).Select(tap => $"\"{tap}\""))}.");
                writer.Line("/// <param name=\"tap\">Its name.</param>");
                writer.Line("/// <param name=\"input\">Rows × InputSize; any number of rows.</param>");
                writer.Line("/// <param name=\"output\">Rows × the value's size.</param>");
            }
            else
            {
                writer.Summary("Computes the outputs as in <see cref=\"global::DslNet.Mode.Eval\"/>, whatever the mode: inputs and outputs by their names, each with as many rows.");
            }

            writer.MarkMember();
            if (isBroken)
            {
                writer.Line($"{declaration} => {SurfacePrinter.Throw(networkClass)};").Line();
            }
            else if (isTap)
            {
                writer.Line($"{declaration} => {SurfacePrinter.Forwarded(networkClass, "Predict(this, tap, input, output)")};").Line();
            }
            else
            {
                Named(writer, declaration, graph!);
            }
        }
    }

    private static void Named(SourceWriter writer, string declaration, NetworkGraph graph)
    {
        string[] inputs = [.. InputsOf(graph)], outputs = [.. OutputsOf(graph)];
        writer.Block(declaration, () =>
        {
            writer.Line($"using {RuntimeNames.PackedRows} dslNetRows = new(Info, {inputs[0]}.Length);");
            for (int i = 0; i < outputs.Length; i++)
            {
                writer.Line($"dslNetRows.MustFit({InvariantText.Of(i)}, {outputs[i]}, nameof({outputs[i]}));");
            }

            for (int i = 0; i < inputs.Length; i++)
            {
                writer.Line($"dslNetRows.SetInput({InvariantText.Of(i)}, {inputs[i]}, nameof({inputs[i]}));");
            }

            writer.Line("Predict(dslNetRows.Input, dslNetRows.Output);");
            for (int i = 0; i < outputs.Length; i++)
            {
                writer.Line($"dslNetRows.GetOutput({InvariantText.Of(i)}, {outputs[i]});");
            }
        }).Line();
    }

    /// <summary>Whether there is another form than the one that every network has.</summary>
    private static bool HasNames(NetworkGraph graph) => graph.Inputs.Count + graph.Heads.Count > 2;

    private static IEnumerable<string> InputsOf(NetworkGraph graph) => ParametersOf(graph).Take(graph.Inputs.Count);

    private static IEnumerable<string> OutputsOf(NetworkGraph graph) => ParametersOf(graph).Skip(graph.Inputs.Count);

    /// <summary>What inputs and outputs are called as parameters. A name that is none, or that two of them have, is told elsewhere; here it is replaced, so that the one error is not followed by others.</summary>
    private static IReadOnlyList<string> ParametersOf(NetworkGraph graph)
    {
        (string? Name, string Otherwise)[] ends =
        [
            .. graph.Inputs.Select((input, index) => (input.Name, "input" + InvariantText.Of(index + 1))),
            .. graph.Heads.Select(head => (head.Name, "output")),
        ];
        HashSet<string> said = [.. ends.Select(end => end.Name).OfType<string>()], taken = [];
        List<string> parameters = [];
        foreach ((string? name, string otherwise) in ends)
        {
            string parameter = name is not null && Naming.Problem(name) is null && !taken.Contains(name) ? name : otherwise;
            while (taken.Contains(parameter) || (parameter != name && said.Contains(parameter)))
            {
                parameter += "_";
            }

            taken.Add(parameter);
            parameters.Add(Identifiers.Escaped(parameter));
        }

        return parameters;
    }

    private static IEnumerable<string> TapsOf(NetworkGraph graph) => graph.AllLayers.Where(layer => OpTable.Of(layer) is TapOp).Select(layer => layer.Name!).Distinct();
}
