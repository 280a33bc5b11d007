using DslNet.Compiler;
using DslNet.Compiler.Backends;
using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Backends.Cpu.Printing;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;
using DslNet.Compiler.Tests;
using DslNet.Compiler.Tests.Interpreter;
using DslNet.Compiler.Tests.Loops;
using DslNet.FrontEnd;
using DslNet.Generators.Tests.FrontEnd;
using DslNet.Generators.Tests.Harness;
using DslNet.Generators.Tests.RandomNetworks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests;

/// <summary>Loops as they are printed, on bodies drawn at random, against the interpreter. No verb makes one yet: a network's program is exchanged for one with loops.</summary>
public class LoopPrintingTests
{
    private const int Rows = 5;

    [Fact]
    public void A_printed_loop_computes_what_the_interpreter_computes()
    {
        int loops = 0, masked = 0, magnified = 0;
        Laws.Hold(LoopDraw.WithoutKinks, 15, draw => loops += Check(draw, ref masked, ref magnified));
        Laws.Hold(LoopDraw.Any, 10, draw => loops += Check(draw, ref masked, ref magnified));
        loops.ShouldBeGreaterThan(40);
        masked.ShouldBeGreaterThan(20);
        magnified.ShouldBeLessThan(20);
    }

    private static int Check(LoopDraw draw, ref int masked, ref int magnified)
    {
        (LoopProgram written, Value[] outputs, Value predicted) = draw.WriteBoth();
        KernelProgram program = written.Differentiated(outputs, kernels => Before(written, outputs, kernels), predicted);
        program = Simplify.Run(LoopSums.Run(program, written.Builder, CancellationToken.None), CancellationToken.None);
        program = Verifier.Check(Fusion.Run(LoopStates.Run(LoopMasks.Run(program)), CancellationToken.None), nameof(Fusion));
        CSharpCompilation user = Compiling.Of($"{Compiling.Usings}[Network(Loss = Loss.MeanSquaredError, InputGradient = true)] public sealed partial class N {{ static Net Define() => Input({program.Input.Size}) >> Dense({outputs[0].Size}); }}");
        DefinitionReading reading = ReadDefinition.Of(user, "N");
        PlacedNetwork network = CpuBackend.Place(NetworkCompiler.Compile(reading.Graph.ShouldNotBeNull()) with { Program = program });
        CSharpCompilation complete = user.AddSyntaxTrees(Compiling.Tree(CpuEmitter.Emit(reading.Class, network), "N.g.cs"));
        complete.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ShouldBeEmpty();
        using INetwork made = Generating.Make(DrawnCompilation.Load(complete), "N", batchSize: Rows, seed: 5, threads: 2);

        Random random = new(draw.Seed);
        NetworkState state = NetworkState.Draw(program, random);
        made.SetParameters([.. NetworkState.Flat(state.Parameters).Select(number => (float)number)]);
        double[] input = [.. Enumerable.Range(0, Rows * program.Input.Size).Select(_ => (double)((2 * random.NextSingle()) - 1))];
        foreach ((int at, int steps) in draw.Masks)
        {
            for (int row = 0; row < Rows; row++)
            {
                int length = random.Next(steps + 1);
                Enumerable.Range(0, steps).ToList().ForEach(t => input[(row * program.Input.Size) + at + t] = t < length ? 1 : 0);
            }
        }

        float[] floats = [.. input.Select(number => (float)number)], target = new float[Rows * outputs[0].Size], gradients = new float[made.Info.ParameterCount];
        float loss = made.Backward(floats, target);
        made.GetGradients(gradients);
        RandomNetworks.Comparison comparison = new(draw);
        comparison.Hold("backward", [[loss], gradients], storage =>
        {
            TrainResult result = ReferenceInterpreter.TrainStep(program, state, input, [.. target.Select(number => (double)number)], 5, 0, storage: storage);
            return [[result.Loss], NetworkState.Flat(result.Gradients)];
        });
        float[] output = new float[target.Length];
        made.Predict(floats, output);
        comparison.Hold("predict", [output], storage => [ReferenceInterpreter.Eval(program, state, input, storage)]);
        magnified += comparison.Magnified;
        masked += LoopKernel.WithBodies(program.AllKernels).Count(kernel => kernel is LoopKernel { Mask: not null });
        return LoopKernel.WithBodies(program.AllKernels).Count(kernel => kernel is LoopKernel);
    }

    private static IReadOnlyList<Kernel> Before(LoopProgram written, Value[] outputs, IReadOnlyList<Kernel> kernels) =>
        LoopHoisting.Run(LoopDraws.Run(written.Lowered(outputs, kernels), CancellationToken.None), CancellationToken.None).TrainForward;
}
