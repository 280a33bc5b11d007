using System.ComponentModel;
using ILGPU;

namespace DslNet.Ilgpu.Kernels;

/// <summary>Sequences whose rows have lengths, and embeddings: a thread per element of the result.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuSequences
{
    /// <summary>The steps before the length, then zeros.</summary>
    public static void Mask(ArrayView<float> input, ArrayView<float> lengths, int steps, int channels, int count, ArrayView<float> output)
    {
        int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            int step = at / channels;
            output[at] = step % steps < (int)lengths[step / steps] ? input[at] : 0f;
        }
    }

    /// <summary>The steps before the length in reverse order, then those behind it.</summary>
    public static void Reverse(ArrayView<float> input, ArrayView<float> lengths, int steps, int channels, int count, ArrayView<float> output)
    {
        int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            int row = at / channels / steps;
            int step = at / channels % steps;
            int length = (int)lengths[row];
            int from = step < length ? length - 1 - step : step;
            output[at] = input[(((row * steps) + from) * channels) + (at % channels)];
        }
    }

    /// <summary>The last step before the length; zeros for a length of 0.</summary>
    public static void Last(ArrayView<float> input, ArrayView<float> lengths, int steps, int channels, int count, ArrayView<float> output)
    {
        int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            int row = at / channels;
            int length = (int)lengths[row];
            output[at] = length > 0 ? input[(((row * steps) + length - 1) * channels) + (at % channels)] : 0f;
        }
    }

    /// <summary>The input at the last step before the length, zeros elsewhere.</summary>
    public static void AtLast(ArrayView<float> input, ArrayView<float> lengths, int steps, int channels, int count, ArrayView<float> output)
    {
        int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            int row = at / channels / steps;
            output[at] = at / channels % steps == (int)lengths[row] - 1 ? input[(row * channels) + (at % channels)] : 0f;
        }
    }

    /// <summary>output[t] = table[tokens[t]].</summary>
    public static void Gather(ArrayView<float> tokens, ArrayView<float> table, int units, int count, ArrayView<float> output)
    {
        int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            output[at] = table[((int)tokens[at / units] * units) + (at % units)];
        }
    }

    /// <summary>output[t] = table[t] in each row; size is that of the table.</summary>
    public static void Repeat(ArrayView<float> table, int size, int count, ArrayView<float> output)
    {
        int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            output[at] = table[at % size];
        }
    }

    /// <summary>gradient[k] = Σ upstream[t] over the steps of the batch whose token is k, in their order: a thread per element of the table, which reads all tokens.</summary>
    public static void Gradient(ArrayView<float> tokens, ArrayView<float> upstream, int units, int steps, int count, ArrayView<float> gradient)
    {
        int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            int token = at / units;
            int column = at % units;
            float sum = 0f;
            for (int step = 0; step < steps; step++)
            {
                if ((int)tokens[step] == token)
                {
                    sum += upstream[(step * units) + column];
                }
            }

            gradient[at] = sum;
        }
    }

    /// <summary>gradient[t] = Σ upstream[t] over the rows of the batch, in their order.</summary>
    public static void RepeatGradient(ArrayView<float> upstream, int rows, int count, ArrayView<float> gradient)
    {
        int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            float sum = 0f;
            for (int row = 0; row < rows; row++)
            {
                sum += upstream[(row * count) + at];
            }

            gradient[at] = sum;
        }
    }
}
