namespace DslNet.Tests.Graphs;

/// <summary>A predictor of a graph gives the bits of the network's own <c>Predict</c>.</summary>
public class GraphPredictorTests
{
    [Theory]
    [MemberData(nameof(GraphCase.Names), MemberType = typeof(GraphCase))]
    public void It_gives_the_bits_of_Predict(string name)
    {
        GraphCase graph = GraphCase.Named(name);
        using INetwork small = graph.Create(1, 1);
        int inputSize = small.Info.Input.Size, outputSize = small.Info.Output.Size;
        GraphRun run = GraphRun.Load(name, inputSize);
        using INetwork network = graph.Begin(run, threads: 1);
        network.TrainStep(run.Steps[0].Input, run.Steps[0].Target, run.NewOptimizer());
        foreach (int rows in (int[])[1, run.Batch, 11])
        {
            float[] input = run.Rows(new RunNumbers(99).Inputs(rows * inputSize)), expected = new float[rows * outputSize];
            network.Predict(input, expected);
            expected.ShouldAllBe(output => float.IsFinite(output));
            foreach (int batch in (int[])[1, 4, 64])
            {
                graph.PredictBy(network, new PredictorOptions { BatchSize = batch }, input).ShouldBe(expected, $"{rows} rows, {batch} at a time");
            }

            graph.PredictBy(network, new PredictorOptions { Threads = 3 }, input).ShouldBe(expected, $"{rows} rows, three threads");
        }
    }
}
