using DslNet.Compiler.Backends;
using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Gradients;
using DslNet.Compiler.Tests.Interpreter;
using DslNet.Compiler.Tests.RandomNetworks;
using Xunit.Abstractions;

namespace DslNet.Compiler.Tests.Graphs;

/// <summary>What a predictor takes for the values of a row, against the most that is in use at any time: lifetimes are found here by another way than in the compiler.</summary>
public class InferenceMemoryTests(ITestOutputHelper output)
{
    [Fact]
    public void A_chain_takes_what_two_layers_after_one_another_do()
    {
        PlacedNetwork network = Compile([100], OpNetworks.Dense(40), OpNetworks.Layer("Tanh"), OpNetworks.Dense(160), OpNetworks.Layer("Tanh"), OpNetworks.Dense(8));
        network.Plan.InferenceWidth.ShouldBe(48 + 160);
    }

    /// <summary>Wide values of training, which wait for the way back, are none of a predictor's.</summary>
    [Fact]
    public void An_encoder_takes_less_than_its_network()
    {
        PlacedNetwork network = Compile([64], [.. Enumerable.Range(0, 5).SelectMany(_ => new[] { OpNetworks.Dense(512), OpNetworks.Layer("Tanh"), OpNetworks.Dense(32), OpNetworks.Layer("Tanh") })]);
        network.Plan.InferenceWidth.ShouldBe(512 + 64);
        network.Plan.SlotWidths.Count(width => width == 512).ShouldBeGreaterThanOrEqualTo(5);
        network.Plan.EvalWidth.ShouldBe(network.Plan.InferenceWidth);
    }

    /// <summary>Nothing that lives at the same time overlaps: that is for <see cref="SlotStore"/> to find. Here it is held that memory isn't wasted.</summary>
    [Fact]
    public void Random_graphs_take_what_is_in_use_at_a_time()
    {
        int graphs = 0, exact = 0;
        double worst = 1;
        long needed = 0, peaks = 0;
        Laws.Hold(GraphDraw.Trained, 300, graph =>
        {
            PlacedNetwork network = CpuBackend.Place(NetworkCompiler.Compile(graph));
            long takes = network.Plan.InferenceWidth, peak = Peak(network);
            takes.ShouldBeGreaterThanOrEqualTo(peak);
            takes.ShouldBeLessThanOrEqualTo(network.Plan.EvalWidth);
            network.Program.EvalForward.SelectMany(kernel => kernel.Outputs).Where(value => value.PerRow).Select(network.Plan.Layout.RowStride).DefaultIfEmpty(0).Max().ShouldBeLessThanOrEqualTo(network.Plan.SlotWidths.Max());
            if (network.Program.EvalForward.OfType<LoopKernel>().Any())
            {
                return; // What a step takes isn't in the peak.
            }

            (graphs, exact, needed, peaks) = (graphs + 1, exact + (takes == peak ? 1 : 0), needed + takes, peaks + peak);
            worst = Math.Max(worst, (double)takes / peak);
        });
        output.WriteLine(FormattableString.Invariant($"{exact} of {graphs} graphs take what is in use at most, all together {100.0 * needed / peaks:0.00} % of it, the worst {100 * worst:0} %"));
        exact.ShouldBeGreaterThan(graphs * 95 / 100);
        ((double)needed / peaks).ShouldBeLessThan(1.01);
    }

    private static PlacedNetwork Compile(int[] input, params LayerNode[] layers) => CpuBackend.Place(NetworkCompiler.Compile(OpNetworks.Graph(LossKind.MeanSquaredError, input, layers)));

    /// <summary>The most that is in use in eval up to the output, in whole cache lines. Backwards: what is read later is in use; what is written over another value takes that one's place.</summary>
    private static int Peak(PlacedNetwork network) => Peak(network, network.Program.EvalForward, [.. network.Program.EvalLogits.SelectMany(kernel => kernel.Inputs), network.Program.EvalOutput, .. network.Program.Logits is { } logits ? new[] { logits } : []]);

    private static int Peak(PlacedNetwork network, IReadOnlyList<Kernel> kernels, Value[] atEnd)
    {
        HashSet<int> written = [.. kernels.SelectMany(kernel => kernel.Outputs).Select(Seen), Seen(network.Program.Input)];
        Dictionary<int, int> widths = kernels.SelectMany(kernel => kernel.Inputs.Concat(kernel.Outputs)).Append(network.Program.Input).Where(value => value.PerRow && Seen(value) == value.Id).GroupBy(value => value.Id).ToDictionary(values => values.Key, values => (network.Plan.Layout.RowStride(values.First()) + 15) / 16 * 16);
        HashSet<int> live = [.. atEnd.Where(value => value.PerRow).Select(Seen).Where(written.Contains)];
        int peak = live.Sum(id => widths[id]);
        foreach (Kernel kernel in kernels.Reverse())
        {
            if (network.Plan.IsIdle(kernel))
            {
                continue;
            }

            int[] outputs = [.. kernel.Outputs.Where(value => value.PerRow).Select(Seen)], inputs = [.. kernel.Inputs.Where(value => value.PerRow).Select(Seen).Distinct()];
            HashSet<int> during = [.. live, .. inputs, .. outputs];
            List<int> dying = [.. inputs.Where(id => !live.Contains(id) && Overwritable(kernel).Any(value => Seen(value) == id))];
            int covered = 0;
            foreach (int result in outputs)
            {
                if (dying.FindIndex(id => widths[id] == widths[result]) is >= 0 and var place)
                {
                    dying.RemoveAt(place);
                    covered += widths[result];
                }
            }

            peak = Math.Max(peak, during.Sum(id => widths[id]) - covered);
            live.ExceptWith(outputs);
            live.UnionWith(inputs);
        }

        return peak;

        int Seen(Value value) => network.Plan.Views.TryGetValue(value.Id, out int seen) ? seen : value.Id;
    }

    /// <summary>What an elementwise kernel reads at the element that it writes.</summary>
    private static IEnumerable<Value> Overwritable(Kernel kernel) => kernel switch
    {
        PlacedMatMulKernel placed => Overwritable(placed.Product),
        PlacedConvolutionKernel { Pool: null } placed => Overwritable(placed.Convolution),
        MapKernel map => map.Operands.Where(operand => operand.PerRow && operand.Size == map.Size),
        StepsKernel { Kind: StepsKind.Mask } mask => [mask.Input],
        RowNormalizeKernel norm => [norm.Input],
        ProductKernel { Epilogue: { } epilogue } product => epilogue.Operands.Skip(1).Where(operand => operand.PerRow && operand.Size == epilogue.Size && operand != product.Left),
        _ => [],
    };
}
