using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Gradients;
using DslNet.Compiler.Tests.Graphs;

namespace DslNet.Compiler.Tests.Loops;

/// <summary>The kernel of a recurrent layer against the loop that it stands for.</summary>
public class RecurrenceFormTests
{
    public static TheoryData<string, bool, bool> Cases
    {
        get
        {
            TheoryData<string, bool, bool> cases = [];
            foreach (string verb in new[] { "Rnn", "Gru", "Lstm" })
            {
                foreach (bool both in new[] { false, true })
                {
                    cases.Add(verb, both, false);
                    cases.Add(verb, both, true);
                }
            }

            return cases;
        }
    }

    /// <summary>Outputs and gradients in training and eval; in one direction and in both, with lengths of rows and without.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void A_kernel_means_what_the_loop_means(string verb, bool both, bool lengths)
    {
        NetworkGraph graph = Graph(verb, both, lengths);
        KernelProgram kernel = NetworkCompiler.Compile(graph).Program, loop = NetworkCompiler.Stages(graph, RecurrenceForm.Loop).Last().Program;
        kernel.AllKernels.OfType<RecurrentKernel>().Count().ShouldBe(both ? 4 : 2, "in training and in eval");
        kernel.AllKernels.ShouldNotContain(each => each is LoopKernel);
        loop.AllKernels.ShouldContain(each => each is LoopKernel);
        loop.AllKernels.ShouldNotContain(each => each is RecurrentKernel);
        ProgramResults.AreEqual(ProgramResults.Of(graph, kernel, null), ProgramResults.Of(graph, loop, null));
    }

    /// <summary>Eval keeps nothing for a derivative, and neither does a training that needs none.</summary>
    [Theory]
    [InlineData("Rnn")]
    [InlineData("Gru")]
    [InlineData("Lstm")]
    public void Only_what_is_differentiated_keeps_its_states(string verb)
    {
        KernelProgram program = NetworkCompiler.Compile(Graph(verb, both: false, lengths: false)).Program;
        program.TrainForward.OfType<RecurrentKernel>().ShouldHaveSingleItem().Before.ShouldNotBeNull();
        program.EvalForward.OfType<RecurrentKernel>().ShouldHaveSingleItem().Outputs.ShouldHaveSingleItem();

        GraphBuilder graph = new();
        NetworkGraph frozen = graph.Build(LossKind.MeanSquaredError, graph.Chain(graph.Input(5, 3), GraphLayers.Frozen(GraphLayers.Recurrence(verb, 4)), OpNetworks.Layer("Flatten"), OpNetworks.Dense(2)));
        NetworkCompiler.Compile(frozen).Program.TrainForward.OfType<RecurrentKernel>().ShouldHaveSingleItem().Outputs.ShouldHaveSingleItem();
    }

    private static NetworkGraph Graph(string verb, bool both, bool lengths)
    {
        GraphBuilder graph = new();
        LayerNode layer = GraphLayers.Recurrence(verb, 4);
        GraphSource input = graph.Input(new GraphInput("x", Shape.Of(5, 3)) { HasLengths = lengths });
        return graph.Build(LossKind.MeanSquaredError, graph.Chain(input, both ? GraphLayers.Bidirectional(layer) : layer, OpNetworks.Layer("Flatten"), OpNetworks.Dense(2)));
    }
}
