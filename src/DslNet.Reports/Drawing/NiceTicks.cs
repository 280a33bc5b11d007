namespace DslNet.Reports;

/// <summary>
/// Values that are easy to read beside an axis: 1, 2 or 5 times a power of ten apart, or powers of ten
/// (P. Heckbert, "Nice numbers for graph labels", <i>Graphics Gems</i>, 1990).
/// </summary>
internal static class NiceTicks
{
    /// <summary>The smallest step of 1, 2 or 5 times a power of ten that cuts a range into fewer pieces than a count.</summary>
    public static double Step(double range, int count)
    {
        double least = range / Math.Max(1, count - 1);
        if (!(least > 0 && double.IsFinite(least)))
        {
            return 1;
        }

        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        foreach (double factor in (double[])[1, 2, 5])
        {
            // A hair's breadth, so that rounding doesn't take the next larger one.
            if (factor * power >= least * (1 - 1e-9))
            {
                return factor * power;
            }
        }

        return 10 * power;
    }

    /// <summary>Two ends that differ, and by more than rounding.</summary>
    public static (double Minimum, double Maximum) Widened(double minimum, double maximum)
    {
        double size = Math.Max(Math.Abs(minimum), Math.Abs(maximum));
        if (maximum - minimum > 1e-9 * size)
        {
            return (minimum, maximum);
        }

        double by = size == 0 ? 1 : Math.Max(0.1 * size, double.Epsilon * 1e6);
        return (minimum - by, maximum + by);
    }

    /// <summary>Multiples of a step, the first at or below the minimum, the last at or above the maximum.</summary>
    public static IReadOnlyList<double> Around(double minimum, double maximum, int count)
    {
        double step = Step(maximum - minimum, count);
        double first = Math.Floor((minimum / step) + 1e-9), last = Math.Ceiling((maximum / step) - 1e-9);
        int ticks = (int)Math.Min(10 * count, last - first) + 1;

        // Not by adding steps up, which would leave 0.30000000000000004.
        return [.. Enumerable.Range(0, ticks).Select(i => Rounded((first + i) * step, step))];
    }

    /// <summary>Ends and ticks of a logarithmic axis: powers of ten, with 2 and 5 times them where there are few.</summary>
    public static (double First, double Last, IReadOnlyList<double> Ticks) Powers(double minimum, double maximum, int count)
    {
        int low = (int)Math.Floor(Math.Log10(minimum) + 1e-9), high = (int)Math.Ceiling(Math.Log10(maximum) - 1e-9);
        high = Math.Max(high, low + 1);
        double[] factors = high - low <= 2 ? [1, 2, 5] : [1];
        int each = ((high - low) / count) + 1;
        double[] candidates = [.. Enumerable.Range(0, high - low + 1).Where(i => i % each == 0).SelectMany(i => factors.Select(factor => factor * Math.Pow(10, low + i)))];

        // Without a whole empty decade at the ends where 2 or 5 times a power is near enough.
        double first = candidates.Where(tick => tick <= minimum * (1 + 1e-9)).DefaultIfEmpty(Math.Pow(10, low)).Max();
        double last = candidates.Where(tick => tick >= maximum * (1 - 1e-9)).DefaultIfEmpty(Math.Pow(10, high)).Min();
        return (first, last, [.. candidates.Where(tick => tick >= first && tick <= last)]);
    }

    private static double Rounded(double value, double step)
    {
        int decimals = (int)Math.Clamp(2 - Math.Floor(Math.Log10(step)), 0, 15);
        return step < 1e-13 ? value : Math.Round(value, decimals) + 0.0;
    }
}
