using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using DslNet.Kernels.Memory;

namespace DslNet.Kernels.Driver;

// The search for the first non-finite value.
public sealed partial class NetworkDriver
{
    private const int NotProbing = -1;
    private const int NothingFound = int.MaxValue;
    private int found = NotProbing;

    /// <summary>
    /// Called by generated code with the output of each layer. Returns at once, unless <see cref="LocateNonFinite(ICompiledNetwork, ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    /// is searching for the first layer with a non-finite output.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Check(int layer, FloatSlice values, int rows, int size)
    {
        if (found != NotProbing)
        {
            Probe(layer, values, rows, size);
        }
    }

    /// <summary>
    /// Repeats the last pass in the current mode, with the same random numbers, and returns where the first non-finite value
    /// appears. Gradients, buffers and random state are unchanged.
    /// </summary>
    /// <returns>The first such layer's name, "input", "target", "loss", or null where all is finite.</returns>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public string? LocateNonFinite(ICompiledNetwork program, ReadOnlySpan<float> input, ReadOnlySpan<float> target)
    {
        Use.EnterPass();
        try
        {
            int rows = checks.Backward(input, target);
            Load(input, target);
            return !AllFinite(input) ? "input" : !AllFinite(target) ? "target" : Locate(program, rows);
        }
        finally
        {
            Use.ExitPass();
        }
    }

    /// <summary>The same with class indices.</summary>
    /// <returns>The first such layer's name, "input", "loss", or null where all is finite.</returns>
    /// <exception cref="ArgumentException">A length is wrong, or a label out of range.</exception>
    public string? LocateNonFinite(ICompiledNetwork program, ReadOnlySpan<float> input, ReadOnlySpan<int> labels)
    {
        Use.EnterPass();
        try
        {
            int rows = checks.Backward(input, labels);
            Load(input, labels);
            WeighIgnored(labels, rows);
            return !AllFinite(input) ? "input" : Locate(program, rows);
        }
        finally
        {
            IsWeighted = false;
            Use.ExitPass();
        }
    }

    private string? Locate(ICompiledNetwork program, int rows)
    {
        float[] buffers = new float[Info.BufferCount];
        NetworkMemory.Gather(memory.Buffers, Info.Buffers, buffers);
        float[] gradients = GradientStorage.ToArray();
        float loss = LossValue[0];
        ulong stepNow = step;
        try
        {
            found = NothingFound;
            backwardRows = 0;
            step = stepNow == 0 ? 0 : stepNow - 1;
            return Mode == Mode.Eval ? LocateInEval(program, rows) : LocateInTraining(program, rows);
        }
        finally
        {
            found = NotProbing;
            step = stepNow;
            NetworkMemory.Scatter(buffers, memory.Buffers, Info.Buffers);
            gradients.CopyTo(GradientStorage);
            FloatSlice lossValue = LossValue;
            lossValue[0] = loss;
        }
    }

    private string? LocateInEval(ICompiledNetwork program, int rows)
    {
        program.EvalForward(rows);
        return found == NothingFound ? null : Info.Layers[found].Name;
    }

    private string? LocateInTraining(ICompiledNetwork program, int rows)
    {
        program.TrainForward(rows);
        if (found != NothingFound)
        {
            return Info.Layers[found].Name;
        }

        program.Backward(rows);
        return float.IsFinite(LossValue[0]) ? null : "loss";
    }

    private void Probe(int layer, FloatSlice values, int rows, int size)
    {
        for (int row = 0; row < rows && found == NothingFound; row++)
        {
            if (!AllFinite(SlotRows.Row(values, row, size)))
            {
                found = layer;
            }
        }
    }

    private static bool AllFinite(ReadOnlySpan<float> values) => TensorPrimitives.IsFiniteAll<float>(values);
}
