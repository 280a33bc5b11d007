namespace DslNet.Tests.Sharing;

/// <summary>Many threads at once, against what one thread computes alone.</summary>
public class PredictorStressTests
{
    [Fact]
    public void Rows_are_never_answered_by_half_of_two_networks()
    {
        // Versions of the weights, and what each answers to the same rows.
        const int versions = 5, rows = 70;
        TableNet[] networks = [.. Enumerable.Range(1, versions).Select(seed => PredictorTests.Trained<TableNet>((ulong)seed))];
        float[] input = PredictorTests.Inputs(networks[0], rows, seed: 11);
        float[][] answers = [.. networks.Select(network => PredictorTests.Answers(network, input))];
        using var predictor = new Predictor<TableNet>(networks[0], new PredictorOptions { BatchSize = 16, Workspaces = 3 });
        TakesAllWorkspaces(predictor, input);
        long calls = 0, allocating = 0, version = 0;
        int[] seen = new int[versions];
        Crowd.While(
            () =>
            {
                predictor.Update(networks[version++ % versions]);
                Thread.Yield();
            },
            crowd =>
            {
                float[] output = new float[rows * TableNet.OutputSize];
                while (crowd.GoesOn)
                {
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    predictor.Predict(input, output);
                    if (GC.GetAllocatedBytesForCurrentThread() != before)
                    {
                        Interlocked.Increment(ref allocating);
                    }

                    int answered = Array.FindIndex(answers, answer => answer.AsSpan().SequenceEqual(output));
                    answered.ShouldBeGreaterThanOrEqualTo(0, "an answer that no version of the weights gives");
                    Interlocked.Increment(ref seen[answered]);
                    Interlocked.Increment(ref calls);
                }
            });
        calls.ShouldBeGreaterThan(100);
        seen.Count(count => count > 0).ShouldBeGreaterThan(1);

        // The runtime takes some bytes a thread when it waits for the first time, and a collection counts what was left of a thread's allocation buffer.
        allocating.ShouldBeLessThan(Math.Max(20, calls / 100));

        // Weights that were replaced are gone: one set is left.
        using var fresh = new Predictor<TableNet>(networks[0]);
        predictor.Memory.Parameters.ShouldBe(fresh.Memory.Parameters);
        Array.ForEach(networks, network => network.Dispose());
    }

    [Fact]
    public void Predictors_are_disposed_under_their_callers()
    {
        using TableNet network = PredictorTests.Trained<TableNet>(1);
        float[] input = PredictorTests.Inputs(network, 40, seed: 11), expected = PredictorTests.Answers(network, input);
        Predictor<TableNet> current = Make();
        long answered = 0;
        Crowd.While(
            () =>
            {
                Interlocked.Exchange(ref current, Make()).Dispose();
                Thread.Sleep(1);
            },
            crowd =>
            {
                float[] output = new float[expected.Length];
                while (crowd.GoesOn)
                {
                    try
                    {
                        Volatile.Read(ref current).Predict(input, output);
                        output.AsSpan().SequenceEqual(expected).ShouldBeTrue();
                        Interlocked.Increment(ref answered);
                    }
                    catch (ObjectDisposedException)
                    {
                        // The next one is there already.
                    }
                }
            });
        answered.ShouldBeGreaterThan(100);
        current.Dispose();
        Should.Throw<ObjectDisposedException>(() => current.Predict(input, new float[expected.Length]));

        Predictor<TableNet> Make() => new(network, new PredictorOptions { Workspaces = 2, BatchSize = 8 });
    }

    [Fact]
    public void A_network_that_trains_while_its_predictor_answers_learns_as_if_it_were_alone()
    {
        float[] alone = Learned(_ => { });
        using TableNet first = PredictorTests.Trained<TableNet>(1);
        using var predictor = new Predictor<TableNet>(first);
        float[] input = PredictorTests.Inputs(first, 4, seed: 2);
        Crowd.Around(
            () => Learned(network => predictor.Update(network)).ShouldBe(alone),
            crowd =>
            {
                float[] output = new float[4 * TableNet.OutputSize];
                while (crowd.GoesOn)
                {
                    predictor.Predict(input, output);
                }
            });
    }

    /// <summary>Networks are used, trained, read and disposed by all threads at once: nothing but the documented exceptions, and nothing hangs.</summary>
    [Fact]
    public void A_network_in_everybodys_hands_refuses_and_lives()
    {
        TableNet current = Make();
        var optimizer = new Adam();
        long done = 0, refused = 0;
        Crowd.While(
            () =>
            {
                TableNet old = Interlocked.Exchange(ref current, Make());
                old.Dispose();
                Thread.Yield();
            },
            crowd =>
            {
                Random random = new();
                float[] input = new float[13 * 8], output = new float[5 * 8], parameters = new float[TableNet.ParameterCount];
                while (crowd.GoesOn)
                {
                    try
                    {
                        Use(Volatile.Read(ref current), random.Next(12), input, output, parameters, optimizer);
                        Interlocked.Increment(ref done);
                    }
                    catch (InvalidOperationException)
                    {
                        // Also an ObjectDisposedException, which is one.
                        Interlocked.Increment(ref refused);
                    }
                }
            });
        done.ShouldBeGreaterThan(100);
        refused.ShouldBeGreaterThan(0);
        current.Dispose();

        static TableNet Make() => new(batchSize: 8, seed: 1, threads: 2);
    }

    private static void Use(TableNet network, int member, float[] input, float[] output, float[] parameters, Optimizer optimizer)
    {
        switch (member)
        {
            case 0: network.Predict(input, output); break;
            case 1: network.TrainStep(input, new int[8], optimizer); break;
            case 2: network.Backward(input, output); break;
            case 3: network.GetParameters(parameters); break;
            case 4: network.SetParameters(parameters); break;
            case 5: network.Dense1.Weight[3, 4] = network.Dense1.Bias[1]; break;
            case 6: network.Initialize(3); break;
            case 7: network.Forward(input, output); break;
            case 8: optimizer.Step(network); break;
            case 9: new Predictor<TableNet>(network).Dispose(); break;
            case 10: network.GetBuffers(new float[TableNet.Info.BufferCount]); break;
            default: network.Dispose(); break;
        }
    }

    /// <summary>As many callers at once as there are workspaces: these are made then, and no call takes memory afterwards.</summary>
    private static void TakesAllWorkspaces(Predictor<TableNet> predictor, float[] input)
    {
        long all = 3 * predictor.Memory.Activations;
        Crowd.Around(
            () => SpinWait.SpinUntil(() => predictor.Memory.Activations >= all, TimeSpan.FromMinutes(1)).ShouldBeTrue(),
            crowd =>
            {
                float[] output = new float[70 * TableNet.OutputSize];
                while (crowd.GoesOn)
                {
                    predictor.Predict(input, output);
                }
            });
    }

    private static float[] Learned(Action<TableNet> afterEpoch)
    {
        using var network = new TableNet(batchSize: 16, seed: 5, threads: 1);
        float[] input = PredictorTests.Inputs(network, 64, seed: 3);
        int[] labels = [.. Enumerable.Range(0, 64).Select(i => i % 5)];
        var optimizer = new Adam();
        for (int epoch = 0; epoch < 40; epoch++)
        {
            for (int batch = 0; batch < 4; batch++)
            {
                network.TrainStep(input.AsSpan(batch * 16 * 13, 16 * 13), labels.AsSpan(batch * 16, 16), optimizer);
            }

            afterEpoch(network);
        }

        float[] parameters = new float[TableNet.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }
}
