using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DslNet.Extensions.Tests;

public sealed class HealthCheckTests : IDisposable
{
    private readonly FlowerNet network = new(batchSize: 4, seed: 3, threads: 1);

    public void Dispose() => network.Dispose();

    [Fact]
    public async Task A_predictor_that_answers_is_healthy_and_says_what_it_is()
    {
        await using ServiceProvider services = With(services => services.AddDslNetPredictor(_ => network));
        HealthReportEntry entry = await Check(services);

        entry.Status.ShouldBe(HealthStatus.Healthy);
        entry.Data["network"].ShouldBe("FlowerNet");
        entry.Data["parameters"].ShouldBe((4 * 8) + 8 + (2 * 8) + (8 * 3) + 3);
        ((long)entry.Data["bytes"]).ShouldBeGreaterThan(sizeof(float) * FlowerNet.ParameterCount);
    }

    [Fact]
    public async Task Weights_that_are_no_numbers_are_found_and_so_are_better_ones_later()
    {
        float[] good = new float[FlowerNet.ParameterCount], bad = new float[FlowerNet.ParameterCount];
        network.GetParameters(good);
        good.CopyTo(bad, 0);
        bad[^1] = float.NaN;
        network.SetParameters(bad);
        await using ServiceProvider services = With(services => services.AddDslNetPredictor(_ => network));
        HealthReportEntry entry = await Check(services);
        entry.Status.ShouldBe(HealthStatus.Degraded);
        entry.Description.ShouldBe("FlowerNet answers a row of zeros with NaN in output 0; expected finite numbers.");

        network.SetParameters(good);
        services.GetRequiredService<Predictor<FlowerNet>>().Update(network);
        (await Check(services)).Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_file_that_is_missing_is_a_failed_check_and_not_a_failed_request()
    {
        await using ServiceProvider services = With(services => services.AddDslNetPredictor<FlowerNet>("nowhere.safetensors"));
        HealthReportEntry entry = await Check(services);

        entry.Status.ShouldBe(HealthStatus.Degraded);
        entry.Exception.ShouldBeOfType<FileNotFoundException>();
    }

    [Fact]
    public async Task A_predictor_that_somebody_disposed_is_a_failed_check()
    {
        await using ServiceProvider services = With(services => services.AddDslNetPredictor(_ => network));
        services.GetRequiredService<Predictor<FlowerNet>>().Dispose();

        (await Check(services)).Exception.ShouldBeOfType<ObjectDisposedException>();
    }

    private static ServiceProvider With(Action<IServiceCollection> predictor)
    {
        ServiceCollection services = new();
        services.AddLogging();
        services.AddHealthChecks().AddCheck<PredictorHealthCheck<FlowerNet>>("flowers", failureStatus: HealthStatus.Degraded);
        predictor(services);
        return services.BuildServiceProvider();
    }

    private static async Task<HealthReportEntry> Check(IServiceProvider services) =>
        (await services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["flowers"];
}
