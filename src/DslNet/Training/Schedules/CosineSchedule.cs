namespace DslNet;

internal sealed class CosineSchedule(long? steps, float minimum) : Schedule
{
    private readonly long? steps = ScheduleChecks.AtLeastOne(steps, nameof(steps));
    private readonly float minimum = (float)ScheduleChecks.NotNegative(minimum, nameof(minimum));

    protected override Schedule StartRun(long totalSteps) => steps is null ? new CosineSchedule(totalSteps, minimum) : this;

    public override string ToString() => FormattableString.Invariant($"Cosine({(steps is null ? "" : $"steps: {steps}, ")}minimum: {minimum})");

    protected override double RateAt(long step, double baseRate)
    {
        long length = MustHaveSteps(steps, nameof(Cosine));
        return step >= length ? minimum : minimum + ((baseRate - minimum) * (1 + Math.Cos(Math.PI * step / length)) / 2);
    }
}
