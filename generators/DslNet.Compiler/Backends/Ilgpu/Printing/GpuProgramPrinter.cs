using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

/// <summary>Prints the program: the launches, in order, and the elementwise function of each.</summary>
internal static class GpuProgramPrinter
{
    /// <summary>The program's class. Its name contains the network's full name, so that networks of one name in different namespaces don't collide.</summary>
    public static string ClassName(NetworkClass networkClass)
    {
        // a_b.C and a.b_C would collide.
        string name = networkClass.PlainName, word = name.Replace('.', '_');
        return (name.Contains("_") ? BoundedName.WithHash(word, name) : BoundedName.Of(word, name)) + "Program";
    }

    public static void Print(SourceWriter writer, NetworkClass networkClass, PlacedNetwork placed, GpuMemoryMap memory, string visibility, CancellationToken cancellation)
    {
        KernelProgram program = placed.Program;
        SourceWriter structs = new(cancellation, depth: 2);
        (string Name, string Signature, IReadOnlyList<Launched> Launches)[] lists =
        [
            List("TrainForward", "int rows, RandomState random", program.TrainForward),
            List("TrainHead", "int rows, RandomState random", program.TrainHead),
            List("Backward", "int rows, RandomState random, bool weighted", program.Backward),
            List("Penalty", "float l1, float l2", program.Penalty),
            List("EvalForward", "int rows", program.EvalForward),
            List("EvalLogits", "int rows", program.EvalLogits),
        ];
        string name = ClassName(networkClass);
        writer.Block("namespace DslNet.Generated.Gpu", () =>
        {
            writer.Line("using global::System;");
            writer.Line("using global::ILGPU;");
            writer.Line("using global::ILGPU.Runtime;");
            writer.Line("using global::DslNet;");
            writer.Line("using global::DslNet.Kernels.RandomNumbers;");
            writer.Line("using global::DslNet.Ilgpu;");
            writer.Line("using global::DslNet.Ilgpu.Kernels;");
            writer.Line().Summary($"What {networkClass.Name.Replace("@", "")} does on a device, launch by launch.").MarkType();
            writer.Block($"{visibility} sealed class {name} : GpuProgram", () =>
            {
                GpuLaunch[] all = [.. lists.SelectMany(list => list.Launches).SelectMany(launched => launched.Launches.Concat(launched.Weighted)).Where(launch => launch.IsKernel)];
                foreach (GpuLaunch launch in all)
                {
                    writer.Line(launch.Declaration);
                }

                Constructor(writer, name, placed, memory, all);
                foreach ((string method, string signature, IReadOnlyList<Launched> launches) in lists)
                {
                    Method(writer, method, signature, launches);
                }

                writer.Raw(structs.ToString());
            });
        });

        (string, string, IReadOnlyList<Launched>) List(string list, string signature, IEnumerable<Kernel> kernels)
        {
            GpuLaunches launches = new(kernels, memory.Plan);
            GpuKernelPrinter printer = new(structs, visibility, memory);
            return (list, signature, [.. launches.Kernels.Select(kernel => new Launched([.. kernel.Accept(printer)], [.. RowWeighting.Of(kernel)?.Accept(printer) ?? []]))]);
        }
    }

    /// <summary>The number of launches of a training step: forward, loss, gradients, update.</summary>
    public static int LaunchesPerStep(KernelProgram program, GpuMemoryMap memory) =>
        new GpuLaunches(program.TrainForward, memory.Plan).Count + new GpuLaunches(program.Backward, memory.Plan).Count + 1;

    private static void Constructor(SourceWriter writer, string name, PlacedNetwork placed, GpuMemoryMap memory, GpuLaunch[] launches)
    {
        KernelProgram program = placed.Program;
        string target = InvariantText.Of(program.Target is null ? memory.SlotOf(program.Input) : memory.SlotOf(program.Target));
        string slots = $"{InvariantText.Of(memory.SlotOf(program.Input))}, {target}, {InvariantText.Of(memory.SlotOf(program.TrainOutput))}, {InvariantText.Of(memory.SlotOf(program.EvalOutput))}, {InvariantText.Of(memory.SlotOf(program.Logits ?? program.EvalOutput))}, {InvariantText.Of(program.InputGradient is null ? -1 : memory.SlotOf(program.InputGradient))}";
        int weighted = program.Backward.OfType<SigmoidCrossEntropyKernel>().Where(kernel => !kernel.IsPlain).Sum(kernel => kernel.Logits.Size);
        string positive = weighted == 0 ? "" : $" {{ PositiveWeights = {InvariantText.Of(weighted)} }}";
        writer.Line().Line($"public {name}(Accelerator accelerator, int batchSize, MatrixProducts products, Func<int, INetwork> createTwin)").Indented(() =>
            writer.Line($": base(accelerator, batchSize, new GpuLayout({Numbers(memory.Plan.SlotWidths)}, {Numbers(memory.Plan.StatisticSizes)}, {Sizes(program.Parameters)}, {Sizes(program.Buffers)}, {slots}){positive}, products, createTwin)"));
        writer.Block("", () =>
        {
            foreach (GpuLaunch launch in launches)
            {
                writer.Line(launch.Load);
            }
        });
    }

    private static void Method(SourceWriter writer, string name, string signature, IReadOnlyList<Launched> launches) =>
        writer.Line().Block($"public override void {name}({signature})", () =>
        {
            foreach (Launched launched in launches)
            {
                if (launched.Weighted.Count > 0)
                {
                    writer.Block("if (weighted)", () => Calls(launched.Weighted));
                    writer.Block("else", () => Calls(launched.Launches));
                }
                else
                {
                    Calls(launched.Launches);
                }
            }

            void Calls(IEnumerable<GpuLaunch> each)
            {
                foreach (GpuLaunch launch in each)
                {
                    writer.Line(launch.Call);
                }
            }
        });

    /// <summary>The launches of a kernel, and those that replace them in a weighted pass; empty where they are the same.</summary>
    private sealed record Launched(IReadOnlyList<GpuLaunch> Launches, IReadOnlyList<GpuLaunch> Weighted);

    private static string Sizes(IEnumerable<ParameterDeclaration> parameters) => Numbers(parameters.Select(parameter => parameter.Value.Size));

    private static string Numbers(IEnumerable<int> numbers) => $"[{string.Join(", ", numbers.Select(number => InvariantText.Of(number)))}]";
}
