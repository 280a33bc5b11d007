using System.ComponentModel;
using DslNet.Kernels.Inference;

namespace DslNet;

/// <summary>A network whose kind is known, so that generic code can make one.</summary>
/// <typeparam name="TSelf">The network's own class.</typeparam>
public interface INetwork<TSelf> : INetwork
    where TSelf : INetwork<TSelf>
{
    /// <summary>Creates a network; all its memory is allocated here.</summary>
    /// <param name="batchSize">The largest number of rows of a training step; at least 1.</param>
    /// <param name="seed">Of the initial parameters and of dropout.</param>
    /// <param name="threads">The number of threads; 0 for one per core.</param>
    static abstract TSelf Create(int batchSize, Seed seed, int threads);

    /// <summary>The inference program, for <see cref="Predictor{TNetwork}"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract InferenceProgram Inference { get; }
}
