using System.Numerics;

namespace DslNet.Data;

/// <summary>
/// Time stretching at constant pitch: frames are analysed at one hop and overlap-added at another, with
/// phases propagated so that partials are continuous from frame to frame.
/// </summary>
/// <remarks>
/// Sources: J. L. Flanagan and R. M. Golden, "Phase vocoder", <i>Bell System Technical Journal</i> 45 (1966) 1493–1509; J. Laroche and
/// M. Dolson, "Improved phase vocoder time-scale modification of audio", <i>IEEE Transactions on Speech and Audio Processing</i> 7
/// (1999) 323–332: phases are locked to those of the nearest peak.
/// </remarks>
internal sealed class PhaseVocoder
{
    private const int Overlap = 4;
    private const double ShortestFrame = 0.04;   // seconds; shorter frames don't resolve the partials of a low voice

    private readonly FrameFourier fourier;
    private readonly int frameLength, hop;
    private readonly Complex[] now, before, output;
    private readonly double[] power, frame;
    private double[] sum = [], weight = [];

    public PhaseVocoder(int sampleRate)
    {
        frameLength = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, Math.Ceiling(sampleRate * ShortestFrame)));
        hop = frameLength / Overlap;
        fourier = new FrameFourier(frameLength, frameLength);
        (now, before, output) = (new Complex[fourier.Bins], new Complex[fourier.Bins], new Complex[fourier.Bins]);
        (power, frame) = (new double[fourier.Bins], new double[frameLength]);
    }

    /// <summary>Frame t is centered at sample t · hop of the result and t · hop / factor of the source.</summary>
    /// <param name="samples">The source.</param>
    /// <param name="factor">The ratio of the durations.</param>
    /// <param name="length">The number of samples of the result.</param>
    public float[] Stretch(ReadOnlySpan<float> samples, double factor, int length)
    {
        float[] result = new float[length];
        Stretch(samples, factor, result);
        return result;
    }

    /// <summary>The same into existing memory: truncated, or padded with silence.</summary>
    public void Stretch(ReadOnlySpan<float> samples, double factor, Span<float> result)
    {
        if (sum.Length < result.Length)
        {
            (sum, weight) = (new double[result.Length], new double[result.Length]);
        }

        Span<double> sums = sum.AsSpan(0, result.Length), weights = weight.AsSpan(0, result.Length);
        sums.Clear();
        weights.Clear();
        double end = (double)samples.Length + frameLength;   // silence after it; clamped, since an int would overflow
        for (long middle = 0; middle - (frameLength / 2) < result.Length; middle += hop)
        {
            int start = (int)Math.Min(end, Math.Round(middle / factor)) - (frameLength / 2);
            fourier.Forward(samples, start).CopyTo(now);
            if (middle == 0)
            {
                now.CopyTo(output);
            }
            else
            {
                // The source one synthesis hop earlier, whatever the factor: its phase advance is that of the result.
                fourier.Forward(samples, start - hop).CopyTo(before);
                Advance();
            }

            fourier.Inverse(output, frame);
            Add(middle - (frameLength / 2), sums, weights);
        }

        for (int i = 0; i < result.Length; i++)
        {
            result[i] = (float)(sums[i] / weights[i]);   // at least three frames overlap at every sample: no weight is 0
        }
    }

    // Phase locking: every bin is rotated as its nearest peak.
    private void Advance()
    {
        for (int bin = 0; bin < power.Length; bin++)
        {
            power[bin] = (now[bin].Real * now[bin].Real) + (now[bin].Imaginary * now[bin].Imaginary);
        }

        int from = 0, peak = NextPeak(0);
        while (from < power.Length)
        {
            int next = peak < power.Length ? NextPeak(peak + 1) : peak;
            int to = next < power.Length ? ((peak + next) / 2) + 1 : power.Length;
            Complex turn = peak < power.Length ? Unit(output[peak] * Complex.Conjugate(before[peak])) : Complex.One;
            for (int bin = from; bin < to; bin++)
            {
                output[bin] = now[bin] * turn;
            }

            (from, peak) = (to, next);
        }
    }

    // The next bin above its two neighbours on either side; the number of bins where there is none.
    private int NextPeak(int bin)
    {
        while (bin < power.Length && !(Above(bin, bin - 2) && Above(bin, bin - 1) && Above(bin, bin + 1) && Above(bin, bin + 2)))
        {
            bin++;
        }

        return bin;
    }

    private bool Above(int bin, int other) => (uint)other >= (uint)power.Length || power[bin] > power[other];

    private static Complex Unit(Complex value) => value.Magnitude is > 0 and double magnitude ? value / magnitude : Complex.One;

    private void Add(long start, Span<double> sums, Span<double> weights)
    {
        int first = (int)Math.Max(0, -start), last = (int)Math.Min(frameLength, sums.Length - start);
        for (int i = first; i < last; i++)
        {
            sums[(int)start + i] += frame[i];
            weights[(int)start + i] += fourier.Window[i] * fourier.Window[i];
        }
    }
}
