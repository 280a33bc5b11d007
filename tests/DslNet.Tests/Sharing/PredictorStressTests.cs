using System.Globalization;

namespace DslNet.Tests.Sharing;

/// <summary>
/// Many threads at once, against what one thread computes alone. A few seconds each; <c>DSLNET_STRESS_SECONDS=60</c> has each take a minute.
/// </summary>
public class PredictorStressTests
{
    private const int Threads = 8;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable("DSLNET_STRESS_SECONDS"), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) ? seconds : 2);

    [Fact]
    public void Rows_are_never_answered_by_half_of_two_networks()
    {
        // Versions of the weights, and what each answers to the same rows.
        const int versions = 5, rows = 70;
        TableNet[] networks = [.. Enumerable.Range(1, versions).Select(seed => PredictorTests.Trained<TableNet>((ulong)seed))];
        float[] input = PredictorTests.Inputs(networks[0], rows, seed: 11);
        float[][] answers = [.. networks.Select(network => PredictorTests.Answers(network, input))];
        using var predictor = new Predictor<TableNet>(networks[0], new PredictorOptions { BatchSize = 16, Workspaces = 3 });
        long calls = 0, allocated = 0;
        int[] seen = new int[versions];
        using var swapping = new CancellationTokenSource(Duration);
        Thread swapper = Started(() =>
            {
                for (int version = 0; !swapping.IsCancellationRequested; version++)
                {
                    predictor.Update(networks[version % versions]);
                    Thread.Yield();
                }
            });
        RunOnThreads(() =>
        {
            float[] output = new float[rows * TableNet.OutputSize];
            predictor.Predict(input, output);
            while (!swapping.IsCancellationRequested)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                predictor.Predict(input, output);
                Interlocked.Add(ref allocated, GC.GetAllocatedBytesForCurrentThread() - before);
                int version = Array.FindIndex(answers, answer => answer.AsSpan().SequenceEqual(output));
                version.ShouldBeGreaterThanOrEqualTo(0, "an answer that no version of the weights gives");
                Interlocked.Increment(ref seen[version]);
                Interlocked.Increment(ref calls);
            }
        });
        swapper.Join();
        calls.ShouldBeGreaterThan(100);
        seen.Count(count => count > 0).ShouldBeGreaterThan(1);

        // A workspace is made for the first callers that come at the same time; a call allocates nothing.
        allocated.ShouldBeLessThan(20_000);
        predictor.Memory.Parameters.ShouldBeLessThan(10_000);
        foreach (TableNet network in networks)
        {
            network.Dispose();
        }
    }

    [Fact]
    public void Predictors_are_disposed_under_their_callers()
    {
        using TableNet network = PredictorTests.Trained<TableNet>(1);
        float[] input = PredictorTests.Inputs(network, 40, seed: 11), expected = PredictorTests.Answers(network, input);
        var current = new Predictor<TableNet>(network, new PredictorOptions { Workspaces = 2, BatchSize = 8 });
        long answered = 0, refused = 0;
        using var disposing = new CancellationTokenSource(Duration);
        Thread replacer = Started(() =>
            {
                while (!disposing.IsCancellationRequested)
                {
                    var next = new Predictor<TableNet>(network, new PredictorOptions { Workspaces = 2, BatchSize = 8 });
                    Interlocked.Exchange(ref current, next).Dispose();
                    Thread.Sleep(1);
                }
            });
        RunOnThreads(() =>
        {
            float[] output = new float[expected.Length];
            while (!disposing.IsCancellationRequested)
            {
                try
                {
                    Volatile.Read(ref current).Predict(input, output);
                    output.AsSpan().SequenceEqual(expected).ShouldBeTrue();
                    Interlocked.Increment(ref answered);
                }
                catch (ObjectDisposedException)
                {
                    Interlocked.Increment(ref refused);
                }
            }
        });
        replacer.Join();
        answered.ShouldBeGreaterThan(100);
        current.Dispose();
        Should.Throw<ObjectDisposedException>(() => current.Predict(input, new float[expected.Length]));
    }

    [Fact]
    public void A_network_that_trains_while_its_predictor_answers_learns_as_if_it_were_alone()
    {
        float[] alone = Learned(_ => { });
        using var stopping = new CancellationTokenSource();
        using TableNet first = PredictorTests.Trained<TableNet>(1);
        using var predictor = new Predictor<TableNet>(first);
        float[] input = PredictorTests.Inputs(first, 4, seed: 2);
        Thread callers = Started(() => RunOnThreads(() =>
        {
            float[] output = new float[4 * TableNet.OutputSize];
            while (!stopping.IsCancellationRequested)
            {
                predictor.Predict(input, output);
            }
        }));
        try
        {
            Learned(network => predictor.Update(network)).ShouldBe(alone);
        }
        finally
        {
            stopping.Cancel();
            callers.Join();
        }
    }

    /// <summary>Networks are used, trained, read and disposed by all threads at once: nothing but the documented exceptions, and nothing hangs.</summary>
    [Fact]
    public void A_network_in_everybodys_hands_refuses_and_lives()
    {
        using var ending = new CancellationTokenSource(Duration);
        TableNet current = Make();
        var optimizer = new Adam();
        long done = 0, refused = 0;
        RunOnThreads(() =>
        {
            Random random = new();
            float[] input = new float[13 * 8], output = new float[5 * 8], parameters = new float[TableNet.ParameterCount];
            while (!ending.IsCancellationRequested)
            {
                TableNet network = Volatile.Read(ref current);
                try
                {
                    switch (random.Next(12))
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
                        default:
                            TableNet next = Make();
                            Interlocked.Exchange(ref current, next);
                            network.Dispose();
                            break;
                    }

                    Interlocked.Increment(ref done);
                }
                catch (Exception exception) when (exception is InvalidOperationException)   // ObjectDisposedException is one
                {
                    Interlocked.Increment(ref refused);
                }
            }
        });
        done.ShouldBeGreaterThan(100);
        refused.ShouldBeGreaterThan(0);
        current.Dispose();

        static TableNet Make() => new(batchSize: 8, seed: 1, threads: 2);
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

    private static Thread Started(Action work)
    {
        Thread thread = new(() => work()) { IsBackground = true };
        thread.Start();
        return thread;
    }

    /// <summary>What a thread throws is thrown here; a thread that doesn't end is a failure.</summary>
    private static void RunOnThreads(Action work)
    {
        Exception? failure = null;
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            try
            {
                work();
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, exception, null);
            }
        }) { IsBackground = true })];
        Array.ForEach(threads, thread => thread.Start());
        foreach (Thread thread in threads)
        {
            thread.Join(Duration + TimeSpan.FromMinutes(2)).ShouldBeTrue("a thread hangs");
        }

        if (failure is not null)
        {
            throw new InvalidOperationException("A thread failed.", failure);
        }
    }
}
