using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <summary>Prints the program: the hooks by which the driver calls it, the lists of kernels in order, and the kernels.</summary>
internal static class ProgramPrinter
{
    private const string Contract = RuntimeNames.CompiledNetwork;

    /// <summary>The members that the driver calls; hidden from users by being explicit.</summary>
    public static void Hooks(SourceWriter writer, NetworkClass networkClass, PlacedNetwork placed)
    {
        string kernels = "global::DslNet.Generated." + ClassName(networkClass);
        writer.MarkMember().Line($"{RuntimeNames.NetworkDriver} {Contract}.Driver => {networkClass.Driver};").Line();
        foreach (string list in new[] { "TrainForward", "TrainHead", "Backward" })
        {
            writer.MarkMember().Line($"void {Contract}.{list}(int rows) => {kernels}.{list}({networkClass.Driver}, rows);").Line();
        }

        writer.MarkMember().Line($"void {Contract}.EvalForward(int rows) => {kernels}.EvalForward({networkClass.Driver}.Inference, rows);").Line();
        if (placed.Program.EvalLogits.Count > 0)
        {
            writer.MarkMember().Line($"void {Contract}.EvalLogits(int rows) => {kernels}.EvalLogits({networkClass.Driver}.Inference, rows);").Line();
        }
        else if (networkClass.User.Names.Contains("EvalLogits"))
        {
            // Without it, a public method of the user's of that name would implement the interface.
            writer.MarkMember().Line($"void {Contract}.EvalLogits(int rows)").Line("{").Line("}").Line();
        }

        if (placed.Program.Taps.Count > 0)
        {
            writer.MarkMember().Line($"void {Contract}.EvalTap(int tap, int rows) => {kernels}.EvalTap(tap, {networkClass.Driver}.Inference, rows);").Line();
        }

        writer.MarkMember().Line($"void {Contract}.Penalty() => {kernels}.Penalty({networkClass.Driver});");
        if (placed.Network.HasOwnLoss)
        {
            writer.Line().MarkMember().Line($"float {Contract}.LossOf(float prediction, float target) => LossOf(prediction, target);");
        }

        writer.Line();
        InferencePrinter.Hook(writer, networkClass);
    }

    /// <summary>The class of the kernels.</summary>
    public static void Kernels(SourceWriter writer, NetworkClass networkClass, PlacedNetwork placed, MemoryMap memory, int shareFrom, CancellationToken cancellation)
    {
        KernelProgram program = placed.Program;
        MemoryMap inference = memory.Of(KernelOwner.Inference);
        Dictionary<Kernel, Kernel> weighted = Weighted(program.Backward);
        KernelSharing training = new(program.TrainForward.Concat(program.TrainHead).Concat(program.Backward).Concat(weighted.Values).Concat(program.Penalty), memory, shareFrom, cancellation);
        KernelSharing eval = new(program.EvalForward.Concat(program.EvalLogits).Concat(program.Taps.SelectMany(tap => tap.Kernels)), inference, shareFrom, cancellation);
        writer.Line().Block("namespace DslNet.Generated", () =>
        {
            writer.Line("using global::System.Runtime.CompilerServices;");
            writer.Line("using global::System.Runtime.Intrinsics;");
            RuntimeNames.Usings(writer);
            InfoPrinter.Print(writer, networkClass, placed, memory);
            writer.Line().Summary($"What {networkClass.Name.Replace("@", "")} does, kernel by kernel.").MarkType();
            writer.Block($"file static class {ClassName(networkClass)}", () =>
            {
                Calls(writer, "TrainForward", "From the input to where the loss reads, in training.", program.TrainForward, [], memory, training, watched: true);
                Calls(writer, "TrainHead", "From there to the output.", program.TrainHead, [], memory, training);
                Calls(writer, "Backward", "The loss, and all gradients.", program.Backward, weighted, memory, training);
                InferencePrinter.Calls(writer, inference, eval, program.EvalLogits);
                InferencePrinter.Taps(writer, inference, eval, program.Taps);
                writer.Line("/// <summary>Adds the penalty's derivative to the gradients of the weights.</summary>");
                writer.Block("public static void Penalty(NetworkDriver driver)", () =>
                {
                    foreach (Kernel kernel in program.Penalty)
                    {
                        writer.Line(training.Call(kernel, "1"));
                    }
                });
                training.Print(writer);
                eval.Print(writer);
            });
            InferencePrinter.Program(writer, networkClass, ClassName(networkClass), inference.Inference);
        });
    }

    /// <summary>The replacements of kernels in a weighted pass, where they differ.</summary>
    private static Dictionary<Kernel, Kernel> Weighted(IEnumerable<Kernel> kernels)
    {
        Dictionary<Kernel, Kernel> weighted = new(KernelIdentity.Instance);
        foreach (Kernel kernel in kernels)
        {
            if (Weighted(kernel) is { } other)
            {
                weighted[kernel] = other;
            }
        }

        return weighted;
    }

    private static Kernel? Weighted(Kernel kernel) => kernel switch
    {
        PlacedMatMulKernel placed => RowWeighting.Of(placed.Product) is MatMulKernel product ? placed with { Name = product.Name, Product = product } : null,
        PlacedConvolutionKernel placed => RowWeighting.Of(placed.Convolution) is ConvolutionKernel convolution ? placed with { Name = convolution.Name, Convolution = convolution } : null,
        _ => RowWeighting.Of(kernel),
    };

    private static void Calls(
        SourceWriter writer, string name, string summary, IReadOnlyList<Kernel> kernels, Dictionary<Kernel, Kernel> weighted, MemoryMap memory, KernelSharing sharing, bool watched = false)
    {
        writer.Summary(summary);
        writer.Block($"public static void {name}(NetworkDriver driver, int rows)", () =>
        {
            foreach (Kernel kernel in kernels.Where(kernel => !memory.IsIdle(kernel)))
            {
                if (weighted.TryGetValue(kernel, out Kernel? other))
                {
                    writer.Block("if (driver.IsWeighted)", () => writer.Line(sharing.Call(other, "rows")));
                    writer.Block("else", () => writer.Line(sharing.Call(kernel, "rows")));
                    continue;
                }

                writer.Line(sharing.Call(kernel, "rows"));
                foreach (Value value in kernel.Outputs.Where(value => watched && kernel.Layer >= 0 && value.PerRow && value.Type == ElementType.Float32))
                {
                    RowLayout layout = RowLayout.Of(value);
                    writer.Line($"driver.Check({InvariantText.Of(kernel.Layer)}, {memory.SliceOf(value)}, {layout.Rows}, {layout.Columns});");
                }
            }
        }).Line();
    }

    private static string ClassName(NetworkClass networkClass) => BoundedName.Of(networkClass.Name.Replace("@", ""), networkClass.PlainName) + "Kernels";
}
