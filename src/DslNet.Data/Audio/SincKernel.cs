using MathNet.Numerics;

namespace DslNet.Data;

/// <summary>A tabulated Kaiser-windowed sinc.</summary>
internal static class SincKernel
{
    /// <summary>The number of filter phases between two samples.</summary>
    public const int Phases = 512;

    private const int Crossings = 32, Steps = 512;   // zero crossings on each side; table entries for each
    private const double Beta = 6;                   // stop-band attenuation of 60 dB

    // With these beta and crossings the transition band is 12 % of the cutoff, so that the stop band begins at half the sample rate.
    private const double Rolloff = 0.94;

    private static readonly double[] Kernel = MakeKernel();

    /// <summary>The cutoff, as a fraction of half the sample rate.</summary>
    public static double Cutoff(double step) => step == 1 ? 1 : Rolloff * Math.Min(1, 1 / step);

    /// <summary>The number of source samples on each side that a sample of the result depends on.</summary>
    public static int Reach(double step) => (int)Math.Ceiling(Crossings / Cutoff(step));

    /// <summary>The kernel at a distance from its center, in zero crossings.</summary>
    public static double At(double crossing)
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
