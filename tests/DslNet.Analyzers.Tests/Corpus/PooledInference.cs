// A pool of networks with the same weights, one for each thread that asks.
using System.Collections.Concurrent;
using DslNet;
using static DslNet.Dsl;

namespace Corpus.PooledInference;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class RouteNet
{
    static Net Define() => Input(20) >> Dense(40) >> BatchNorm() >> Relu >> Dense(4) >> Softmax;
}

public sealed class NetworkPool<T>(string weights) : IDisposable
    where T : class, INetwork<T>
{
    private readonly ConcurrentBag<T> free = [];

    public TResult Use<TResult>(Func<T, TResult> work)
    {
        T network = free.TryTake(out T? taken) ? taken : Make();
        try
        {
            return work(network);
        }
        finally
        {
            free.Add(network);
        }
    }

    public void Dispose()
    {
        while (free.TryTake(out T? network))
        {
            network.Dispose();
        }
    }

    private T Make()
    {
        T network = T.Create(batchSize: 1, seed: 0, threads: 1);
        Safetensors.Load(network, weights);
        network.Eval();
        return network;
    }
}

public static class Program
{
    public static void Main(string[] arguments)
    {
        using NetworkPool<RouteNet> pool = new(arguments[0]);
        Parallel.For(0, 100, i =>
        {
            int route = pool.Use(network =>
            {
                Span<float> scores = stackalloc float[RouteNet.OutputSize];
                network.Forward(new float[RouteNet.InputSize], scores);
                return scores[0] > scores[1] ? 0 : 1;
            });
            Console.WriteLine($"{i}: {route}");
        });
    }
}
