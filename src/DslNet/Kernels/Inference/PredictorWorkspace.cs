using System.Runtime.InteropServices;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Inference;

/// <summary>The workspace of one caller of a predictor, and the weights that it reads. Not thread-safe.</summary>
internal sealed class PredictorWorkspace : IDisposable
{
    private readonly InferenceProgram program;
    private readonly int[] constants;
    private readonly int batch;
    private readonly AlignedBuffer memory;
    private readonly WorkerPool workers;
    private readonly InferencePass pass;
    private Access access;

    public PredictorWorkspace(InferenceProgram program, int batch, int threads)
    {
        this.program = program;
        constants = [.. program.Plan.Constants];
        this.batch = batch;
        (WorkspacePlan workspace, InferencePlan plan) = (program.Info.Workspace, program.Plan);
        MemoryLayout layout = new(plan.Statistics.Select(index => (long)workspace.StatisticSizes[index]).Prepend((long)batch * plan.Width));
        memory = Memory(layout.Floats, batch);
        FloatSlice[] places = layout.In(memory.Start), statistics = new FloatSlice[workspace.StatisticSizes.Count];
        for (int i = 0; i < plan.Statistics.Count; i++)
        {
            statistics[plan.Statistics[i]] = places[i + 1];
        }

        workers = new WorkerPool(threads, workspace.InferenceScratch);
        pass = new InferencePass(workers, places[0], batch, statistics);
    }

    /// <summary>Its values and statistics, in bytes.</summary>
    public long Bytes => sizeof(float) * memory.Length;

    /// <summary>The scratch memory of its threads, in bytes.</summary>
    public long ScratchBytes => workers.ScratchBytes;

    /// <summary>The weights that this workspace reads, or read last: they aren't freed while they are referenced here.</summary>
    public PackedWeights? Weights { get; private set; }

    /// <summary>Tries to acquire the workspace; fails where it is in use or freed.</summary>
    public bool TryEnter() => Volatile.Read(ref access.State) == Access.Free && Interlocked.CompareExchange(ref access.State, Access.Taken, Access.Free) == Access.Free;

    /// <summary>Releases it.</summary>
    public void Exit() => Volatile.Write(ref access.State, Access.Free);

    /// <summary>Sets the weights; for the holder.</summary>
    public void Use(PackedWeights weights)
    {
        Weights = weights;
        pass.Use(weights, constants);
    }

    /// <summary>Clears the weights; for the holder.</summary>
    public void LetGo() => Weights = null;

    /// <summary>Computes the outputs, in batches of the workspace's rows.</summary>
    public void Run(ReadOnlySpan<float> input, Span<float> output)
    {
        WorkspacePlan workspace = program.Info.Workspace;
        int inputSize = program.Info.Input.Size, outputSize = program.Info.Output.Size;
        for (int rows; !input.IsEmpty; input = input[(rows * inputSize)..], output = output[(rows * outputSize)..])
        {
            rows = Math.Min(batch, input.Length / inputSize);
            SlotRows.CopyIn(input[..(rows * inputSize)], inputSize, pass.At(workspace.EvalInput));
            program.Forward(pass, rows);
            SlotRows.CopyOut(pass.At(workspace.EvalOutput), outputSize, output[..(rows * outputSize)]);
        }
    }

    private static AlignedBuffer Memory(long floats, int batch)
    {
        try
        {
            return new AlignedBuffer(floats);
        }
        catch (OutOfMemoryException exception)
        {
            throw new OutOfMemoryException(
                FormattableString.Invariant($"A workspace of {batch} rows ({nameof(PredictorOptions)}.{nameof(PredictorOptions.BatchSize)}) takes {sizeof(float) * floats} bytes, which aren't there. Choose fewer rows at a time: it changes memory and speed, never a bit."), exception);
        }
    }

    /// <summary>Frees the memory; for the holder, which never releases it.</summary>
    public void Dispose()
    {
        workers.Dispose();
        memory.Dispose();
    }

    /// <summary>Padded to its own cache lines, against false sharing.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 192)]
    private struct Access
    {
        public const int Free = 0;
        public const int Taken = 1;

        [FieldOffset(64)]
        public int State;
    }
}
