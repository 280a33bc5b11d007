using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Emit.Surface;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <summary>Prints the inference half: its calls, and the program by which a predictor runs it without the network.</summary>
internal static class InferencePrinter
{
    /// <summary>The network's static member by which a predictor finds the program.</summary>
    public static void Hook(SourceWriter writer, NetworkClass networkClass) =>
        writer.MarkMember().Block(Member(networkClass), () => writer.Block("get", () =>
        {
            writer.Line(RuntimeContract.Check(networkClass));
            writer.Line($"return global::DslNet.Generated.{ClassName(networkClass)}.Instance;");
        }));

    /// <summary>The same for a network that can't be built.</summary>
    public static void BrokenHook(SourceWriter writer, NetworkClass networkClass)
    {
        if (!networkClass.User.Clashing.Contains(GeneratedMembers.Contract + "Inference"))
        {
            writer.MarkMember().Line($"{Member(networkClass)} => {SurfacePrinter.Throw(networkClass)};");
        }
    }

    /// <summary>The calls of the kernels, in order.</summary>
    public static void Calls(SourceWriter writer, MemoryMap memory, KernelSharing sharing, IReadOnlyList<Kernel> logits)
    {
        InferenceParts inference = memory.Inference;
        writer.Summary("From the input to the output, in eval.");
        writer.Block("public static void EvalForward(InferencePass pass, int rows)", () =>
        {
            if (inference.Packed.Count > 0)
            {
                writer.Block("if (!pass.IsPacked)", () => writer.Line("Pack(pass);")).Line();
            }

            foreach (Kernel kernel in inference.PerBatch)
            {
                writer.Line(sharing.Call(kernel, "rows"));
            }
        }).Line();
        if (logits.Count > 0)
        {
            writer.Summary("From there to the logits, for the loss of an evaluation.");
            writer.Block("public static void EvalLogits(InferencePass pass, int rows)", () =>
            {
                foreach (Kernel kernel in logits.Where(kernel => !memory.IsIdle(kernel)))
                {
                    writer.Line(sharing.Call(kernel, "rows"));
                }
            }).Line();
        }

        writer.Summary("What depends on parameters and buffers alone: a predictor computes it once.");
        writer.Block("public static void Pack(InferencePass pass)", () =>
        {
            foreach (Kernel kernel in inference.Packed)
            {
                writer.Line(sharing.Call(kernel, "1"));
            }

            foreach (ConvolutionKernel convolution in inference.Tiled.Select(kernel => kernel.Convolution))
            {
                writer.Line($"pass.PackTiles({InvariantText.Of(inference.TilesOf(convolution))}, {memory.SliceOf(convolution.Right)}, {InvariantText.Of(convolution.Window.Channels)}, {InvariantText.Of(convolution.Filters)});");
            }
        }).Line();
    }

    /// <summary>The kernels from the input to each tapped value.</summary>
    public static void Taps(SourceWriter writer, MemoryMap memory, KernelSharing sharing, IReadOnlyList<TapProgram> taps)
    {
        if (taps.Count == 0)
        {
            return;
        }

        writer.Summary("From the input to a value inside, by its number among the taps.");
        writer.Block("public static void EvalTap(int tap, InferencePass pass, int rows)", () => writer.Block("switch (tap)", () =>
        {
            for (int i = 0; i < taps.Count; i++)
            {
                writer.Line($"case {InvariantText.Of(i)}: // {taps[i].Name}").Indented(() =>
                {
                    foreach (Kernel kernel in taps[i].Kernels.Where(kernel => !memory.IsIdle(kernel)))
                    {
                        writer.Line(sharing.Call(kernel, "rows"));
                    }

                    writer.Line("break;");
                });
            }
        })).Line();
    }

    /// <summary>The class of a predictor's program.</summary>
    public static void Program(SourceWriter writer, NetworkClass networkClass, string kernels, InferenceParts inference)
    {
        string name = ClassName(networkClass), network = networkClass.Name.Replace("@", "");
        string tiles = string.Join(", ", inference.Tiled.Select(kernel => InvariantText.Of((int)kernel.Selected.ScratchFloats)));
        writer.Line().Summary($"What predictors of {network} run.").MarkType();
        writer.Block($"file sealed class {name} : InferenceProgram", () =>
        {
            writer.Line($"public static readonly {name} Instance = new();").Line();
            writer.Line($"private {name}()").Indented(() =>
                writer.Line($": base({InfoPrinter.Name(networkClass)}, new InferencePlan({InvariantText.Of(inference.Width)}, [{Numbers(inference.Parameters)}], [{Numbers(inference.Buffers)}], [{Numbers(inference.Constants)}], [{Numbers(inference.Statistics)}], [{tiles}]))"));
            writer.Line("{").Line("}").Line();
            writer.Line($"public override void Pack(InferencePass pass) => {kernels}.Pack(pass);").Line();
            writer.Line($"public override void Forward(InferencePass pass, int rows) => {kernels}.EvalForward(pass, rows);");
        });
    }

    private static string Member(NetworkClass networkClass) => $"static {RuntimeNames.InferenceProgram} global::DslNet.INetwork<{networkClass.FullName}>.Inference";

    private static string ClassName(NetworkClass networkClass) => BoundedName.Of(networkClass.Name.Replace("@", ""), networkClass.PlainName) + "Inference";

    private static string Numbers(IEnumerable<int> numbers) => string.Join(", ", numbers.Select(InvariantText.Of));
}
