namespace DslNet;

internal sealed class StepSchedule(long every, float factor) : Schedule
{
    private readonly long every = ScheduleChecks.AtLeastOne(every, nameof(every));
    private readonly double factor = ScheduleChecks.Positive(factor, nameof(factor));

    public override string ToString() => FormattableString.Invariant($"Step({every}, {(float)factor})");

    protected override double RateAt(long step, double baseRate) => baseRate * Math.Pow(factor, step / every);
}
