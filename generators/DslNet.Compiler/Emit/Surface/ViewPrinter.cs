using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Emit.Surface;

/// <summary>
/// Prints, for each layer with parameters, a property and the view that it returns. Layers that have the same members share a view type where there are many of
/// them: its constructor takes the indices of the parameters.
/// </summary>
internal static class ViewPrinter
{
    private const string Driver = RuntimeNames.NetworkDriver + " driver";

    public static void Print(SourceWriter writer, NetworkClass networkClass, CompiledNetwork network, int shareFrom)
    {
        ViewNames names = new(networkClass, network.Layers.Select(layer => layer.Name));
        ILookup<int, ViewMember> membersOf = ViewMember.Of(network.Program.Parameters, "Parameter").Concat(ViewMember.Of(network.Program.Buffers, "Buffer")).ToLookup(member => member.Layer);
        (LayerSummary Layer, ViewMember[] Members)[] layers = [.. network.Layers.Select((layer, number) => (layer, membersOf[number].ToArray())).Where(pair => pair.Item2.Length > 0)];
        Dictionary<string, (LayerSummary First, int Count)> alike = layers.GroupBy(pair => Template(pair.Members)).ToDictionary(group => group.Key, group => (group.First().Layer, group.Count()));
        foreach ((LayerSummary layer, ViewMember[] members) in layers)
        {
            (LayerSummary first, int count) = alike[Template(members)];
            bool shared = count >= shareFrom;
            string view = names.Types[shared ? first.Name : layer.Name];
            string numbers = shared ? string.Concat(members.Select(member => ", " + InvariantText.Of(member.Number))) : "";
            writer.Summary($"{layer.Name}: {layer.Node}, {layer.Input} → {layer.Output}, {InvariantText.Of(layer.Parameters)} parameters.");
            writer.MarkMember().Line($"public {view} {names.Properties[layer.Name]} => new {view}({networkClass.Driver}{numbers});").Line();
            if (!shared)
            {
                View(writer, view, $"The parameters of {layer.Name}, as they are now.", [], members.Select(member => member.Text(InvariantText.Of(member.Number))));
            }
            else if (ReferenceEquals(layer, first))
            {
                string remark = InvariantText.Of($"The parameters of {layer.Name}, or of one of {count - 1} other layers like it, as they are now.");
                View(writer, view, remark, [.. members.Select(member => member.Name)], members.Select(member => member.Text(member.Name)));
            }
        }
    }

    private static string Template(IEnumerable<ViewMember> members) => string.Join("\n", members.Select(member => member.Text("")));

    private static void View(SourceWriter writer, string view, string summary, IReadOnlyList<string> numbers, IEnumerable<string> members)
    {
        writer.Summary(summary).MarkType();
        writer.Block($"public readonly struct {view}", () =>
        {
            writer.Line($"private readonly {Driver};");
            foreach (string number in numbers)
            {
                writer.Line($"private readonly int {number};");
            }

            writer.Line();
            string assignments = numbers.Count == 0 ? "this.driver = driver" : $"({string.Join(", ", numbers.Prepend("driver").Select(field => "this." + field))}) = (driver, {string.Join(", ", numbers)})";
            writer.Line($"internal {view}({Driver}{string.Concat(numbers.Select(number => ", int " + number))}) => {assignments};");
            foreach (string member in members)
            {
                writer.Line().Line(member);
            }
        }).Line();
    }
}
