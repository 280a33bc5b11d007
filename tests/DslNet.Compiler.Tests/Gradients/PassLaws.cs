using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;
using DslNet.Compiler.Tests.Interpreter;
using DslNet.Compiler.Tests.RandomNetworks;

namespace DslNet.Compiler.Tests.Gradients;

/// <summary>Every pass gives a program that means the same as the one before it.</summary>
public class PassLaws
{
    private const int Rows = 4;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Simplification_and_fusion_preserve_meaning(bool windowed)
    {
        Laws.Hold(windowed ? DefinitionDraw.Windowed : DefinitionDraw.Any, 300, tree =>
        {
            NetworkGraph graph = tree.ToGraph();
            KernelProgram[] programs = [.. NetworkCompiler.Stages(graph).Select(stage => stage.Program)];
            programs.Length.ShouldBe(6);
            double[][] expected = ProgramResults.Of(graph, programs[0], null);
            foreach (KernelProgram program in programs.Skip(1))
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
            double[][] apart = ProgramResults.Of(graph, network.Program, null);
            double[][] shared = ProgramResults.Of(graph, network.Program, rows => new SlotStore(network.Plan, rows));
            shared.ShouldBe(apart);
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
            foreach (CompiledNetwork each in new[] { network, NetworkCompiler.ForDevice(network) })
            {
                KernelProgram program = each.Program;
                Random random = new(11);
                NetworkState state = NetworkState.Draw(program, random);
                Samples samples = Samples.Draw(graph, program.Input.Size, program.TrainOutput.Size, Rows, random);
                double[] expected = ReferenceInterpreter.Eval(program, state, samples.Input);
                (double[] output, double[] logits) = ReferenceInterpreter.EvalWithLogits(program, state, samples.Input, each == network ? rows => new SlotStore(each.Plan, rows) : null);
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
            CompiledNetwork first = NetworkCompiler.Compile(tree.ToGraph());
            CompiledNetwork second = NetworkCompiler.Compile(tree.ToGraph());
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

    private static double[] Softmax(double[] row)
    {
        double[] powers = [.. row.Select(logit => Math.Exp(logit - row.Max()))];
        return [.. powers.Select(power => power / powers.Sum())];
    }
}
