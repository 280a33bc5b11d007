using DslNet.Compiler.Graph;
using DslNet.Compiler.Tests.RandomNetworks;
using DslNet.Generators.Tests.RandomNetworks;
using Xunit.Abstractions;

namespace DslNet.Generators.Tests.RandomGraphs;

/// <summary>The generated code of drawn graphs, compiled and run.</summary>
public class GraphNumberLaws(ITestOutputHelper output)
{
    private const int Rows = 13;

    [Fact]
    public void Generated_code_computes_what_the_interpreter_computes_taps_too()
    {
        GeneratedGraphs.All.Count.ShouldBeGreaterThanOrEqualTo(60);
        int compared = 0, magnified = 0, taps = 0;
        foreach (DrawnGraph graph in GeneratedGraphs.All)
        {
            using INetwork network = GeneratedGraphs.Create(graph, InterpretedNetwork.BatchSize, InterpretedNetwork.Seed);
            InterpretedNetwork interpreted = new(graph, GeneratedGraphs.Read(graph), network, new Random(graph.Number));
            interpreted.Run();
            if (graph.Graph.AllLayers.Any(layer => layer.Verb == "Tap"))
            {
                taps++;
                interpreted.Taps((tap, input, value) => GeneratedGraphs.Call(graph, "Tap", network, tap, input, value));
            }

            compared += interpreted.Comparison.Compared;
            magnified += interpreted.Comparison.Magnified;
        }

        output.WriteLine($"{compared} arrays compared, {magnified} of them where rounding is magnified; {taps} graphs with taps");
        magnified.ShouldBeLessThan(compared / 25);
        taps.ShouldBeGreaterThan(3);
    }

    [Fact]
    public void One_two_and_three_threads_give_the_same_bits()
    {
        foreach (DrawnGraph graph in GeneratedGraphs.All)
        {
            float[] one = Run(graph, threads: 1);
            foreach (int threads in new[] { 2, 3 })
            {
                Outcome.FirstDifference(Run(graph, threads), one).ShouldBe(-1, $"with {threads} threads: {graph}");
            }
        }

        static float[] Run(DrawnGraph graph, int threads)
        {
            Adam optimizer = new(learningRate: 0.01f);
            using INetwork network = GeneratedGraphs.Create(graph, Outcome.Batch, seed: 99, threads);
            return Outcome.Of(network, graph.Graph, new Random(graph.Number), (trained, input, target) => trained.TrainStep(input, target, optimizer));
        }
    }

    [Fact]
    public void A_predictor_gives_what_Predict_gives()
    {
        foreach (DrawnGraph graph in GeneratedGraphs.All)
        {
            using INetwork network = GeneratedGraphs.Create(graph, Rows, seed: 5);
            (float[] input, float[] expected) = Predicted(graph, network);
            float[] actual = new float[expected.Length];
            GeneratedGraphs.Call(graph, "Alone", network, input, actual);
            Outcome.FirstDifference(actual, expected).ShouldBe(-1, graph.ToString());
        }
    }

    [Fact]
    public void Predict_by_names_gives_what_Predict_of_packed_rows_gives()
    {
        int named = 0;
        foreach (DrawnGraph graph in GeneratedGraphs.All.Where(graph => graph.Graph.Inputs.Count + graph.Graph.Heads.Count > 2))
        {
            named++;
            using INetwork network = GeneratedGraphs.Create(graph, Rows, seed: 5);
            (float[] input, float[] expected) = Predicted(graph, network);
            int[] heads = network.Info.Heads.Count == 0 ? [network.Info.Output.Size] : [.. network.Info.Heads.Select(head => head.Shape.Size)];
            float[][] outputs = [.. heads.Select(size => new float[Rows * size])];
            GeneratedGraphs.Call(graph, "Named", network, Unpacked(input, [.. graph.Graph.Inputs.Select(each => each.Row.Size)]), outputs);
            foreach ((float[] actual, float[] packed) in outputs.Zip(Unpacked(expected, heads)))
            {
                Outcome.FirstDifference(actual, packed).ShouldBe(-1, graph.ToString());
            }
        }

        named.ShouldBeGreaterThan(20);
    }

    private static (float[] Input, float[] Output) Predicted(DrawnGraph graph, INetwork network)
    {
        Samples samples = Samples.Draw(graph.Graph, network.Info.Input.Size, network.Info.Output.Size, Rows, new Random(graph.Number));
        float[] output = new float[Rows * network.Info.Output.Size];
        network.Predict(samples.InputFloats, output);
        return (samples.InputFloats, output);
    }

    /// <summary>Rows of several parts, part by part.</summary>
    private static float[][] Unpacked(float[] packed, int[] sizes)
    {
        int width = sizes.Sum(), at = 0;
        return [.. sizes.Select(size =>
        {
            int from = at;
            at += size;
            return Enumerable.Range(0, Rows).SelectMany(row => packed.Skip((row * width) + from).Take(size)).ToArray();
        })];
    }
}
