using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <summary>Prints the network's info: its table, its parameters, the layout of its memory.</summary>
internal static class InfoPrinter
{
    /// <summary>The info's name in generated code; its initialization depends on no other static.</summary>
    public static string Name(NetworkClass networkClass) => $"global::DslNet.Generated.{ClassName(networkClass)}.Value";

    /// <summary>The expression that creates a network's driver, in its constructor.</summary>
    public static string NewDriver(NetworkClass networkClass) => $"global::DslNet.Generated.{ClassName(networkClass)}.NewDriver(batchSize, seed, threads)";

    /// <summary>The public member that returns it.</summary>
    public static void Property(SourceWriter writer, NetworkClass networkClass)
    {
        writer.Summary("Layers, counts and memory.").MarkMember();
        writer.Line($"public static global::DslNet.NetworkInfo Info => {Name(networkClass)};").Line();
    }

    /// <summary>
    /// The class that holds it. In the network's own class it would be initialized in the order of that class's static fields, and a network that is stored in one of
    /// those would find it null.
    /// </summary>
    public static void Print(SourceWriter writer, NetworkClass networkClass, PlacedNetwork placed, MemoryMap memory)
    {
        writer.Line().Summary($"What {networkClass.Name.Replace("@", "")} is. It stands here to be there whenever a static field of the network's class wants it.").MarkType();
        writer.Block($"file static class {ClassName(networkClass)}", () =>
        {
            Field(writer, networkClass, placed, memory);
            writer.Line().Summary("Drives a new network. It isn't inlined: where the library is of another age, the check that comes before has to run even if nothing else of this can.");
            writer.Line("[MethodImpl(MethodImplOptions.NoInlining)]");
            writer.Line("public static NetworkDriver NewDriver(int batchSize, global::DslNet.Seed seed, int threads) => new NetworkDriver(Value, batchSize, seed, threads);");
        });
    }

    private static void Field(SourceWriter writer, NetworkClass networkClass, PlacedNetwork placed, MemoryMap memory)
    {
        (CompiledNetwork network, KernelProgram program, MemoryPlan plan) = placed;
        NetworkOptions options = network.Options;
        writer.Line("public static readonly global::DslNet.NetworkInfo Value = new(").Indented(() =>
        {
            writer.Line($"\"{networkClass.Name.Replace("@", "")}\",");
            writer.Line($"{Text(network.Input)},");
            writer.Line($"{Text(network.Output)},");
            writer.Line($"global::DslNet.Loss.{network.Loss},");
            List(writer, network.Layers.Select(layer =>
                $"new global::DslNet.LayerInfo(\"{layer.Name}\", \"{layer.Verb}\", {Text(layer.Input)}, {Text(layer.Output)}, {InvariantText.Of(layer.Parameters)}, {InvariantText.Of($"{layer.Connections}")})"));
            List(writer, program.Parameters.Select(Text));
            List(writer, program.Buffers.Select(Text));
            int target = program.Target is null ? -1 : memory.SlotOf(program.Target);
            string inputGradient = program.InputGradient is null ? "" : $", InputGradientSlot: {InvariantText.Of(memory.SlotOf(program.InputGradient))}";
            string logits = program.Logits is null ? "" : $", {InvariantText.Of(memory.OffsetOf(program.Logits))}";
            writer.Line($"new global::DslNet.WorkspacePlan([{Numbers(plan.SlotWidths)}], [{Numbers(plan.StatisticSizes)}], "
                + $"{InvariantText.Of(memory.SlotOf(program.Input))}, {InvariantText.Of(target)}, {InvariantText.Of(memory.SlotOf(program.TrainOutput))}, {InvariantText.Of(memory.OffsetOf(program.EvalOutput))}{logits}{inputGradient})");
            writer.Line("{").Indented(() =>
            {
                writer.Line($"EvalInput = {InvariantText.Of(memory.OffsetOf(program.Input))},");
                writer.Line($"EvalWidth = {InvariantText.Of(plan.EvalWidth)},");
                writer.Line($"TrainingScratch = {KernelPrinter.MostScratch(program.AllKernels, memory.Layout)},");
                writer.Line($"InferenceScratch = {KernelPrinter.MostScratch(program.EvalForward, memory.Layout)},");
            }).Line("},");
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

            if (program.Target is { } targets && targets.Size != network.Output.Size)
            {
                writer.Line($"TargetSize = {InvariantText.Of(targets.Size)},");
            }

            if (network.Heads.Count == 1 && network.OutputLengths[0] is not null)
            {
                writer.Line($"Steps = {StepsOf(network, 0)},");
            }

            if (options.IgnoredClass is { } ignored)
            {
                writer.Line($"IgnoredClass = {InvariantText.Of(ignored)},");
            }

            if (network.Inputs.Any(input => input.Name is not null || input.IsTokens || input.HasLengths) || network.Inputs.Count > 1)
            {
                writer.Line("Inputs =");
                List(writer, network.Inputs.Select((input, index) => $"new global::DslNet.InputInfo(\"{network.Surface.Inputs[index]}\", {Text(input.Shape)}){Wholes(input)}"));
            }

            if (network.Heads.Any(head => head.Name is not null))
            {
                writer.Line("Heads =");
                List(writer, network.Heads.Select((head, index) =>
                    $"new global::DslNet.HeadInfo(\"{head.Name}\", {Text(network.OutputShapes[index])}, global::DslNet.Loss.{network.LossOf(head)}, {InvariantText.Literal(head.Weight)}){Targets(network, index)}"));
            }

            if (program.Taps.Count > 0)
            {
                writer.Line("Taps =");
                List(writer, program.Taps.Select(tap => $"new global::DslNet.TapInfo(\"{tap.Name}\", {Text(tap.Shape)}, {InvariantText.Of(memory.OffsetOf(tap.Value))})"));
            }

            writer.Line("Definition =");
            List(writer, network.Definition.Select(Quoted));
        }).Line("};");
    }

    /// <summary>What of a row is tokens, and whether it ends with its length.</summary>
    private static string Wholes(GraphInput input)
    {
        string[] said = [.. new[] { input.IsTokens ? $"Vocabulary = {InvariantText.Of(input.Shape.Vocabulary)}" : "", input.HasLengths ? "HasLengths = true" : "" }.Where(text => text.Length > 0)];
        return said.Length == 0 ? "" : $" {{ {string.Join(", ", said)} }}";
    }

    /// <summary>How many steps of an output's row count: the length, and what windows leave of it.</summary>
    private static string StepsOf(CompiledNetwork network, int head)
    {
        string[] windows = [.. network.OutputLengths[head]!.Windows.Select(window => InvariantText.Of($"new({window.Slack}, {window.Stride})"))];
        return $"new global::DslNet.StepCount({InvariantText.Of(network.LengthPlaceOf(head)!.Value)})" + (windows.Length == 0 ? "" : $" {{ Windows = [{string.Join(", ", windows)}] }}");
    }

    /// <summary>What targets of an output have that the output hasn't: classes of steps in place of their probabilities, and lengths.</summary>
    private static string Targets(CompiledNetwork network, int head)
    {
        int size = network.TargetSizeOf(head);
        string[] said = [.. new[] { size == network.OutputShapes[head].Size ? "" : $"TargetSize = {InvariantText.Of(size)}", network.OutputLengths[head] is null ? "" : $"Steps = {StepsOf(network, head)}" }.Where(text => text.Length > 0)];
        return said.Length == 0 ? "" : $" {{ {string.Join(", ", said)} }}";
    }

    private static string ClassName(NetworkClass networkClass) => BoundedName.Of(networkClass.Name.Replace("@", ""), networkClass.PlainName) + "Info";

    private static string Text(Shape shape) => $"new global::DslNet.Shape({Numbers(shape.Extents)})";

    private static string Text(ParameterDeclaration parameter) =>
        $"new global::DslNet.ParameterInfo(\"{parameter.Value.Name}\", {InvariantText.Of(parameter.Value.Layer)}, global::DslNet.ParameterRole.{parameter.Role}, "
        + $"{Text(parameter.Value.Shape)}, {Text(parameter.Initializer)}, {InvariantText.Of(parameter.FanIn)}, {InvariantText.Of(parameter.FanOut)})" + (parameter.GradientIsSum ? " { GradientIsSum = true }" : "");

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
