using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Emit.Cpu;

/// <summary>Prints the network's info: its table, its parameters, the layout of its memory.</summary>
internal static class InfoPrinter
{
    public static void Print(SourceWriter writer, NetworkClass networkClass, CompiledNetwork network, MemoryMap memory)
    {
        KernelProgram program = network.Program;
        NetworkOptions options = network.Options;
        writer.Summary("Layers, counts and memory.");
        writer.Line("public static global::DslNet.NetworkInfo Info { get; } = new(").Indented(() =>
        {
            writer.Line($"\"{networkClass.Name.Replace("@", "")}\",");
            writer.Line($"{Text(network.Input)},");
            writer.Line($"{Text(network.Output)},");
            writer.Line($"global::DslNet.Loss.{options.Loss},");
            List(writer, network.Layers.Select(layer =>
                $"new global::DslNet.LayerInfo(\"{layer.Name}\", \"{layer.Verb}\", {Text(layer.Input)}, {Text(layer.Output)}, {InvariantText.Of(layer.Parameters)}, {InvariantText.Of($"{layer.Connections}")})"));
            List(writer, program.Parameters.Select(Text));
            List(writer, program.Buffers.Select(Text));
            int target = program.Target is null ? -1 : memory.SlotOf(program.Target);
            string inputGradient = program.InputGradient is null ? "" : $", InputGradientSlot: {InvariantText.Of(memory.SlotOf(program.InputGradient))}";
            string logits = program.Logits is null ? "" : $", {InvariantText.Of(memory.SlotOf(program.Logits))}";
            writer.Line($"new global::DslNet.WorkspacePlan([{Numbers(network.Plan.SlotWidths)}], [{Numbers(network.Plan.StatisticSizes)}], "
                + $"{InvariantText.Of(memory.SlotOf(program.Input))}, {InvariantText.Of(target)}, {InvariantText.Of(memory.SlotOf(program.TrainOutput))}, {InvariantText.Of(memory.SlotOf(program.EvalOutput))}{logits}{inputGradient}),");
            writer.Line($"new global::DslNet.Regularization({InvariantText.Literal(options.L1)}, {InvariantText.Literal(options.L2)}))");
        });
        writer.Line("{").Indented(() =>
        {
            writer.Line($"LabelSmoothing = {InvariantText.Literal(options.LabelSmoothing)},");
            writer.Line($"HuberDelta = {InvariantText.Literal(options.HuberDelta)},");
            if (options.EffectivePositiveWeights.Count > 0)
            {
                writer.Line($"PositiveWeights = [{string.Join(", ", options.EffectivePositiveWeights.Select(InvariantText.Literal))}],");
            }

            if (options.FocalGamma != 0)
            {
                writer.Line($"FocalGamma = {InvariantText.Literal(options.FocalGamma)},");
            }

            if (options.IgnoredClass is { } ignored)
            {
                writer.Line($"IgnoredClass = {InvariantText.Of(ignored)},");
            }

            writer.Line("Definition =");
            List(writer, network.Definition.Select(Quoted));
        }).Line("};").Line();
    }

    private static string Text(Shape shape) => $"new global::DslNet.Shape({Numbers(shape.Extents)})";

    private static string Text(ParameterDeclaration parameter) =>
        $"new global::DslNet.ParameterInfo(\"{parameter.Value.Name}\", {InvariantText.Of(parameter.Value.Layer)}, global::DslNet.ParameterRole.{parameter.Role}, "
        + $"{Text(parameter.Value.Shape)}, {Text(parameter.Initializer)}, {InvariantText.Of(parameter.FanIn)}, {InvariantText.Of(parameter.FanOut)})";

    private static string Text(Initializer initializer) => initializer.Kind is InitKind.Normal or InitKind.Uniform or InitKind.Constant
        ? $"global::DslNet.Init.{initializer.Kind}({InvariantText.Literal(initializer.Value)})"
        : $"global::DslNet.Init.{initializer.Kind}";

    private static string Quoted(string line) => $"\"{line.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    private static string Numbers(IEnumerable<int> numbers) => string.Join(", ", numbers.Select(InvariantText.Of));

    private static void List(SourceWriter writer, IEnumerable<string> items)
    {
        writer.Line("[");
        writer.Indented(() =>
        {
            foreach (string item in items)
            {
                writer.Line(item + ",");
            }
        });
        writer.Line("],");
    }
}
