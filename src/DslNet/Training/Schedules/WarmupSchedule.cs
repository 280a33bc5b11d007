namespace DslNet;

/// <summary>Linear warm-up to the base rate, then another schedule, whose steps count from the end of the warm-up.</summary>
public sealed class WarmupSchedule : Schedule
{
    private readonly long steps;
    private readonly Schedule next;

    internal WarmupSchedule(long steps, Schedule next)
    {
        this.steps = ScheduleChecks.AtLeastOne(steps, nameof(steps));
        this.next = next;
    }

    /// <summary>The same climb, followed by <paramref name="schedule"/>.</summary>
    /// <param name="schedule">What follows; its step 0 is the first one after the climb. A length left open is that of the rest of the training.</param>
    public Schedule Then(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return new WarmupSchedule(steps, schedule);
    }

    /// <inheritdoc/>
    protected override Schedule StartRun(long totalSteps) => new WarmupSchedule(steps, next.ForRun(Math.Max(1, totalSteps - steps)));

    /// <inheritdoc/>
    protected override void EndEpoch(double loss) => next.EpochEnded(loss);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"Warmup({steps}).Then({next})");

    /// <inheritdoc/>
    protected override double RateAt(long step, double baseRate)
        => step < steps ? baseRate * (step + 1) / steps : RateOf(next, step - steps, baseRate);
}
