using System.ComponentModel;
using DslNet.Devices;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu.Kernels;

/// <summary>The kernels of optimizers, over all parameters at once, which are contiguous.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuSteps
{
    /// <summary>A partial sum of squares per group.</summary>
    public static void Measure(ArrayView<float> gradients, int count, ArrayView<float> squares)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        float sum = 0f;
        for (int at = (Grid.IdxX * Group.DimX) + Group.IdxX; at < count; at += Grid.DimX * Group.DimX)
        {
            sum += gradients[at] * gradients[at];
        }

        sum = GpuReduce.Sum(shared, sum);
        if (Group.IdxX == 0)
        {
            squares[Grid.IdxX] = sum;
        }
    }

    /// <summary>Clips, steps, and sums the squares of the unclipped gradients, in one pass over memory.</summary>
    public static void Update(ArrayView<float> parameters, ArrayView<float> gradients, ArrayView<float> state, int count, DeviceUpdate update, ArrayView<float> squares)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        float sum = 0f;
        for (int at = update.Start + (Grid.IdxX * Group.DimX) + Group.IdxX; at < update.End; at += Grid.DimX * Group.DimX)
        {
            float gradient = gradients[at];
            sum += gradient * gradient;
            if (update.ClipFactor < 1f || update.ClipValue > 0f)
            {
                gradient = Clipped(gradient, update);
                gradients[at] = gradient;
            }

            parameters[at] = Step(parameters[at], gradient, state, at, count, update);
        }

        sum = GpuReduce.Sum(shared, sum);
        if (Group.IdxX == 0 && update.AddsSquares != DeviceUpdate.LeavesSquares)
        {
            squares[Grid.IdxX] = update.AddsSquares > 0 ? squares[Grid.IdxX] + sum : sum;
        }
    }

    private static float Clipped(float gradient, DeviceUpdate update)
    {
        float scaled = gradient * update.ClipFactor;
        return update.ClipValue > 0f ? GpuMath.Max(GpuMath.Min(scaled, update.ClipValue), -update.ClipValue) : scaled;
    }

    private static float Step(float parameter, float gradient, ArrayView<float> state, int at, int count, DeviceUpdate update)
    {
        switch (update.Rule)
        {
            case DeviceUpdate.Plain:
                return parameter - ((gradient + (parameter * update.Decay)) * update.Rate);

            case DeviceUpdate.Momental:
                float decayed = gradient + (parameter * update.Decay);
                float velocity = GpuMath.WithoutTiny((state[at] * update.Momentum) + decayed);
                state[at] = velocity;
                return parameter - ((update.Ahead > 0f ? decayed + (velocity * update.Momentum) : velocity) * update.Rate);

            case DeviceUpdate.Moments:
                float first = GpuMath.WithoutTiny((state[at] * update.KeepFirst) + (gradient * update.AddFirst));
                float second = GpuMath.WithoutTiny((state[count + at] * update.KeepSecond) + (gradient * gradient * update.AddSecond));
                state[at] = first;
                state[count + at] = second;
                return Adam(parameter, first, second, update);

            case DeviceUpdate.Average:
                state[at] = (state[at] * update.Keep) + (parameter * update.Rate);
                return parameter;

            case DeviceUpdate.LargestMoments:
                float mean = GpuMath.WithoutTiny((state[at] * update.KeepFirst) + (gradient * update.AddFirst));
                float squared = GpuMath.WithoutTiny((state[count + at] * update.KeepSecond) + (gradient * gradient * update.AddSecond));
                float largest = GpuMath.Max(state[(2 * count) + at], squared);
                state[at] = mean;
                state[count + at] = squared;
                state[(2 * count) + at] = largest;
                return Adam(parameter, mean, largest, update);

            case DeviceUpdate.AheadMoments:
                float slope = gradient + (parameter * update.Decay);
                float direction = GpuMath.WithoutTiny((state[at] * update.KeepFirst) + (slope * update.AddFirst));
                float size = GpuMath.WithoutTiny((state[count + at] * update.KeepSecond) + (slope * slope * update.AddSecond));
                state[at] = direction;
                state[count + at] = size;
                return parameter - (((slope * update.Ahead) + (direction * update.Rate)) / ((MathF.Sqrt(size) * update.Correction) + update.Epsilon));

            default:
                float square = GpuMath.WithoutTiny((state[at] * update.KeepFirst) + (gradient * gradient * update.AddFirst));
                state[at] = square;
                float scaled = gradient / (MathF.Sqrt(square) + update.Epsilon);
                if (update.Rule == DeviceUpdate.MomentalSquares)
                {
                    scaled = GpuMath.WithoutTiny((state[count + at] * update.Momentum) + scaled);
                    state[count + at] = scaled;
                }

                return parameter - (scaled * update.Rate);
        }
    }

    private static float Adam(float parameter, float first, float squares, DeviceUpdate update)
        => (parameter * update.Keep) - (first / ((MathF.Sqrt(squares) * update.Correction) + update.Epsilon) * update.Rate);
}
