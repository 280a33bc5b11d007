namespace DslNet.Reports;

/// <summary>A mapping from values to pixels, with its ticks.</summary>
internal sealed class Scale
{
    private const int MostLabels = 6;

    private readonly double start;
    private readonly double end;

    private Scale(double minimum, double maximum, bool logarithmic, IReadOnlyList<double> ticks, double start, double end)
    {
        Minimum = minimum;
        Maximum = maximum;
        IsLogarithmic = logarithmic;
        Ticks = ticks;
        this.start = start;
        this.end = end;
    }

    public double Minimum { get; }

    public double Maximum { get; }

    public bool IsLogarithmic { get; }

    /// <summary>The ticks, ascending; at least one.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>A scale from the first to the last tick, which lie around the values.</summary>
    public static Scale Linear(double minimum, double maximum, double start, double end)
    {
        (minimum, maximum) = NiceTicks.Widened(minimum, maximum);
        IReadOnlyList<double> ticks = NiceTicks.Around(minimum, maximum, MostLabels);
        return new Scale(ticks[0], ticks[^1], logarithmic: false, ticks, start, end);
    }

    /// <summary>A scale of exactly these ends.</summary>
    public static Scale Exact(double minimum, double maximum, double start, double end, int ticks = MostLabels) =>
        new(minimum, maximum, logarithmic: false, [.. NiceTicks.Around(minimum, maximum, ticks).Where(tick => tick >= minimum - 1e-12 && tick <= maximum + 1e-12)], start, end);

    /// <summary>Whole numbers from the first to the last, such as epochs.</summary>
    public static Scale Whole(int first, int last, double start, double end)
    {
        double step = Math.Max(1, NiceTicks.Step(last - first, MostLabels));
        List<double> ticks = [first];
        for (double tick = (Math.Floor(first / step) * step) + step; tick <= last; tick += step)
        {
            if (tick - ticks[^1] >= step / 2)
            {
                ticks.Add(tick);
            }
        }

        // One value alone stands in the middle.
        (double minimum, double maximum) = first == last ? (first - 1.0, last + 1.0) : (first, last);
        return new Scale(minimum, maximum, logarithmic: false, ticks, start, end);
    }

    /// <summary>A logarithmic scale; the values are positive.</summary>
    public static Scale Logarithmic(double minimum, double maximum, double start, double end)
    {
        (double first, double last, IReadOnlyList<double> ticks) = NiceTicks.Powers(minimum, maximum, MostLabels);
        return new Scale(first, last, logarithmic: true, ticks, start, end);
    }

    /// <summary>The pixel of a value; NaN where it has none.</summary>
    public double Map(double value)
    {
        double share = IsLogarithmic
            ? (Math.Log10(value) - Math.Log10(Minimum)) / (Math.Log10(Maximum) - Math.Log10(Minimum))
            : (value - Minimum) / (Maximum - Minimum);
        double pixel = start + (share * (end - start));
        return double.IsFinite(pixel) ? pixel : double.NaN;
    }
}
