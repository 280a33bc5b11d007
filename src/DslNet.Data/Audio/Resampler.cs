using System.Numerics;
using System.Runtime.InteropServices;

namespace DslNet.Data;

/// <summary>
/// Band-limited interpolation with a Kaiser-windowed sinc. Not thread-safe: it has a buffer.
/// </summary>
/// <remarks>Source: J. O. Smith, <i>Digital Audio Resampling Home Page</i>, CCRMA, Stanford University, 2002.</remarks>
internal sealed class Resampler
{
    private double[] filters = [];

    /// <summary>Sample i of the result is the source's at i · <paramref name="step"/>. Frequencies above half the lower of the two rates are filtered out.</summary>
    public static float[] Read(ReadOnlySpan<float> samples, double step, int length)
    {
        float[] result = new float[length];
        new Resampler().Read(samples, step, result);
        return result;
    }

    /// <summary>The same into existing memory.</summary>
    public void Read(ReadOnlySpan<float> samples, double step, Span<float> result)
    {
        double cutoff = SincKernel.Cutoff(step);
        int reach = SincKernel.Reach(step);
        if (result.Length < 2 * SincKernel.Phases)
        {
            ReadDirectly(samples, step, cutoff, reach, result);
            return;
        }

        // A polyphase filter bank, with linear interpolation between phases.
        int taps = 2 * reach;
        Prepare(cutoff, reach, taps);
        for (int i = 0; i < result.Length; i++)
        {
            double position = i * step;
            int whole = (int)position;
            double phase = (position - whole) * SincKernel.Phases;
            int row = (int)phase;
            double between = phase - row;
            int first = whole - reach + 1;
            ReadOnlySpan<double> left = filters.AsSpan(row * taps, taps), right = filters.AsSpan((row + 1) * taps, taps);
            int from = Math.Max(0, -first), to = Math.Min(taps, samples.Length - first);
            double sum = from < to ? Sum(samples[(first + from)..(first + to)], left[from..to], right[from..to], between) : 0;
            result[i] = (float)(sum * cutoff);
        }
    }

    private static void ReadDirectly(ReadOnlySpan<float> samples, double step, double cutoff, int reach, Span<float> result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            double position = i * step, sum = 0;
            int whole = (int)position;
            for (int j = Math.Max(0, whole - reach + 1); j < Math.Min(samples.Length, whole + reach + 1); j++)
            {
                sum += samples[j] * SincKernel.At(Math.Abs(position - j) * cutoff);
            }

            result[i] = (float)(sum * cutoff);
        }
    }

    private static double Sum(ReadOnlySpan<float> samples, ReadOnlySpan<double> left, ReadOnlySpan<double> right, double between)
    {
        Vector<double> lefts = default, rights = default;
        ReadOnlySpan<Vector<float>> whole = MemoryMarshal.Cast<float, Vector<float>>(samples);
        ReadOnlySpan<Vector<double>> leftFilter = MemoryMarshal.Cast<double, Vector<double>>(left), rightFilter = MemoryMarshal.Cast<double, Vector<double>>(right);
        for (int i = 0; i < whole.Length; i++)
        {
            Vector.Widen(whole[i], out Vector<double> low, out Vector<double> high);
            lefts += (low * leftFilter[2 * i]) + (high * leftFilter[(2 * i) + 1]);
            rights += (low * rightFilter[2 * i]) + (high * rightFilter[(2 * i) + 1]);
        }

        double leftSum = Vector.Sum(lefts), rightSum = Vector.Sum(rights);
        for (int i = whole.Length * Vector<float>.Count; i < samples.Length; i++)
        {
            leftSum += samples[i] * left[i];
            rightSum += samples[i] * right[i];
        }

        return leftSum + (between * (rightSum - leftSum));
    }

    private void Prepare(double cutoff, int reach, int taps)
    {
        if (filters.Length < (SincKernel.Phases + 1) * taps)
        {
            filters = new double[(SincKernel.Phases + 1) * taps];
        }

        for (int phase = 0; phase <= SincKernel.Phases; phase++)
        {
            double place = (double)phase / SincKernel.Phases;
            for (int tap = 0; tap < taps; tap++)
            {
                filters[(phase * taps) + tap] = SincKernel.At(Math.Abs(place - (tap - reach + 1)) * cutoff);
            }
        }
    }
}
