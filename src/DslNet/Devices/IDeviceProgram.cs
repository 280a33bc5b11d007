using System.ComponentModel;
using DslNet.Kernels.RandomNumbers;

namespace DslNet.Devices;

/// <summary>
/// The generated half of a network on a device: its memory there, and the launches of its kernels, in the order of one queue.
/// Called by <see cref="DeviceDriver"/> alone, which has checked all arguments.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDeviceProgram : IDisposable
{
    /// <summary>Copies floats to the start of a region.</summary>
    void Upload(DeviceMemory memory, ReadOnlySpan<float> source);

    /// <summary>Copies floats from the start of a region, after all launches so far.</summary>
    void Download(DeviceMemory memory, Span<float> destination);

    /// <summary>Allocates the state of an optimizer, zeroed, until the network is disposed.</summary>
    /// <param name="floatsPerParameter">0 to 3: an array over all parameters for each.</param>
    /// <returns>The state's handle.</returns>
    int TakeState(int floatsPerParameter);

    /// <summary>Copies a state in.</summary>
    void UploadState(int state, ReadOnlySpan<float> source);

    /// <summary>Copies a state out.</summary>
    void DownloadState(int state, Span<float> destination);

    /// <summary>The training forward pass from the input to the loss's operand.</summary>
    void TrainForward(int rows, RandomState random);

    /// <summary>The rest of the training forward pass, to the output.</summary>
    void TrainHead(int rows, RandomState random);

    /// <summary>The loss and all gradients, after <see cref="TrainForward"/>.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="random">The state of the random number generator.</param>
    /// <param name="weighted">Whether rows are weighted by <see cref="DeviceMemory.RowCounts"/>.</param>
    void Backward(int rows, RandomState random, bool weighted);

    /// <summary>Adds the derivative of L1·Σ|w| + L2·Σw² to the gradients.</summary>
    void Penalty(float l1, float l2);

    /// <summary>The eval forward pass.</summary>
    void EvalForward(int rows);

    /// <summary>The logits of the last eval pass, where a cross-entropy is evaluated from them.</summary>
    void EvalLogits(int rows);

    /// <summary>Sums the squares of the gradients; <see cref="SquaresCount"/> partial sums.</summary>
    void Measure();

    /// <summary>Clips the gradients of a range, updates its parameters, and sums the squares of the unclipped gradients.</summary>
    void Update(int state, DeviceUpdate update);

    /// <summary>The number of partial sums of squares.</summary>
    int SquaresCount { get; }

    /// <summary>Creates the same network on the CPU, to locate a non-finite value.</summary>
    INetwork CreateTwin(int batchSize);
}
