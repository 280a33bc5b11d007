using System.ComponentModel;
using DslNet.Kernels.Inference;

namespace DslNet;

/// <summary>A network whose kind is known, so that generic code can make one.</summary>
/// <typeparam name="TSelf">The network's own class.</typeparam>
public interface INetwork<TSelf> : INetwork
    where TSelf : INetwork<TSelf>
{
    /// <summary>Makes a network; all its memory is taken here.</summary>
    /// <param name="batchSize">The most rows that a training step takes; at least 1.</param>
    /// <param name="seed">Of the initial parameters and of dropout.</param>
    /// <param name="threads">How many threads compute; 0 for every core.</param>
    static abstract TSelf Create(int batchSize, Seed seed, int threads);

    /// <summary>The inference half, for <see cref="Predictor{TNetwork}"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract InferenceProgram Inference { get; }
}
