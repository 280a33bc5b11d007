using DslNet.Compiler.Backends;
using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Backends.Cpu.Printing;
using DslNet.Compiler.Backends.Ilgpu;
using DslNet.Compiler.Design;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Tests.Interpreter;
using DslNet.Compiler.Tests.RandomNetworks;
using Xunit.Abstractions;

namespace DslNet.Compiler.Tests.Gradients;

/// <summary>What holds for chains holds for graphs.</summary>
public class GraphLaws(ITestOutputHelper output)
{
    [Fact]
    public void Gradients_of_300_random_graphs_agree_with_central_differences()
    {
        int graphs = 0, compared = 0, kinks = 0;
        Laws.Hold(GraphDraw.Trained, 300, graph =>
        {
            GradientCheck check = GradientCheck.Run(graph, seed: graphs, sample: 12);
            graphs++;
            compared += check.Compared;
            kinks += check.Kinks;
        });
        output.WriteLine($"{graphs} graphs, {compared} parameters, {kinks} kinks");
        compared.ShouldBeGreaterThan(2500);
        kinks.ShouldBeLessThan(compared / 20, "places without a derivative");
    }

    /// <summary>Worked out in the slots of the memory plan, where it has to outlive the pass.</summary>
    [Fact]
    public void Gradients_by_the_inputs_of_100_random_graphs_agree_with_central_differences()
    {
        int graphs = 0, compared = 0, kinks = 0;
        Laws.Hold(GraphDraw.Trained, 100, graph =>
        {
            GradientCheck check = GradientCheck.RunByInput(graph, seed: graphs, sample: 8);
            graphs++;
            compared += check.Compared;
            kinks += check.Kinks;
        });
        output.WriteLine($"{graphs} graphs, {compared} numbers, {kinks} kinks");
        compared.ShouldBeGreaterThan(500);
        kinks.ShouldBeLessThan(compared / 20, "places without a derivative");
    }

    /// <summary>After each pass, and placed, in the slots of the memory plans of the CPU and of a device.</summary>
    [Fact]
    public void Passes_and_shared_slots_preserve_the_meaning_of_300_random_graphs()
    {
        Laws.Hold(GraphDraw.Trained, 300, graph =>
        {
            KernelProgram[] programs = [.. NetworkCompiler.Stages(graph).Select(stage => stage.Program)];
            double[][] expected = ProgramResults.Of(graph, programs[0], null);
            foreach (KernelProgram program in programs.Skip(1))
            {
                ProgramResults.AreEqual(ProgramResults.Of(graph, program, null), expected);
            }

            CompiledNetwork network = NetworkCompiler.Compile(graph);
            PlacedNetwork processor = CpuBackend.Place(network), device = IlgpuBackend.Place(network);
            ProgramResults.AreEqual(ProgramResults.Of(graph, processor.Program, rows => new SlotStore(processor.Plan, rows)), expected);
            ProgramResults.AreEqual(ProgramResults.Of(graph, device.Program, rows => new SlotStore(device.Plan, rows)), ProgramResults.Of(graph, programs[0] with { Taps = [] }, null));
        });
    }

    /// <summary>Behind eval, in the slots of the plan, the logits are there, and the outputs still are: softmax or sigmoid of them, head by head.</summary>
    [Fact]
    public void Logits_of_eval_are_what_softmax_and_sigmoid_are_of()
    {
        int with = 0;
        Laws.Hold(GraphDraw.Trained, 150, graph =>
        {
            (CompiledNetwork network, KernelProgram program, MemoryPlan plan) = CpuBackend.Place(NetworkCompiler.Compile(graph));
            if (program.Logits is null)
            {
                graph.Heads.Count.ShouldBe(1);
                graph.Loss.ShouldNotBeOneOf(LossKind.CrossEntropy, LossKind.BinaryCrossEntropy);
                return;
            }

            with++;
            Random random = new(11);
            NetworkState state = NetworkState.Draw(program, random);
            Samples samples = Samples.Draw(graph, program.Input.Size, program.TrainOutput.Size, 3, random);
            (double[] output, double[] logits) = ReferenceInterpreter.EvalWithLogits(program, state, samples.Input, rows => new SlotStore(plan, rows));
            ProgramResults.AreEqual([output], [ReferenceInterpreter.Eval(program, state, samples.Input)]);
            int width = network.OutputShapes.Sum(shape => shape.Size), at = 0;
            foreach ((GraphHead head, Shape shape) in graph.Heads.Zip(network.OutputShapes))
            {
                // A softmax is of each step; behind a row's length outputs are 0, which no softmax and no sigmoid gives.
                foreach ((double[] z, double[] y) in logits.Chunk(width).Zip(output.Chunk(width)).SelectMany(row => row.First[at..(at + shape.Size)].Chunk(shape.Channels).Zip(row.Second[at..(at + shape.Size)].Chunk(shape.Channels))).Where(step => step.Second.Any(each => each != 0)))
                {
                    double largest = z.Max(), sum = z.Sum(each => Math.Exp(each - largest));
                    ProgramResults.AreEqual([y], [graph.LossOf(head) switch
                    {
                        LossKind.CrossEntropy => [.. z.Select(each => Math.Exp(each - largest) / sum)],
                        LossKind.BinaryCrossEntropy => [.. z.Select(ScalarMath.Sigmoid)],
                        _ => z,
                    }]);
                }

                at += shape.Size;
            }
        });
        with.ShouldBeGreaterThan(70);
    }

    /// <summary>Whatever is drawn, rules of design read it and code is printed of it, the same twice.</summary>
    [Fact]
    public void Random_graphs_are_read_by_the_rules_of_design_and_printed() => Laws.Hold(GraphDraw.Trained, 100, graph =>
    {
        NetworkDesign.Check(graph);
        NetworkClass named = new("", "N", default);
        string text = CpuEmitter.Emit(named, CpuBackend.Place(NetworkCompiler.Compile(graph)));
        text.ShouldContain("ICompiledNetwork");
        CpuEmitter.Emit(named, CpuBackend.Place(NetworkCompiler.Compile(graph))).ShouldBe(text);
    });

    /// <summary>By the textbook's formulas of the outputs in training mode.</summary>
    [Fact]
    public void The_loss_of_a_graph_is_the_sum_of_its_heads_losses_by_their_weights()
    {
        int several = 0;
        Laws.Hold(GraphDraw.Trained, 150, graph =>
        {
            CompiledNetwork network = NetworkCompiler.Compile(graph);
            KernelProgram program = network.Program;
            Random random = new(5);
            NetworkState state = NetworkState.Draw(program, random);
            const int Rows = 3;
            Samples samples = Samples.Draw(graph, program.Input.Size, program.TrainOutput.Size, Rows, random);
            TrainResult result = ReferenceInterpreter.TrainStep(program, state, samples.Input, samples.Target, 2, 4);
            int width = network.OutputShapes.Sum(shape => shape.Size), targets = program.Target!.Size, at = 0, from = 0;
            double expected = 0;
            for (int i = 0; i < graph.Heads.Count; i++)
            {
                Shape shape = network.OutputShapes[i];
                int size = network.TargetSizeOf(i);
                double[][] Part(double[] rows, int width, int at, int size) => [.. rows.Chunk(width).Select(row => row[at..(at + size)])];
                int[]? lengths = network.LengthPlaceOf(i) is { } place ? [.. samples.Input.Chunk(program.Input.Size).Select(row => StepsBehind((int)row[place], network.OutputLengths[i]!.Windows))] : null;
                expected += graph.Heads[i].Weight * LossOfSteps(graph, graph.LossOf(graph.Heads[i]), shape, Part(result.Output, width, at, shape.Size), Part(samples.Target, targets, from, size), lengths);
                at += shape.Size;
                from += size;
            }

            result.Loss.ShouldBe(expected, 1e-9 * (1 + Math.Abs(expected)));
            several += graph.Heads.Count > 1 ? 1 : 0;
        });
        several.ShouldBeGreaterThan(60);
    }

    /// <summary>The windows that fit into a row, one after the other.</summary>
    private static int StepsBehind(int length, IEnumerable<StepWindow> windows) =>
        windows.Aggregate(length, (steps, window) => steps == 0 ? 0 : Enumerable.Range(0, steps + 64).TakeWhile(place => (place * window.Stride) <= steps + window.Slack).Count());

    /// <summary>The mean over the steps before the rows' lengths; a vector is one step.</summary>
    private static double LossOfSteps(NetworkGraph graph, LossKind loss, Shape shape, double[][] predictions, double[][] targets, int[]? lengths)
    {
        int steps = shape.Rank == 2 || lengths is not null ? shape.Extents[0] : 1;
        List<double> losses = [];
        for (int row = 0; row < predictions.Length; row++)
        {
            double[][] all = [.. predictions[row].Chunk(shape.Size / steps)], wanted = [.. targets[row].Chunk(targets[row].Length / steps)];
            for (int step = 0; step < (lengths is null ? steps : lengths[row]); step++)
            {
                double[] target = loss == LossKind.CrossEntropy && shape.Rank > 1 ? [.. all[step].Select((_, label) => label == wanted[step][0] ? 1.0 : 0)] : wanted[step];
                losses.Add(LossOf(graph, loss, all[step], target, 1));
            }
        }

        return losses.Count == 0 ? 0 : losses.Average();
    }

    private static double LossOf(NetworkGraph graph, LossKind loss, double[] prediction, double[] target, int rows)
    {
        IEnumerable<(double P, double T)> pairs = prediction.Zip(target);
        ExprPool pool = new();
        Expr? custom = graph.Options.CustomLoss?.Instantiate(pool, pool.Operand(0), pool.Operand(1));
        return loss switch
        {
            LossKind.CrossEntropy => pairs.Where(pair => pair.T > 0).Sum(pair => -pair.T * Math.Log(pair.P)) / rows,
            LossKind.BinaryCrossEntropy => pairs.Average(pair => -Math.Log(pair.T > 0 ? pair.P : 1 - pair.P)),
            LossKind.MeanSquaredError => pairs.Average(pair => (pair.P - pair.T) * (pair.P - pair.T)),
            LossKind.MeanAbsoluteError => pairs.Average(pair => Math.Abs(pair.P - pair.T)),
            LossKind.Huber => pairs.Average(pair => Math.Abs(pair.P - pair.T) is var d && d < 1 ? d * d / 2 : d - 0.5),
            LossKind.Custom => pairs.Average(pair => ExprEvaluation.Of(custom!, pair.P, pair.T)),
            _ => throw new ArgumentOutOfRangeException(nameof(loss)),
        };
    }
}
