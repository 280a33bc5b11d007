using System.ComponentModel;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;
using DslNet.Kernels.Winograd;

namespace DslNet.Kernels.Inference;

/// <summary>
/// The operands of the inference kernels: a network's own memory, or a predictor's packed weights with one of its workspaces. As
/// with every <see cref="FloatSlice"/> there are no checks; whoever runs the kernels holds the memory.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class InferencePass
{
    private readonly FloatSlice values;
    private readonly int batch;
    private readonly FloatSlice[] statistics;
    private FloatSlice[] parameters;
    private FloatSlice[] buffers;
    private FloatSlice[] tiles;

    /// <summary>Over unpacked memory: a network's, or the source of a predictor's packing.</summary>
    internal InferencePass(WorkerPool workers, FloatSlice values, int batch, FloatSlice[] parameters, FloatSlice[] buffers, FloatSlice[] statistics, FloatSlice[] tiles)
    {
        Workers = workers;
        this.values = values;
        this.batch = batch;
        this.parameters = parameters;
        this.buffers = buffers;
        this.statistics = statistics;
        this.tiles = tiles;
    }

    /// <summary>Over a predictor's workspace, for the weights of <see cref="Use"/>.</summary>
    internal InferencePass(WorkerPool workers, FloatSlice values, int batch, FloatSlice[] statistics)
        : this(workers, values, batch, [], [], statistics, []) => IsPacked = true;

    /// <summary>The threads.</summary>
    public WorkerPool Workers { get; }

    /// <summary>Whether the values that depend on parameters and buffers alone are precomputed.</summary>
    public bool IsPacked { get; }

    /// <summary>A value of all rows.</summary>
    /// <param name="offset">Where it begins, in floats per row.</param>
    public FloatSlice At(long offset) => values.Slice((nint)(batch * offset));

    /// <summary>A statistic.</summary>
    public FloatSlice Statistic(int index) => statistics[index];

    /// <summary>A parameter, by its index in <see cref="NetworkInfo.Parameters"/>; a weight is stored in <see cref="Panels"/>.</summary>
    public FloatSlice Parameter(int index) => parameters[index];

    /// <summary>A buffer, by its index in <see cref="NetworkInfo.Buffers"/>.</summary>
    public FloatSlice Buffer(int index) => buffers[index];

    /// <summary>A convolution's Winograd-transformed weight: packed, or transformed now.</summary>
    /// <param name="index">Its index among the Winograd weights.</param>
    /// <param name="weight">Packed panels of [9 · channels, filters]; empty where the transformed weight is packed.</param>
    /// <param name="channels">Of the input.</param>
    /// <param name="filters">Of the output.</param>
    /// <param name="scratch">Scratch memory for 16 packed panels of [channels, filters]; empty where the transformed weight is packed.</param>
    public ConvolutionWeight Tiled(int index, FloatSlice weight, int channels, int filters, FloatSlice scratch) =>
        IsPacked ? new ConvolutionWeight(weight, tiles[index]) : WinogradTransform.Weight(weight, channels, filters, scratch);

    /// <summary>Winograd-transforms a convolution's weight, where it is kept.</summary>
    /// <param name="index">Its index among the Winograd weights.</param>
    /// <param name="weight">Packed panels of [9 · channels, filters].</param>
    /// <param name="channels">Of the input.</param>
    /// <param name="filters">Of the output.</param>
    public void PackTiles(int index, FloatSlice weight, int channels, int filters)
    {
        if (tiles.Length > 0)
        {
            WinogradTransform.Weight(weight, channels, filters, tiles[index]);
        }
    }

    /// <summary>Reads these weights from here on.</summary>
    internal void Use(PackedWeights weights, ReadOnlySpan<int> constants)
    {
        parameters = weights.Parameters;
        buffers = weights.Buffers;
        tiles = weights.Tiles;
        foreach (int constant in constants)
        {
            statistics[constant] = weights.Constants[constant];
        }
    }
}
