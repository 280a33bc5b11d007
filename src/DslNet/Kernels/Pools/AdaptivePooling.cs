using System.ComponentModel;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Pools;

/// <summary>Adaptive average pooling, as PyTorch has it. Each element of a result is written by one thread, its terms in a fixed order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AdaptivePooling
{
    /// <summary>The mean of each window, channel by channel.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="x">[rows × height × width × channels].</param>
    /// <param name="rows">Rows.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="output">[rows × out height × out width × channels].</param>
    /// <param name="lengths">[rows]: the width that counts in each; of none, the means are 0. Default where all count.</param>
    public static void Average(WorkerPool workers, FloatSlice x, int rows, AdaptiveWindows windows, FloatSlice output, FloatSlice lengths = default) =>
        workers.Run(new AdaptivePoolJob(x, windows, output, lengths), checked(rows * windows.OutHeight), Cost(rows, windows));

    /// <summary>The gradient: each input gets the gradients of the windows that it is in, divided by their sizes.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="upstream">[rows × out height × out width × channels].</param>
    /// <param name="rows">Rows.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="inputGradient">[rows × height × width × channels].</param>
    /// <param name="lengths">[rows]: the width that counts in each; the gradient behind it is 0. Default where all count.</param>
    public static void Gradient(WorkerPool workers, FloatSlice upstream, int rows, AdaptiveWindows windows, FloatSlice inputGradient, FloatSlice lengths = default) =>
        workers.Run(new AdaptivePoolGradientJob(upstream, windows, inputGradient, lengths), checked(rows * windows.Height), Cost(rows, windows));

    private static long Cost(int rows, AdaptiveWindows windows) =>
        (long)rows * Split.Groups(windows.Channels) * (((long)windows.Height * windows.Width) + ((long)windows.OutHeight * windows.OutWidth)) * 2;
}
