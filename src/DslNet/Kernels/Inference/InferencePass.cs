using System.ComponentModel;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;
using DslNet.Kernels.Winograd;

namespace DslNet.Kernels.Inference;

/// <summary>
/// What the kernels of inference read and write: a network's own memory, or a predictor's packed weights with one of its workspaces. As
/// with every <see cref="FloatSlice"/> nothing is checked here; whoever runs the kernels holds the memory.
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

    /// <summary>Over memory in which nothing is packed: a network's, or what a predictor is packed from.</summary>
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

    /// <summary>Whether what depends on parameters and buffers alone has been computed.</summary>
    public bool IsPacked { get; }

    /// <summary>A value of all rows.</summary>
    /// <param name="offset">Where it begins, in floats per row.</param>
    public FloatSlice At(int offset) => values.Slice((nint)batch * offset);

    /// <summary>A statistic.</summary>
    public FloatSlice Statistic(int index) => statistics[index];

    /// <summary>A parameter, by its number in <see cref="NetworkInfo.Parameters"/>; a weight lies in <see cref="Panels"/>.</summary>
    public FloatSlice Parameter(int index) => parameters[index];

    /// <summary>A buffer, by its number in <see cref="NetworkInfo.Buffers"/>.</summary>
    public FloatSlice Buffer(int index) => buffers[index];

    /// <summary>A convolution's weight ready for tiles: packed, or made ready now.</summary>
    /// <param name="index">Its number among the weights in tiles.</param>
    /// <param name="weight">A panel matrix of [9 · channels, filters]; nothing where it is packed.</param>
    /// <param name="channels">Of the input.</param>
    /// <param name="filters">Of the output.</param>
    /// <param name="scratch">Memory for 16 panel matrices of [channels, filters]; nothing where it is packed.</param>
    public ConvolutionWeight Tiled(int index, FloatSlice weight, int channels, int filters, FloatSlice scratch) =>
        IsPacked ? new ConvolutionWeight(weight, tiles[index]) : WinogradTransform.Weight(weight, channels, filters, scratch);

    /// <summary>Makes a convolution's weight ready for tiles, where there is memory to keep it.</summary>
    /// <param name="index">Its number among the weights in tiles.</param>
    /// <param name="weight">A panel matrix of [9 · channels, filters].</param>
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
