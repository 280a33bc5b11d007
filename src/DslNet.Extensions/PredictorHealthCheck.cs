using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DslNet.Extensions;

/// <summary>
/// Whether a predictor can answer: it is there (its file could be read, nobody has disposed it), and what it answers to a row of zeros
/// is finite. Registered as any other check:
/// <code>
/// services.AddHealthChecks().AddCheck&lt;PredictorHealthCheck&lt;DigitsNet&gt;&gt;("digits");
/// </code>
/// The result's data say which network it is and what it takes of memory.
/// </summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
/// <param name="services">Where the predictor is registered.</param>
public sealed class PredictorHealthCheck<TNetwork>(IServiceProvider services) : IHealthCheck
    where TNetwork : INetwork<TNetwork>
{
    /// <summary>Predicts one row.</summary>
    /// <param name="context">Says what status a failure has.</param>
    /// <param name="cancellationToken">Not asked: it is one prediction.</param>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);

        // Asked for here and not in the constructor: a file that can't be read is a failed check, with its exception, and not a failed request.
        var predictor = services.GetRequiredService<Predictor<TNetwork>>();
        NetworkInfo info = predictor.Info;
        float[] output = new float[info.Output.Size];
        predictor.Predict(new float[info.Input.Size], output);

        int bad = Array.FindIndex(output, value => !float.IsFinite(value));
        Dictionary<string, object> data = new()
        {
            ["network"] = info.Name,
            ["parameters"] = info.ParameterCount,
            ["bytes"] = predictor.Memory.Total,
        };
        return Task.FromResult(bad < 0
            ? HealthCheckResult.Healthy($"{info.Name} answers.", data)
            : new HealthCheckResult(context.Registration.FailureStatus, FormattableString.Invariant($"{info.Name} answers a row of zeros with {output[bad]} in output {bad}; expected finite numbers."), data: data));
    }
}
