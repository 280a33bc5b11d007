namespace DslNet.Tests.Sharing;

public sealed class PredictorTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dslnet-predictor-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Its_answers_have_the_bits_of_the_networks_own()
    {
        HasTheSameBits<TableNet>();
        HasTheSameBits<WideNet>();
        HasTheSameBits<PictureNet>();
    }

    [Fact]
    public void It_is_made_of_a_file_without_a_network()
    {
        using PictureNet network = Trained<PictureNet>(seed: 3);
        string path = Path.Combine(folder, "picture.safetensors");
        Safetensors.Save(network, path);
        float[] input = Inputs(network, 20, seed: 9);
        using Predictor<PictureNet> predictor = Predictor<PictureNet>.Load(path);
        Answers(predictor, input).ShouldBe(Answers(network, input));

        using PictureNet other = Trained<PictureNet>(seed: 4);
        Safetensors.Save(other, path);
        predictor.Update(path);
        Answers(predictor, input).ShouldBe(Answers(other, input));

        File.WriteAllText(path, "nothing of the kind");
        Should.Throw<DslNetFormatException>(() => predictor.Update(path));
        Should.Throw<DslNetFormatException>(() => Predictor<PictureNet>.Load(path));
        Answers(predictor, input).ShouldBe(Answers(other, input));
    }

    [Fact]
    public void It_keeps_the_weights_of_its_making_until_it_is_updated()
    {
        using TableNet network = Trained<TableNet>(seed: 1);
        float[] input = Inputs(network, 10, seed: 2);
        float[] before = Answers(network, input);
        using var predictor = new Predictor<TableNet>(network);
        network.Initialize(77);
        Answers(predictor, input).ShouldBe(before);
        predictor.Update(network);
        Answers(predictor, input).ShouldBe(Answers(network, input));
        network.Dispose();
        Answers(predictor, input).ShouldNotBe(before);
        Should.Throw<ObjectDisposedException>(() => predictor.Update(network));
    }

    [Fact]
    public void Arguments_are_checked_before_anything_is_written()
    {
        using TableNet network = new(batchSize: 4, seed: 1, threads: 1);
        using var predictor = new Predictor<TableNet>(network);
        float[] output = [42, 42, 42, 42, 42];
        Should.Throw<ArgumentException>(() => predictor.Predict([], output)).ParamName.ShouldBe("input");
        Should.Throw<ArgumentException>(() => predictor.Predict(new float[14], output)).Message.ShouldContain("13");
        Should.Throw<ArgumentException>(() => predictor.Predict(new float[26], output)).ParamName.ShouldBe("output");
        output.ShouldAllBe(value => value == 42);
        Should.Throw<ArgumentNullException>(() => new Predictor<TableNet>(null!)).ParamName.ShouldBe("network");
        Should.Throw<ArgumentOutOfRangeException>(() => new PredictorOptions { BatchSize = 0 }).ParamName.ShouldBe("BatchSize");
        Should.Throw<ArgumentOutOfRangeException>(() => new PredictorOptions { Workspaces = -1 }).ParamName.ShouldBe("Workspaces");
        Should.Throw<ArgumentOutOfRangeException>(() => new PredictorOptions { Threads = 100_000 }).ParamName.ShouldBe("Threads");
    }

    /// <summary>2³¹ floats of one layer are the most: 64-128-10 has 128 in its widest.</summary>
    [Fact]
    public void More_rows_or_workspaces_than_can_be_are_refused_by_their_names()
    {
        using TableNet network = new(batchSize: 4, seed: 1, threads: 1);
        int most = TableNet.Info.Workspace.MostRows;
        foreach (int rows in (int[])[int.MaxValue, most + 1])
        {
            ArgumentOutOfRangeException refusal = Should.Throw<ArgumentOutOfRangeException>(() => new Predictor<TableNet>(network, new PredictorOptions { BatchSize = rows }));
            refusal.ParamName.ShouldBe("BatchSize");
            refusal.Message.ShouldContain(FormattableString.Invariant($"at most {most} rows"));
            refusal.Message.ShouldContain(FormattableString.Invariant($"It is {rows}."));
        }

        ArgumentOutOfRangeException workspaces = Should.Throw<ArgumentOutOfRangeException>(() => new PredictorOptions { Workspaces = int.MaxValue });
        workspaces.ParamName.ShouldBe("Workspaces");
        workspaces.Message.ShouldContain("Expected 1 to 65536 workspaces, or 0 for four for every core. It is 2147483647.");
        using var predictor = new Predictor<TableNet>(network, new PredictorOptions { Workspaces = 65_536 });
        predictor.Predict(new float[13], new float[5]);
    }

    [Fact]
    public void Its_memory_is_what_it_has_now()
    {
        using TableNet network = new(batchSize: 4, seed: 1, threads: 1);
        var predictor = new Predictor<TableNet>(network);
        long weights = predictor.Memory.Parameters;
        weights.ShouldBeGreaterThan(0);
        predictor.Update(network);
        predictor.Memory.Parameters.ShouldBe(weights);
        predictor.Dispose();
        predictor.Memory.Total.ShouldBe(0);
    }

    [Fact]
    public void Disposed_it_says_so()
    {
        using TableNet network = new(batchSize: 4, seed: 1, threads: 1);
        var predictor = new Predictor<TableNet>(network);
        predictor.Dispose();
        predictor.Dispose();
        Should.Throw<ObjectDisposedException>(() => predictor.Predict(new float[13], new float[5])).ObjectName.ShouldBe("Predictor<TableNet>");
        Should.Throw<ObjectDisposedException>(() => predictor.Update(network));
        predictor.Info.Name.ShouldBe("TableNet");
    }

    [Fact]
    public void A_call_allocates_nothing()
    {
        AllocatesNothing<TableNet>();
        AllocatesNothing<PictureNet>();
    }

    [Fact]
    public void Threads_of_its_own_change_no_bit()
    {
        using WideNet network = Trained<WideNet>(seed: 5);
        using var predictor = new Predictor<WideNet>(network, new PredictorOptions { Threads = 3, BatchSize = 128 });
        float[] input = Inputs(network, 200, seed: 6);
        Answers(predictor, input).ShouldBe(Answers(network, input));
    }

    internal static TNetwork Trained<TNetwork>(ulong seed)
        where TNetwork : INetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(batchSize: 16, seed, threads: 1);
        float[] target = new float[16 * network.Info.Output.Size];
        Random random = new((int)seed);
        for (int step = 0; step < 5; step++)
        {
            for (int row = 0; row < 16; row++)
            {
                target.AsSpan(row * network.Info.Output.Size, network.Info.Output.Size).Clear();
                target[(row * network.Info.Output.Size) + random.Next(network.Info.Output.Size)] = 1;
            }

            network.Backward(Inputs(network, 16, (int)seed + step), target);
        }

        // Running statistics have moved with the passes; the weights move at random.
        float[] parameters = new float[network.Info.ParameterCount];
        network.GetParameters(parameters);
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] += 0.1f * (random.NextSingle() - 0.5f);
        }

        network.SetParameters(parameters);
        return network;
    }

    internal static float[] Inputs(INetwork network, int rows, int seed)
    {
        Random random = new(seed);
        float[] input = new float[rows * network.Info.Input.Size];
        for (int i = 0; i < input.Length; i++)
        {
            input[i] = (2 * random.NextSingle()) - 1;
        }

        return input;
    }

    internal static float[] Answers(INetwork network, float[] input)
    {
        float[] output = new float[input.Length / network.Info.Input.Size * network.Info.Output.Size];
        network.Predict(input, output);
        return output;
    }

    internal static float[] Answers<TNetwork>(Predictor<TNetwork> predictor, float[] input)
        where TNetwork : INetwork<TNetwork>
    {
        float[] output = new float[input.Length / predictor.Info.Input.Size * predictor.Info.Output.Size];
        predictor.Predict(input, output);
        return output;
    }

    private static void HasTheSameBits<TNetwork>()
        where TNetwork : INetwork<TNetwork>
    {
        using TNetwork network = Trained<TNetwork>(seed: 1);
        using var predictor = new Predictor<TNetwork>(network);
        using var small = new Predictor<TNetwork>(network, new PredictorOptions { BatchSize = 3, Workspaces = 1 });
        foreach (int rows in new[] { 1, 2, 7, 64, 130 })
        {
            float[] input = Inputs(network, rows, seed: rows);
            float[] expected = Answers(network, input);
            expected.Distinct().Count().ShouldBeGreaterThan(2);
            Answers(predictor, input).ShouldBe(expected, $"{network.Info.Name}, {rows} rows");
            Answers(small, input).ShouldBe(expected, $"{network.Info.Name}, {rows} rows, three at a time");
        }
    }

    private static void AllocatesNothing<TNetwork>()
        where TNetwork : INetwork<TNetwork>
    {
        using TNetwork network = TNetwork.Create(8, 1, 1);
        using var predictor = new Predictor<TNetwork>(network);
        float[] input = Inputs(network, 5, 1), output = new float[5 * network.Info.Output.Size];
        predictor.Predict(input, output);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 50; i++)
        {
            predictor.Predict(input, output);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
