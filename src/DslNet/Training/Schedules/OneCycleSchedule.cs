namespace DslNet;

internal sealed class OneCycleSchedule(float maximum, long? steps) : Schedule
{
    private const double RisingShare = 0.3, StartDivisor = 25, EndDivisor = 1e4;

    private readonly double maximum = ScheduleChecks.Positive(maximum, nameof(maximum));
    private readonly long? steps = ScheduleChecks.AtLeastOne(steps, nameof(steps));

    protected override Schedule StartRun(long totalSteps) => steps is null ? new OneCycleSchedule((float)maximum, totalSteps) : this;

    public override string ToString() => FormattableString.Invariant($"OneCycle({(float)maximum}{(steps is null ? "" : $", steps: {steps}")})");

    protected override double RateAt(long step, double baseRate)
    {
        long length = MustHaveSteps(steps, nameof(OneCycle));
        double start = maximum / StartDivisor;
        double end = start / EndDivisor;
        double top = (RisingShare * length) - 1;   // the step of the highest rate
        if (step >= length - 1)
        {
            return end;
        }

        return step <= top
            ? Between(start, maximum, step / top)
            : Between(maximum, end, (step - top) / (length - 1 - top));
    }

    private static double Between(double from, double to, double way) => to + ((from - to) * (1 + Math.Cos(Math.PI * way)) / 2);
}
