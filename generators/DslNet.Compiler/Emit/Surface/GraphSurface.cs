using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Emit.Surface;

/// <summary>The additional members of a network with several inputs or outputs, or with taps.</summary>
internal static class GraphSurface
{
    private const string Read = "global::System.ReadOnlySpan<float>";
    private const string Write = "global::System.Span<float>";

    /// <summary>Their names and parameters.</summary>
    public static IEnumerable<GeneratedMember> Members(NetworkSurface surface)
    {
        if (HasNames(surface))
        {
            IEnumerable<string> parameters = InputsOf(surface).Select(name => $"{Read} {name}").Concat(OutputsOf(surface).Select(name => $"{Write} {name}"));
            yield return new GeneratedMember(GeneratedMemberKind.Method, "Predict", "void", string.Join(", ", parameters));
        }

        if (surface.Taps.Count > 0)
        {
            yield return new GeneratedMember(GeneratedMemberKind.Method, "Predict", "void", $"string tap, {Read} input, {Write} output");
        }
    }

    /// <summary>Prints them; those that conflict with the user's members are omitted.</summary>
    /// <param name="writer">The output.</param>
    /// <param name="networkClass">The class.</param>
    /// <param name="surface">The names in its definition.</param>
    /// <param name="isBroken">Whether their bodies only throw.</param>
    public static void Print(SourceWriter writer, NetworkClass networkClass, NetworkSurface surface, bool isBroken)
    {
        foreach (GeneratedMember member in Members(surface).Where(member => !networkClass.User.Clashing.Contains(member.Key)))
        {
            bool isTap = member.Parameters.StartsWith("string ", System.StringComparison.Ordinal);
            string declaration = $"public {member.Type} {member.Name}({member.Parameters})";
            if (isTap)
            {
                writer.Summary($"Computes an intermediate value in eval mode, and no more than it needs: {string.Join(", ", surface.Taps.Select(tap => $"\"{tap}\""))}.");
                writer.Line("/// <param name=\"tap\">Its name.</param>");
                writer.Line("/// <param name=\"input\">Rows × InputSize; any number of rows.</param>");
                writer.Line("/// <param name=\"output\">Rows × the value's size.</param>");
            }
            else
            {
                writer.Summary("Computes the outputs in eval mode, whatever the mode: inputs and outputs by their names, each row-major [rows × its size] with the same number of rows.");
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
                Named(writer, networkClass, declaration, surface);
            }
        }
    }

    private static void Named(SourceWriter writer, NetworkClass networkClass, string declaration, NetworkSurface surface)
    {
        string[] inputs = [.. InputsOf(surface)], outputs = [.. OutputsOf(surface)];

        // Parameters may have the names of members, and of the local.
        string packed = "packed";
        while (inputs.Concat(outputs).Contains(packed))
        {
            packed += "_";
        }

        writer.Block(declaration, () =>
        {
            writer.Line($"using {RuntimeNames.PackedRows} {packed} = new({networkClass.FullName}.Info, {inputs[0]}.Length);");
            for (int i = 0; i < outputs.Length; i++)
            {
                writer.Line($"{packed}.MustFit({InvariantText.Of(i)}, {outputs[i]}, {Quoted(outputs[i])});");
            }

            for (int i = 0; i < inputs.Length; i++)
            {
                writer.Line($"{packed}.SetInput({InvariantText.Of(i)}, {inputs[i]}, {Quoted(inputs[i])});");
            }

            writer.Line($"this.Predict({packed}.Input, {packed}.Output);");
            for (int i = 0; i < outputs.Length; i++)
            {
                writer.Line($"{packed}.GetOutput({InvariantText.Of(i)}, {outputs[i]});");
            }
        }).Line();
    }

    /// <summary>The parameter's name as a string literal; <c>nameof</c> would be a call where a parameter has that name.</summary>
    private static string Quoted(string parameter) => $"\"{parameter.TrimStart('@')}\"";

    /// <summary>Whether a network has forms with named inputs or outputs beside the common one.</summary>
    private static bool HasNames(NetworkSurface surface) => surface.Inputs.Count + surface.Outputs.Count > 2;

    private static IEnumerable<string> InputsOf(NetworkSurface surface) => surface.Inputs.Select(Identifiers.Escaped);

    private static IEnumerable<string> OutputsOf(NetworkSurface surface) => surface.Outputs.Select(Identifiers.Escaped);
}
