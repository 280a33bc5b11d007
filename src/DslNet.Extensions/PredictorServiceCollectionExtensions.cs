using Microsoft.Extensions.DependencyInjection;

namespace DslNet.Extensions;

/// <summary>
/// Registers a <see cref="Predictor{TNetwork}"/> as a singleton: every request uses the same one, from any number of threads at once.
/// It is made when it is first asked for, and disposed with the container. Where it is registered twice, the later one counts.
/// </summary>
public static class PredictorServiceCollectionExtensions
{
    /// <summary>
    /// A predictor of the weights in a safetensors file. The file is read when the predictor is first asked for; what
    /// <see cref="Predictor{TNetwork}.Load"/> throws then comes out of <c>GetRequiredService</c>. A program that asks for it once
    /// before it starts to listen ends there where the file is missing or damaged, not at its first request.
    /// </summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="services">The service collection.</param>
    /// <param name="path">The safetensors file.</param>
    /// <param name="options">How many callers and rows at a time; null for the defaults.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentException">The path is empty or white space.</exception>
    public static IServiceCollection AddDslNetPredictor<TNetwork>(this IServiceCollection services, string path, PredictorOptions? options = null)
        where TNetwork : INetwork<TNetwork>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return services.AddDslNetPredictor(_ => Predictor<TNetwork>.Load(path, options));
    }

    /// <summary>
    /// A predictor of the weights that a network has when the predictor is first asked for. The network itself isn't shared, and may go
    /// on training afterwards (see <see cref="Predictor{TNetwork}.Update(TNetwork)"/>). It isn't disposed: it may be the container's own.
    /// </summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="services">The service collection.</param>
    /// <param name="network">Gives the network; called once.</param>
    /// <param name="options">How many callers and rows at a time; null for the defaults.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddDslNetPredictor<TNetwork>(this IServiceCollection services, Func<IServiceProvider, TNetwork> network, PredictorOptions? options = null)
        where TNetwork : INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return services.AddDslNetPredictor(provider => new Predictor<TNetwork>(network(provider), options));
    }

    /// <summary>A predictor from a factory; the container owns it.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="services">The service collection.</param>
    /// <param name="predictor">Makes the predictor; called once.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddDslNetPredictor<TNetwork>(this IServiceCollection services, Func<IServiceProvider, Predictor<TNetwork>> predictor)
        where TNetwork : INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(predictor);
        return services.AddSingleton(predictor);
    }
}
