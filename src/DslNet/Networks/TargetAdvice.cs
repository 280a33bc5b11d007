namespace DslNet;

/// <summary>Suggests how to convert targets that aren't probabilities, from the encoding that they seem to follow.</summary>
internal static class TargetAdvice
{
    public static string Of(ReadOnlySpan<float> targets)
    {
        float lowest = float.PositiveInfinity, highest = float.NegativeInfinity;
        bool whole = true, signs = true, onesAndTwos = true;
        foreach (float target in targets)
        {
            if (float.IsNaN(target))
            {
                continue;
            }

            (lowest, highest) = (Math.Min(lowest, target), Math.Max(highest, target));
            whole &= MathF.Floor(target) == target;
            signs &= target is -1 or 1;
            onesAndTwos &= target is 1 or 2;
        }

        string seen = FormattableString.Invariant($"All targets are in {lowest}..{highest}");
        return (lowest, highest) switch
        {
            _ when signs => "All targets are -1 or 1: map -1 to 0, with (t + 1) / 2.",
            _ when onesAndTwos => "All targets are 1 or 2: subtract 1.",
            ( >= 0, <= 255) when whole && highest > 100 => $"{seen}, whole numbers: divide by 255.",
            ( >= 0, <= 100) when highest > 2 => $"{seen}: if they are percentages, divide by 100; if they are bytes, by 255.",
            ( >= -1, <= 1) => $"{seen}: map them to 0..1, with (t + 1) / 2.",
            _ => $"{seen}: scale them into 0..1, or take a loss that takes any number, such as MeanSquaredError, without the last layer's activation.",
        };
    }
}
