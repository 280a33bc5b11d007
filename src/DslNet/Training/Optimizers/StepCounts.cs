namespace DslNet;

/// <summary>
/// The steps that each parameter has taken. A frozen one takes none, so that behind it Adam's bias correction goes on where it was, as PyTorch's does
/// of a parameter that had no gradient for a while.
/// </summary>
/// <param name="parameters">How many there are.</param>
internal sealed class StepCounts(int parameters)
{
    private readonly long[] missed = new long[parameters];
    private readonly long[] frozenSince = new long[parameters];
    private readonly HashSet<int> frozen = [];

    /// <summary>Takes over which parameters don't learn from now on.</summary>
    /// <param name="frozen">Their numbers.</param>
    /// <param name="now">The optimizer's steps so far.</param>
    public void Follow(IReadOnlySet<int> frozen, long now)
    {
        for (int parameter = 0; parameter < missed.Length; parameter++)
        {
            if (frozen.Contains(parameter) && this.frozen.Add(parameter))
            {
                frozenSince[parameter] = now;
            }
            else if (!frozen.Contains(parameter) && this.frozen.Remove(parameter))
            {
                missed[parameter] += now - frozenSince[parameter];
            }
        }
    }

    /// <summary>Steps that the optimizer has taken without each parameter; empty where there are none.</summary>
    /// <param name="now">The optimizer's steps so far.</param>
    public long[] Missed(long now)
    {
        long[] all = [.. missed.Select((count, parameter) => count + (frozen.Contains(parameter) ? now - frozenSince[parameter] : 0))];
        return all.All(count => count == 0) ? [] : all;
    }

    /// <summary>The way back.</summary>
    /// <param name="missed">What <see cref="Missed"/> gave.</param>
    /// <param name="now">The optimizer's steps at that time.</param>
    public void Restore(ReadOnlySpan<long> missed, long now)
    {
        Array.Clear(this.missed);
        missed.CopyTo(this.missed);
        Array.Fill(frozenSince, now);
    }

    /// <summary>Steps that the optimizer has taken without a parameter that learns.</summary>
    public long MissedBy(int parameter) => missed[parameter];
}
