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
    /// <summary>Copies numbers to the beginning of a stretch of memory.</summary>
    void Upload(DeviceMemory memory, ReadOnlySpan<float> source);

    /// <summary>Copies numbers from the beginning of a stretch of memory, behind all launches so far.</summary>
    void Download(DeviceMemory memory, Span<float> destination);

    /// <summary>Takes memory for the state of an optimizer, all 0, until the network is disposed.</summary>
    /// <param name="floatsPerParameter">0 to 3: a stretch of all parameters for each.</param>
    /// <returns>The state's number.</returns>
    int TakeState(int floatsPerParameter);

    /// <summary>Copies a state in.</summary>
    void UploadState(int state, ReadOnlySpan<float> source);

    /// <summary>Copies a state out.</summary>
    void DownloadState(int state, Span<float> destination);

    /// <summary>From the input to where the loss reads, as in training.</summary>
    void TrainForward(int rows, RandomState random);

    /// <summary>From there to the output of training.</summary>
    void TrainHead(int rows, RandomState random);

    /// <summary>The loss and every gradient, behind <see cref="TrainForward"/>.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="random">Where the random numbers stand.</param>
    /// <param name="weighted">Whether rows count as <see cref="DeviceMemory.RowCounts"/> says.</param>
    void Backward(int rows, RandomState random, bool weighted);

    /// <summary>Adds the derivative of L1·Σ|w| + L2·Σw² to the gradients.</summary>
    void Penalty(float l1, float l2);

    /// <summary>From the input to the output of eval.</summary>
    void EvalForward(int rows);

    /// <summary>From there to the logits, where a cross-entropy is judged from them.</summary>
    void EvalLogits(int rows);

    /// <summary>Sums the squares of the gradients; <see cref="SquaresCount"/> partial sums.</summary>
    void Measure();

    /// <summary>Clips the gradients of a stretch, steps its parameters with them, and sums the squares of the gradients from before.</summary>
    void Update(int state, DeviceUpdate update);

    /// <summary>How many partial sums of squares there are.</summary>
    int SquaresCount { get; }

    /// <summary>The same network on the CPU, newly made: it says where a number that isn't finite came from.</summary>
    INetwork CreateTwin(int batchSize);
}
