using DslNet.Compiler.Backends;
using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Backends.Ilgpu;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;
using DslNet.Compiler.Tests.Interpreter;
using DslNet.Compiler.Tests.RandomNetworks;

namespace DslNet.Compiler.Tests.Gradients;

/// <summary>Every pass, and what back ends make of the last, gives a program that means the same as the one before it.</summary>
public class PassLaws
{
    private const int Rows = 4;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Passes_and_back_ends_preserve_meaning(bool windowed)
    {
        Laws.Hold(windowed ? DefinitionDraw.Windowed : DefinitionDraw.Any, 300, tree =>
        {
            NetworkGraph graph = tree.ToGraph();
            KernelProgram[] programs = [.. NetworkCompiler.Stages(graph).Select(stage => stage.Program)];
            programs.Length.ShouldBe(5);
            double[][] expected = ProgramResults.Of(graph, programs[0], null);
            foreach (KernelProgram program in programs.Skip(1).Append(CpuBackend.Place(NetworkCompiler.Compile(graph)).Program))
            {
                ProgramResults.AreEqual(ProgramResults.Of(graph, program, null), expected);
            }
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Values_in_shared_slots_give_what_values_apart_give(bool windowed)
    {
        Laws.Hold(windowed ? DefinitionDraw.Windowed : DefinitionDraw.Any, 300, tree =>
        {
            NetworkGraph graph = tree.ToGraph();
            CompiledNetwork network = NetworkCompiler.Compile(graph);
            foreach (PlacedNetwork placed in new[] { CpuBackend.Place(network), IlgpuBackend.Place(network) })
            {
                double[][] apart = ProgramResults.Of(graph, placed.Program, null);
                double[][] shared = ProgramResults.Of(graph, placed.Program, rows => new SlotStore(placed.Plan, rows));
                shared.ShouldBe(apart);
            }
        });
    }

    /// <summary>Behind eval, in the slots of the plan, the logits are there, and the output still is: softmax or sigmoid of them.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Logits_of_eval_are_what_softmax_and_sigmoid_are_of(bool windowed)
    {
        int with = 0;
        Laws.Hold(windowed ? DefinitionDraw.Windowed : DefinitionDraw.Any, 300, tree =>
        {
            NetworkGraph graph = tree.ToGraph();
            CompiledNetwork network = NetworkCompiler.Compile(graph);
            if (graph.Options.Loss is not (LossKind.CrossEntropy or LossKind.BinaryCrossEntropy))
            {
                network.Program.Logits.ShouldBeNull();
                return;
            }

            with++;
            foreach (PlacedNetwork each in new[] { CpuBackend.Place(network), IlgpuBackend.Place(network) })
            {
                KernelProgram program = each.Program;
                Random random = new(11);
                NetworkState state = NetworkState.Draw(program, random);
                Samples samples = Samples.Draw(graph, program.Input.Size, program.TrainOutput.Size, Rows, random);
                double[] expected = ReferenceInterpreter.Eval(program, state, samples.Input);
                (double[] output, double[] logits) = ReferenceInterpreter.EvalWithLogits(program, state, samples.Input, rows => new SlotStore(each.Plan, rows));
                ProgramResults.AreEqual([output], [expected]);
                ProgramResults.AreEqual([logits.Chunk(program.EvalOutput.Size).SelectMany(row => graph.Options.Loss == LossKind.BinaryCrossEntropy ? row.Select(ScalarMath.Sigmoid) : Softmax(row)).ToArray()], [expected]);
            }
        });
        with.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void The_same_graph_compiles_to_the_same_program()
    {
        Laws.Hold(DefinitionDraw.Any, 50, tree =>
        {
            PlacedNetwork first = CpuBackend.Place(NetworkCompiler.Compile(tree.ToGraph()));
            PlacedNetwork second = CpuBackend.Place(NetworkCompiler.Compile(tree.ToGraph()));
            second.Program.AllKernels.Select(kernel => kernel.ToString()).ShouldBe(first.Program.AllKernels.Select(kernel => kernel.ToString()));
            second.Plan.SlotWidths.ShouldBe(first.Plan.SlotWidths);
        });
    }

    [Fact]
    public void Fusion_leaves_no_map_behind_a_plain_dense_layer()
    {
        NetworkGraph graph = OpNetworks.Graph(LossKind.CrossEntropy, [8], OpNetworks.Dense(16), OpNetworks.Layer("Relu"), OpNetworks.Dense(4), OpNetworks.Layer("Softmax"));
        KernelProgram program = NetworkCompiler.Compile(graph).Program;
        program.TrainForward.ShouldAllBe(kernel => kernel is MatMulKernel);
        program.TrainForward.Count.ShouldBe(2);
        program.Backward.OfType<MapKernel>().Where(kernel => kernel.Layer >= 0).ShouldBeEmpty();
    }

    [Fact]
    public void A_slope_before_a_maximum_is_taken_of_the_maxima_alone_and_so_is_the_bias()
    {
        NetworkGraph graph = OpNetworks.Graph(
            LossKind.CrossEntropy, [8, 8, 1], OpNetworks.Convolution("Conv2D", 8, 3, 1, 0), OpNetworks.Layer("Relu"), OpNetworks.Pool("MaxPool2D", 2, 2), OpNetworks.Layer("Flatten"), OpNetworks.Dense(4), OpNetworks.Layer("Softmax"));
        KernelProgram program = NetworkCompiler.Compile(graph).Program;
        program.Backward.OfType<MapKernel>().Single(kernel => kernel.Layer == 2 || kernel.Layer == 1).Size.ShouldBe(3 * 3 * 8);
        program.Backward.OfType<ReduceRowsKernel>().Single(kernel => kernel.Output.Size == 8).Size.ShouldBe(3 * 3 * 8);
    }

    [Fact]
    public void The_verifier_refuses_a_program_that_reads_what_nobody_wrote()
    {
        KernelProgram program = NetworkCompiler.Compile(OpNetworks.Around("Relu")).Program;
        KernelProgram broken = program with { TrainForward = [.. program.TrainForward.Skip(1)] };
        Should.Throw<InvalidOperationException>(() => Verifier.Check(broken, "test")).Message.ShouldContain("before it is written");
        KernelProgram doubled = program with { TrainForward = [.. program.TrainForward, program.TrainForward[0]] };
        Should.Throw<InvalidOperationException>(() => Verifier.Check(doubled, "test")).Message.ShouldContain("a second time");
    }

    [Fact]
    public void The_verifier_of_placed_programs_refuses_what_has_no_algorithm_or_one_of_another_form()
    {
        CompiledNetwork network = NetworkCompiler.Compile(OpNetworks.Around("Conv2D"));
        Should.Throw<InvalidOperationException>(() => CpuVerifier.Check(network.Program, "test", default)).Message.ShouldContain("has no algorithm");
        KernelProgram placed = CpuBackend.Place(network).Program;
        KernelProgram broken = placed with
        {
            TrainForward = [.. placed.TrainForward.Select(kernel => kernel is PlacedConvolutionKernel convolution ? convolution with { Selected = new(ConvolutionAlgorithm.Scattered, 1, 0) } : kernel)],
        };
        Should.Throw<InvalidOperationException>(() => CpuVerifier.Check(broken, "test", default)).Message.ShouldContain("goes Forward by Scattered");
        Should.Throw<InvalidOperationException>(() => Verifier.Check(placed, "test")).Message.ShouldContain("is placed for a CPU");
    }

    [Fact]
    public void On_a_device_a_bias_s_gradient_goes_with_its_weight_s()
    {
        NetworkGraph graph = OpNetworks.Graph(LossKind.MeanSquaredError, [4], OpNetworks.Dense(5), OpNetworks.Layer("Tanh"), OpNetworks.Dense(3, bias: false), OpNetworks.Dense(2));
        KernelProgram placed = IlgpuBackend.Place(NetworkCompiler.Compile(graph)).Program;
        placed.Backward.OfType<WeightAndBiasGradientKernel>().Count().ShouldBe(2);
        placed.Backward.OfType<MatMulKernel>().Count(kernel => kernel.Form == MatMulForm.WeightGradient).ShouldBe(1);
        placed.Backward.OfType<ReduceRowsKernel>().Where(kernel => kernel.Layer >= 0).ShouldBeEmpty();
        Should.Throw<InvalidOperationException>(() => DeviceVerifier.Check(placed with { Parameters = [.. placed.Parameters.Reverse()] }, "test", default)).Message.ShouldContain("which isn't right behind");
    }

    private static double[] Softmax(double[] row)
    {
        double[] powers = [.. row.Select(logit => Math.Exp(logit - row.Max()))];
        return [.. powers.Select(power => power / powers.Sum())];
    }
}
