namespace DslNet.Data;

/// <summary>A bank of triangular filters, evenly spaced in mel, each stored sparsely.</summary>
internal sealed class MelFilters
{
    private readonly (int First, double[] Weights)[] filters;

    public MelFilters(int sampleRate, int fftLength, LogMelOptions options)
    {
        double low = ToMel(options.LowestFrequency, options.Scale);
        double high = ToMel(options.HighestFrequency ?? (sampleRate / 2.0), options.Scale);
        double Corner(int i) => ToHertz(low + ((high - low) * i / (options.Filters + 1)), options.Scale);

        filters = new (int, double[])[options.Filters];
        for (int i = 0; i < filters.Length; i++)
        {
            filters[i] = Triangle(Corner(i), Corner(i + 1), Corner(i + 2), (double)sampleRate / fftLength, (fftLength / 2) + 1, options.Scale);
            if (filters[i].Weights.Length == 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Filter {i} of {filters.Length} ({Corner(i):0.#} to {Corner(i + 2):0.#} Hz) lies between two bins of the transform, which are {(double)sampleRate / fftLength:0.#} Hz apart. ") +
                    "It would always be silent: take fewer filters or a longer transform.",
                    nameof(options));
            }
        }
    }

    public int Count => filters.Length;

    /// <summary>Σₖ weight[filter, k] · power[k] for every filter.</summary>
    public void Apply(ReadOnlySpan<double> power, Span<double> energies)
    {
        for (int i = 0; i < filters.Length; i++)
        {
            (int first, double[] weights) = filters[i];
            double sum = 0;
            for (int k = 0; k < weights.Length; k++)
            {
                sum += weights[k] * power[first + k];
            }

            energies[i] = sum;
        }
    }

    private static (int First, double[] Weights) Triangle(double left, double middle, double right, double spacing, int bins, MelScale scale)
    {
        double top = scale == MelScale.Slaney ? 2 / (right - left) : 1;
        double Weight(int bin) => top * Math.Min(((bin * spacing) - left) / (middle - left), (right - (bin * spacing)) / (right - middle));

        int[] covered = [.. Enumerable.Range(0, bins).Where(bin => Weight(bin) > 0)];
        return (covered.FirstOrDefault(), [.. covered.Select(Weight)]);
    }

    private static double ToMel(double hertz, MelScale scale) => scale switch
    {
        MelScale.Htk => 2595 * Math.Log10(1 + (hertz / 700)),
        MelScale.Slaney => hertz < 1000 ? 3 * hertz / 200 : 15 + (27 * Math.Log(hertz / 1000) / Math.Log(6.4)),
        _ => throw new ArgumentOutOfRangeException(nameof(scale), FormattableString.Invariant($"The mel scale must be Htk or Slaney. It is {(int)scale}.")),
    };

    private static double ToHertz(double mel, MelScale scale) => scale switch
    {
        MelScale.Htk => 700 * (Math.Pow(10, mel / 2595) - 1),
        _ => mel < 15 ? 200 * mel / 3 : 1000 * Math.Exp((mel - 15) * Math.Log(6.4) / 27),
    };
}
