using System.Text.Json;
using DslNet.Tests.Graphs.Networks;

namespace DslNet.Tests.Graphs;

/// <summary>Networks for small devices, of depthwise convolutions, against PyTorch (<c>Runs/mobile.py</c>): predictions with drawn parameters, a step, and predictions again.</summary>
public class MobileNetworkTests
{
    [Theory]
    [InlineData("ds_cnn")]
    [InlineData("mobile")]
    public void Predictions_and_a_step_are_PyTorchs(string name)
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(GraphRun.PathOf("mobile.json")));
        JsonElement run = file.RootElement.EnumerateArray().Single(element => element.GetProperty("name").GetString() == name);
        int batch = run.GetProperty("batch").GetInt32();
        RunNumbers numbers = new((uint)run.GetProperty("seed").GetInt32());
        using INetwork network = name == "mobile" ? MobileNet.Create(batch, seed: 0, threads: 2) : DsCnnNet.Create(batch, seed: 0, threads: 2);
        network.SetParameters(Drawn(network.Info.Parameters, numbers));
        network.SetBuffers(Drawn(network.Info.Buffers, numbers));
        int size = network.Info.Input.Size;
        float[] evalInput = numbers.Inputs(batch * size), input = numbers.Inputs(batch * size);
        float[] target = numbers.Targets(batch, [run.GetProperty("target").GetString()!]);
        float[] outputs = new float[batch * network.Info.Output.Size];

        network.Predict(evalInput, outputs);
        AssertClose(run.GetProperty("before"), outputs, 1e-4);
        network.Train();
        float loss = network.TrainStep(input, target, new Sgd(0.01f));
        Math.Abs(loss - run.GetProperty("loss").GetDouble()).ShouldBeLessThan(1e-4);
        network.Predict(evalInput, outputs);
        AssertClose(run.GetProperty("after"), outputs, 1e-3);
    }

    /// <summary>As <c>mobile.py</c> draws them.</summary>
    private static float[] Drawn(IEnumerable<ParameterInfo> parameters, RunNumbers numbers) => [.. parameters.SelectMany(parameter =>
    {
        double fan = (double)parameter.Count / parameter.Shape[parameter.Shape.Rank - 1];
        return numbers.Inputs(parameter.Count).Select(number => parameter.Role switch
        {
            ParameterRole.Weight => (float)(number * Math.Sqrt(6 / fan)),
            ParameterRole.Scale or ParameterRole.RunningVariance => (float)(1 + (0.5 * number)),
            _ => (float)(0.2 * number),
        });
    })];

    private static void AssertClose(JsonElement expected, float[] actual, double tolerance)
    {
        double[] wanted = [.. expected.EnumerateArray().Select(number => number.GetDouble())];
        actual.Length.ShouldBe(wanted.Length);
        for (int i = 0; i < wanted.Length; i++)
        {
            ((double)actual[i]).ShouldBe(wanted[i], (tolerance * Math.Abs(wanted[i])) + 1e-6, $"number {i}");
        }
    }
}
