// A container of services, as hosts have: factories as lambdas, the network a singleton.
using DslNet;
using static DslNet.Dsl;

namespace Corpus.Container;

[Network(Loss = Loss.BinaryCrossEntropy)]
public sealed partial class SpamNet
{
    static Net Define() => Input(256) >> Dense(64) >> Relu >> Dropout(0.3f) >> Dense(1) >> Sigmoid;
}

public sealed class Services : IServiceProvider, IDisposable
{
    private readonly Dictionary<Type, Func<IServiceProvider, object>> factories = [];
    private readonly Dictionary<Type, object> made = [];

    public Services AddSingleton<T>(Func<IServiceProvider, T> factory)
        where T : class
    {
        factories[typeof(T)] = services => factory(services);
        return this;
    }

    public object? GetService(Type serviceType)
    {
        if (!made.TryGetValue(serviceType, out object? service) && factories.TryGetValue(serviceType, out var factory))
        {
            made[serviceType] = service = factory(this);
        }

        return service;
    }

    public T Get<T>() => (T)(GetService(typeof(T)) ?? throw new InvalidOperationException($"No {typeof(T)}."));

    public void Dispose()
    {
        foreach (IDisposable service in made.Values.OfType<IDisposable>())
        {
            service.Dispose();
        }
    }
}

public sealed record SpamFilter(SpamNet Network, float Threshold)
{
    public bool IsSpam(float[] words)
    {
        float[] probability = new float[1];
        Network.Predict(words, probability);
        return probability[0] > Threshold;
    }
}

public static class Program
{
    public static void Main(string[] arguments)
    {
        using Services services = new Services()
            .AddSingleton(_ => new SpamNet(batchSize: 1))
            .AddSingleton(provider =>
            {
                SpamNet network = (SpamNet)provider.GetService(typeof(SpamNet))!;
                Safetensors.Load(network, arguments[0]);
                network.Eval();
                return new SpamFilter(network, 0.5f);
            });
        Console.WriteLine(services.Get<SpamFilter>().IsSpam(new float[SpamNet.InputSize]));
    }
}
