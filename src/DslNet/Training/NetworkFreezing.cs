using DslNet.Kernels.Driver;

namespace DslNet;

/// <summary>
/// Fine-tuning in phases: layers whose parameters optimizers leave as they are for a while. Their gradients are still computed, and batch normalization in them goes on
/// by the batch's statistics. A parameter takes no step while it is frozen, nor does its bias correction in Adam and the like, as in PyTorch. What never learns is said in the definition (<see cref="Dsl.Frozen"/>), where nothing of that is generated.
/// </summary>
public static class NetworkFreezing
{
    /// <summary>Has the parameters of layers learn no more. Gradient norms and clipping leave them out, as PyTorch's do of parameters without gradients.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layers">Names of layers with parameters (<see cref="NetworkInfo.Layers"/>).</param>
    /// <exception cref="ArgumentException">No layer of that name has parameters that learn.</exception>
    /// <exception cref="NotSupportedException">The network isn't one of the processor's that DslNet generated.</exception>
    /// <exception cref="InvalidOperationException">The network is at work on another thread.</exception>
    public static void Freeze(this INetwork network, params string[] layers) => DriverOf(network).Freeze(Checked(layers), freezes: true);

    /// <summary>Has them learn again.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layers">Names of layers with parameters; none: all that are frozen.</param>
    /// <exception cref="ArgumentException">No layer of that name has parameters that learn.</exception>
    /// <exception cref="NotSupportedException">The network isn't one of the processor's that DslNet generated.</exception>
    /// <exception cref="InvalidOperationException">The network is at work on another thread.</exception>
    public static void Unfreeze(this INetwork network, params string[] layers) =>
        DriverOf(network).Freeze(Checked(layers).Count > 0 ? layers : network.FrozenLayers(), freezes: false);

    /// <summary>The names of the layers whose parameters don't learn now, in the order of the definition.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="NotSupportedException">The network isn't one of the processor's that DslNet generated.</exception>
    public static IReadOnlyList<string> FrozenLayers(this INetwork network) =>
        [.. DriverOf(network).FrozenParameters.Order().Select(number => network.Info.Layers[network.Info.Parameters[number].Layer].Name).Distinct()];

    private static IReadOnlyList<string> Checked(string[] layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        foreach (string layer in layers)
        {
            ArgumentNullException.ThrowIfNull(layer, nameof(layers));
        }

        return layers;
    }

    private static NetworkDriver DriverOf(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network is ICompiledNetwork { Driver: var driver }
            ? driver
            : throw new NotSupportedException($"Layers are frozen on networks of the processor that DslNet has generated; {network.GetType()} is none.");
    }
}
