using DslNet.Kernels.Memory;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Inference;

/// <summary>
/// The packed weights of a predictor: the parameters and buffers that inference reads for each batch, and what depends on them alone, computed
/// once (batch normalization folded to factor and offset, convolutions' weights Winograd-transformed). Immutable, so that any number of threads may read it.
/// </summary>
internal sealed class PackedWeights : IDisposable
{
    private readonly AlignedBuffer memory;

    /// <param name="program">The inference program.</param>
    /// <param name="parameters">All parameters of a network, in their storage layout.</param>
    /// <param name="buffers">All of its buffers.</param>
    public PackedWeights(InferenceProgram program, FloatSlice[] parameters, FloatSlice[] buffers)
    {
        (NetworkInfo info, InferencePlan plan) = (program.Info, program.Plan);
        MemoryLayout layout = new(
            plan.Parameters.Select(index => info.Parameters[index].Stored)
            .Concat(plan.Buffers.Select(index => info.Buffers[index].Stored))
            .Concat(plan.Constants.Select(index => (long)info.Workspace.StatisticSizes[index]))
            .Concat(plan.Tiles.Select(floats => (long)floats)));
        memory = new AlignedBuffer(layout.Floats);
        Bytes = sizeof(float) * layout.Floats;
        Queue<FloatSlice> places = new(layout.In(memory.Start));
        Parameters = new FloatSlice[info.Parameters.Count];
        foreach (int index in plan.Parameters)
        {
            Parameters[index] = Copied(parameters[index], checked((int)info.Parameters[index].Stored), places.Dequeue());
        }

        Buffers = new FloatSlice[info.Buffers.Count];
        foreach (int index in plan.Buffers)
        {
            Buffers[index] = Copied(buffers[index], checked((int)info.Buffers[index].Stored), places.Dequeue());
        }

        Constants = new FloatSlice[info.Workspace.StatisticSizes.Count];
        foreach (int index in plan.Constants)
        {
            Constants[index] = places.Dequeue();
        }

        Tiles = [.. places];
        using WorkerPool workers = new(1);
        program.Pack(new InferencePass(workers, default, 0, parameters, buffers, Constants, Tiles));
    }

    public long Bytes { get; }

    /// <summary>By the index of the network's parameter; empty where inference doesn't read it.</summary>
    public FloatSlice[] Parameters { get; }

    /// <summary>By the index of the network's buffer; empty where inference doesn't read it.</summary>
    public FloatSlice[] Buffers { get; }

    /// <summary>By the index of the network's statistic; empty where it isn't constant.</summary>
    public FloatSlice[] Constants { get; }

    public FloatSlice[] Tiles { get; }

    public void Dispose() => memory.Dispose();

    private static FloatSlice Copied(FloatSlice source, int floats, FloatSlice destination)
    {
        source.AsSpan(floats).CopyTo(destination.AsSpan(floats));
        return destination;
    }
}
