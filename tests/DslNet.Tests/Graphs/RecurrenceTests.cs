using DslNet.Tests.Graphs.Networks;

namespace DslNet.Tests.Graphs;

/// <summary>Gru and Lstm against the same cells written with Scan, and that neither the batch nor the threads change a bit of them.</summary>
public class RecurrenceTests
{
    private const int Rows = 53;
    private const float Tolerance = 1e-5f;

    [Fact]
    public void A_Gru_is_its_cell_in_a_Scan() => Compare<WideGruNet, WideGruScanNet>(gates: 3, units: 32);

    [Fact]
    public void A_Gru_of_five_units_is_its_cell_in_a_Scan() => Compare<NarrowGruNet, NarrowGruScanNet>(gates: 3, units: 5);

    [Fact]
    public void An_Lstm_is_its_cell_in_a_Scan() => Compare<WideLstmNet, WideLstmScanNet>(gates: 4, units: 16);

    [Fact]
    public void Rows_and_threads_change_no_bit_of_a_Gru() => CompareBits<WideGruNet>();

    [Fact]
    public void Rows_and_threads_change_no_bit_of_a_Gru_of_five_units() => CompareBits<NarrowGruNet>();

    [Fact]
    public void Rows_and_threads_change_no_bit_of_an_Lstm() => CompareBits<WideLstmNet>();

    private static void Compare<TLayer, TScan>(int gates, int units)
        where TLayer : INetwork<TLayer>
        where TScan : INetwork<TScan>
    {
        using TLayer layer = TLayer.Create(Rows, 3, threads: 1);
        using TScan scan = TScan.Create(Rows, 4, threads: 1);
        float[] parameters = new float[layer.Info.ParameterCount];
        layer.GetParameters(parameters);
        scan.SetParameters(ByGate(layer.Info, scan.Info, parameters, gates, units));
        (float[] input, float[] target) = Batch(layer);
        float[] output = new float[target.Length], scanned = new float[target.Length];
        layer.Predict(input, output);
        scan.Predict(input, scanned);
        ShouldBeClose(scanned, output, "outputs");

        layer.Backward(input, target).ShouldBe(scan.Backward(input, target), Tolerance);
        float[] gradients = new float[parameters.Length], byScan = new float[parameters.Length];
        layer.GetGradients(gradients);
        scan.GetGradients(byScan);
        ShouldBeClose(byScan, ByGate(layer.Info, scan.Info, gradients, gates, units), "gradients");

        float[] byInput = new float[input.Length], byInputOfScan = new float[input.Length];
        layer.GetInputGradient(byInput);
        scan.GetInputGradient(byInputOfScan);
        ShouldBeClose(byInputOfScan, byInput, "gradients by the input");
    }

    /// <summary>The layer's parameters in the order of the Scan's: columns of a gate are a dense layer's, <c>x0</c> with the input's product and <c>h0</c> with the state's.</summary>
    private static float[] ByGate(NetworkInfo layer, NetworkInfo scan, float[] parameters, int gates, int units)
    {
        Dictionary<string, float[]> known = [];
        foreach (ParameterInfo parameter in layer.Parameters)
        {
            known[parameter.Name[(parameter.Name.IndexOf('.', StringComparison.Ordinal) + 1)..]] = parameters[..parameter.Count];
            parameters = parameters[parameter.Count..];
        }

        float[] Of(ParameterInfo parameter)
        {
            (string name, string role) = parameter.Name.Split('.') is [var first, var second] ? (first, second) : throw new InvalidOperationException($"{parameter.Name} is no parameter of a dense layer.");
            if (name == "head")
            {
                return known[role];
            }

            float[] all = known[role + (name[0] == 'x' ? "_ih" : "_hh")];
            int gate = name[1] - '0', columns = gates * units;
            return [.. all.Chunk(columns).SelectMany(row => row.Skip(gate * units).Take(units))];
        }

        return [.. scan.Parameters.SelectMany(Of)];
    }

    /// <summary>Each row alone, and all of them on several threads, against all on one.</summary>
    private static void CompareBits<TNetwork>()
        where TNetwork : INetwork<TNetwork>
    {
        using TNetwork one = TNetwork.Create(Rows, 3, threads: 1), several = TNetwork.Create(Rows, 3, threads: 3), alone = TNetwork.Create(1, 3, threads: 1);
        (float[] input, float[] target) = Batch(one);
        int inputs = input.Length / Rows, outputs = target.Length / Rows;
        float[] output = new float[target.Length], other = new float[target.Length];
        one.Predict(input, output);
        several.Predict(input, other);
        other.ShouldBe(output);
        foreach (int row in new[] { 0, 1, 47, 48, Rows - 1 })
        {
            alone.Predict(input.AsSpan(row * inputs, inputs), other.AsSpan(0, outputs));
            other[..outputs].ShouldBe(output[(row * outputs)..((row + 1) * outputs)], $"row {row}");
        }

        one.Backward(input, target).ShouldBe(several.Backward(input, target));
        float[] gradients = new float[one.Info.ParameterCount], byThreads = new float[gradients.Length];
        one.GetGradients(gradients);
        several.GetGradients(byThreads);
        byThreads.ShouldBe(gradients);
    }

    private static (float[] Input, float[] Target) Batch(INetwork network)
    {
        Random random = new(5);
        float[] Noise(int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
        return (Noise(Rows * network.Info.Input.Size), Noise(Rows * network.Info.Output.Size));
    }

    private static void ShouldBeClose(float[] actual, float[] expected, string what)
    {
        actual.Length.ShouldBe(expected.Length);
        float difference = actual.Zip(expected, (a, b) => Math.Abs(a - b)).Max();
        difference.ShouldBeLessThanOrEqualTo(Tolerance, what);
        expected.Max(number => Math.Abs(number)).ShouldBeGreaterThan(10 * Tolerance, what);
    }
}
