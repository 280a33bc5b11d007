using Microsoft.Extensions.DependencyInjection;

namespace DslNet.Extensions.Tests;

public sealed class RegistrationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dslnet-extensions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_file_is_read_when_the_predictor_is_first_asked_for()
    {
        string path = Path.Combine(folder, "flowers.safetensors");
        using ServiceProvider services = new ServiceCollection().AddDslNetPredictor<FlowerNet>(path).BuildServiceProvider();
        Should.Throw<FileNotFoundException>(() => services.GetRequiredService<Predictor<FlowerNet>>());

        // A failure isn't kept.
        using FlowerNet network = new(batchSize: 4, seed: 5, threads: 1);
        Safetensors.Save(network, path);
        Answer(services.GetRequiredService<Predictor<FlowerNet>>()).ShouldBe(Answer(network));
    }

    [Fact]
    public void Every_scope_and_every_thread_gets_the_same_one()
    {
        int made = 0;
        using FlowerNet network = new(batchSize: 4, seed: 6, threads: 1);
        using ServiceProvider services = new ServiceCollection()
            .AddDslNetPredictor(_ =>
            {
                Interlocked.Increment(ref made);
                return network;
            })
            .BuildServiceProvider(validateScopes: true);
        Predictor<FlowerNet>[] predictors = new Predictor<FlowerNet>[8];
        Parallel.For(0, predictors.Length, i =>
        {
            using IServiceScope scope = services.CreateScope();
            predictors[i] = scope.ServiceProvider.GetRequiredService<Predictor<FlowerNet>>();
        });

        made.ShouldBe(1);
        predictors.Distinct().Count().ShouldBe(1);

        // The scopes are gone, the singleton stays.
        Answer(predictors[0]).ShouldBe(Answer(network));
    }

    [Fact]
    public void The_container_disposes_the_predictor_and_not_the_network()
    {
        using FlowerNet network = new(batchSize: 4, seed: 7, threads: 1);
        ServiceProvider services = new ServiceCollection().AddDslNetPredictor(_ => network).BuildServiceProvider();
        Predictor<FlowerNet> predictor = services.GetRequiredService<Predictor<FlowerNet>>();
        services.Dispose();

        Should.Throw<ObjectDisposedException>(() => Answer(predictor));
        Answer(network).Length.ShouldBe(3);
    }

    [Fact]
    public void A_predictor_made_by_the_caller_is_disposed_by_the_container_too()
    {
        ServiceProvider services = new ServiceCollection()
            .AddSingleton(new Seed(8))
            .AddDslNetPredictor(provider =>
            {
                using FlowerNet network = new(batchSize: 4, seed: provider.GetRequiredService<Seed>().Value, threads: 1);
                return new Predictor<FlowerNet>(network);
            })
            .BuildServiceProvider();
        using FlowerNet same = new(batchSize: 4, seed: 8, threads: 1);
        Predictor<FlowerNet> predictor = services.GetRequiredService<Predictor<FlowerNet>>();
        Answer(predictor).ShouldBe(Answer(same));

        services.Dispose();
        Should.Throw<ObjectDisposedException>(() => Answer(predictor));
    }

    [Fact]
    public void Options_arrive()
    {
        using FlowerNet network = new(batchSize: 4, seed: 9, threads: 1);
        string path = Path.Combine(folder, "flowers.safetensors");
        Safetensors.Save(network, path);
        PredictorOptions options = new() { BatchSize = 4096 };
        using Predictor<FlowerNet> plain = new(network), large = new(network, options);
        large.Memory.Activations.ShouldBeGreaterThan(plain.Memory.Activations);

        using ServiceProvider ofFile = new ServiceCollection().AddDslNetPredictor<FlowerNet>(path, options).BuildServiceProvider();
        using ServiceProvider ofNetwork = new ServiceCollection().AddDslNetPredictor(_ => network, options).BuildServiceProvider();
        ofFile.GetRequiredService<Predictor<FlowerNet>>().Memory.ShouldBe(large.Memory);
        ofNetwork.GetRequiredService<Predictor<FlowerNet>>().Memory.ShouldBe(large.Memory);
    }

    [Fact]
    public void The_later_registration_counts()
    {
        using FlowerNet network = new(batchSize: 4, seed: 10, threads: 1);
        using ServiceProvider services = new ServiceCollection()
            .AddDslNetPredictor<FlowerNet>("nowhere.safetensors")
            .AddDslNetPredictor(_ => network)
            .BuildServiceProvider();
        Answer(services.GetRequiredService<Predictor<FlowerNet>>()).ShouldBe(Answer(network));
    }

    [Fact]
    public void Wrong_arguments_are_refused_at_once()
    {
        ServiceCollection services = new();
        Should.Throw<ArgumentNullException>(() => services.AddDslNetPredictor<FlowerNet>(path: null!)).ParamName.ShouldBe("path");
        Should.Throw<ArgumentException>(() => services.AddDslNetPredictor<FlowerNet>("")).ParamName.ShouldBe("path");
        Should.Throw<ArgumentException>(() => services.AddDslNetPredictor<FlowerNet>(" ")).ParamName.ShouldBe("path");
        Should.Throw<ArgumentNullException>(() => services.AddDslNetPredictor(network: (Func<IServiceProvider, FlowerNet>)null!)).ParamName.ShouldBe("network");
        Should.Throw<ArgumentNullException>(() => services.AddDslNetPredictor(predictor: (Func<IServiceProvider, Predictor<FlowerNet>>)null!)).ParamName.ShouldBe("predictor");
        Should.Throw<ArgumentNullException>(() => ((IServiceCollection)null!).AddDslNetPredictor<FlowerNet>("a.safetensors")).ParamName.ShouldBe("services");
        services.ShouldBeEmpty();
    }

    private static float[] Answer(Predictor<FlowerNet> predictor)
    {
        float[] output = new float[3];
        predictor.Predict([1, 2, 3, 4], output);
        return output;
    }

    private static float[] Answer(FlowerNet network)
    {
        float[] output = new float[3];
        network.Predict([1, 2, 3, 4], output);
        return output;
    }

    private sealed record Seed(ulong Value);
}
