using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DslNet.Extensions;

/// <summary>
/// Checks that a predictor is available (its file could be read, it isn't disposed), and that its prediction for a row of zeros
/// is finite. Registered as any other check:
/// <code>
/// services.AddHealthChecks().AddCheck&lt;PredictorHealthCheck&lt;DigitsNet&gt;&gt;("digits");
/// </code>
/// The result's data are the network's name and its memory.
/// </summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
/// <param name="services">The container of the predictor.</param>
public sealed class PredictorHealthCheck<TNetwork>(IServiceProvider services) : IHealthCheck
    where TNetwork : INetwork<TNetwork>
{
    /// <summary>Predicts one row.</summary>
    /// <param name="context">The status of a failure.</param>
    /// <param name="cancellationToken">Ignored: it is one prediction.</param>
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
