using MathNet.Numerics;

namespace DslNet.Data;

/// <summary>Reads a sound between its samples, as band-limited interpolation: a sinc under a window of Kaiser.</summary>
/// <remarks>Source: J. O. Smith, <i>Digital Audio Resampling Home Page</i>, CCRMA, Stanford University, 2002.</remarks>
internal static class Resampler
{
    private const int Crossings = 32, Steps = 512;   // zero crossings on each side; table entries for each
    private const double Beta = 6;                   // the stop band is 60 dB down

    // Between beta and crossings, the filter goes from open to shut within 12 % of its cutoff. So it is shut at half the sample rate.
    private const double Rolloff = 0.94;

    private static readonly double[] Kernel = MakeKernel();

    /// <summary>Sample i of the result is the source's at i · <paramref name="step"/>. What the slower of the two rates can't carry is left out.</summary>
    public static float[] Read(ReadOnlySpan<float> samples, double step, int length)
    {
        float[] result = new float[length];
        Read(samples, step, result);
        return result;
    }

    /// <summary>How many samples a sample of the result is made of on each side.</summary>
    public static int Reach(double step) => (int)Math.Ceiling(Crossings / Cutoff(step));

    /// <summary>The same into memory that is there.</summary>
    public static void Read(ReadOnlySpan<float> samples, double step, Span<float> result)
    {
        double cutoff = Cutoff(step), reach = Crossings / cutoff;
        for (int i = 0; i < result.Length; i++)
        {
            double position = i * step;
            int first = (int)Math.Max(0, Math.Ceiling(position - reach)), last = (int)Math.Min(samples.Length - 1, Math.Floor(position + reach));
            double sum = 0;
            for (int j = first; j <= last; j++)
            {
                sum += samples[j] * At(Math.Abs(position - j) * cutoff);
            }

            result[i] = (float)(sum * cutoff);
        }
    }

    private static double Cutoff(double step) => step == 1 ? 1 : Rolloff * Math.Min(1, 1 / step);

    private static double At(double crossing)
    {
        double place = crossing * Steps;
        int entry = (int)place;
        return entry < Crossings * Steps ? Kernel[entry] + ((place - entry) * (Kernel[entry + 1] - Kernel[entry])) : 0;
    }

    private static double[] MakeKernel()
    {
        double[] kernel = new double[(Crossings * Steps) + 1];
        kernel[0] = 1;
        for (int i = 1; i < kernel.Length; i++)
        {
            double x = (double)i / Steps, edge = x / Crossings;
            double sinc = i % Steps == 0 ? 0 : Math.Sin(Math.PI * x) / (Math.PI * x);   // exactly 0 at the crossings: a step of 1 changes nothing
            kernel[i] = sinc * SpecialFunctions.BesselI0(Beta * Math.Sqrt(1 - (edge * edge))) / SpecialFunctions.BesselI0(Beta);
        }

        return kernel;
    }
}
