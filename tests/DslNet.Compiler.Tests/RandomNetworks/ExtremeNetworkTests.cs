using DslNet.Compiler.Backends;
using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Backends.Cpu.Printing;
using DslNet.Compiler.Backends.Ilgpu;
using DslNet.Compiler.Backends.Ilgpu.Printing;
using DslNet.Compiler.Design;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;

namespace DslNet.Compiler.Tests.RandomNetworks;

/// <summary>However absurd its sizes, a network compiles or has findings: an exception would cost every network of the project its members.</summary>
public class ExtremeNetworkTests
{
    private static readonly NetworkClass Class = new("", "N", default);

    [Fact]
    public void Extreme_networks_compile_or_have_findings()
    {
        int compiled = 0;
        List<string> rules = [];
        HashSet<string> verbs = [];
        Laws.Hold(FsCheck.Fluent.Arb.From(Laws.Drawn(ExtremeDraw.Draw)), 6000, graph =>
        {
            EquatableArray<Finding> findings = NetworkCompiler.Check(graph);
            NetworkDesign.Check(graph);
            rules.AddRange(findings.Select(finding => finding.Rule).Distinct());
            findings.ShouldAllBe(finding => finding.Message.Length < 2000 && !finding.Message.Any(char.IsControl) && !finding.Message.Any(char.IsSurrogate));
            if (findings.Count == 0)
            {
                CompiledNetwork network = NetworkCompiler.Compile(graph);
                PlacedNetwork placed = CpuBackend.Place(network);
                placed.Plan.SlotWidths.Concat(placed.Plan.StatisticSizes).ShouldAllBe(size => size > 0);
                CpuEmitter.Emit(Class, placed).ShouldContain("ICompiledNetwork");
                IlgpuEmitter.Emit(Class, IlgpuBackend.Place(network)).ShouldContain("class Gpu");
                verbs.UnionWith(network.Layers.Select(layer => layer.Verb));
                compiled++;
            }
            else
            {
                CpuEmitter.EmitBroken(Class, NetworkSurface.Of(graph)).ShouldContain("has errors");
            }
        });

        compiled.ShouldBeGreaterThan(400);

        // Chains of one input have neither tokens nor a second sequence to attend to.
        verbs.Order().ShouldBe(Ops.OpTable.All.Where(op => op is not Ops.CrossAttentionOp && !op.Traits.HasFlag(Ops.LayerTraits.ReadsTokens)).Select(op => op.Verb).Order());
        foreach (string rule in new[] { "DN1004", "DN1005", "DN1006", "DN1007" })
        {
            rules.Count(found => found == rule).ShouldBeGreaterThan(100, rule);
        }
    }

    /// <summary>An int counts 2,147,483,632 floats in whole lines of 16; a vector of 8 more can't be addressed.</summary>
    [Theory]
    [InlineData(int.MaxValue / 16 * 16, 0)]
    [InlineData((int.MaxValue / 16 * 16) + 1, 1)]
    [InlineData(int.MaxValue, 1)]
    public void An_input_is_as_large_as_can_be_addressed(int size, int findings) =>
        NetworkCompiler.Check(Graph([size], Gradients.OpNetworks.Layer("Relu"))).Count.ShouldBe(findings);

    /// <summary>46,341² · 1 is one row more than 2³¹ numbers; 65,536² is 2³².</summary>
    [Fact]
    public void What_cannot_be_addressed_is_a_finding_that_says_so()
    {
        Message([int.MaxValue], Gradients.OpNetworks.Layer("Softmax")).ShouldBe("DN1005 Input 2147483647 has more numbers than 2147483632");
        Message([46341, 46341, 1], Gradients.OpNetworks.Layer("Flatten")).ShouldBe("DN1005 Input 46341×46341×1 has more numbers than 2147483632");
        Message([65536], Gradients.OpNetworks.Dense(65536)).ShouldStartWith("DN1005 dense1: its parameters, from 65536 to 65536, make the network larger than 2147483632 parameters");
        Message([30000], Gradients.OpNetworks.Dense(40000), Gradients.OpNetworks.Dense(30000)).ShouldStartWith("DN1005 dense2: its parameters, from 40000 to 30000");
        Message([20000, 20000, 1], Gradients.OpNetworks.Layer("Relu")).ShouldStartWith("DN1005 relu1: its output 20000×20000×1 has more numbers than 2147483632, pixels filled up");
        Message([30, 30, 1], Gradients.OpNetworks.Convolution("Conv2D", 1, 3, 1, int.MaxValue)).ShouldStartWith("DN1004 conv2d1: Conv2D sees 30×30×1 with the zeros around it as 4294967324×4294967324 pixels");
        Message([30, 30, 1], Gradients.OpNetworks.Convolution("Conv2D", 1, int.MaxValue, 1, Padding.Same)).ShouldStartWith("DN1004 conv2d1: Conv2D sees");
        Message([300, 300, 1], Gradients.OpNetworks.Convolution("Conv2D", 30000, 290, 1, 0)).ShouldStartWith("DN1005 conv2d1: its parameters, from 300×300×1 to 11×11×30000");
        Message([3], Gradients.OpNetworks.Dense(int.MaxValue)).ShouldStartWith("DN1005 dense1: its output 2147483647 has more numbers");
    }

    /// <summary>A batch is counted too where there is a budget to count it for.</summary>
    [Fact]
    public void A_batch_that_cannot_be_addressed_is_a_finding()
    {
        NetworkGraph graph = Graph([1000], Gradients.OpNetworks.Dense(10));
        graph = graph with { Options = graph.Options with { MemoryBudget = "100 TB", Batch = 3_000_000 } };

        NetworkCompiler.Check(graph).ShouldHaveSingleItem().Message.ShouldBe("a batch of 3000000 rows is more than can be addressed: with 1000 numbers a row, at most 2147483 rows");
        NetworkCompiler.Check(graph with { Options = graph.Options with { Batch = 2_147_483 } }).ShouldBeEmpty();
    }

    private static string Message(int[] input, params LayerNode[] layers)
    {
        Finding finding = NetworkCompiler.Check(Graph(input, layers)).ShouldHaveSingleItem();
        return $"{finding.Rule} {finding.Message}";
    }

    /// <summary>CTC's variables of each step and label must be, too; with few labels they are.</summary>
    [Theory]
    [InlineData(50_000, 0, 1)]
    [InlineData(50_000, 20, 0)]
    [InlineData(int.MaxValue / 4, 0, 1)]
    public void So_are_the_variables_of_a_sequence_of_labels(int steps, int maxLabels, int findings)
    {
        NetworkGraph graph = Gradients.OpNetworks.Graph(LossKind.Ctc, [steps, 2], Gradients.OpNetworks.Layer("Softmax"));
        NetworkCompiler.Check(graph with { Options = graph.Options with { MaxLabels = maxLabels } }).Count.ShouldBe(findings);
    }

    private static NetworkGraph Graph(int[] input, params LayerNode[] layers) => Gradients.OpNetworks.Graph(LossKind.None, input, layers);
}
