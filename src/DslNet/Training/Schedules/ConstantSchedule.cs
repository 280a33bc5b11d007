namespace DslNet;

internal sealed class ConstantSchedule : Schedule
{
    public override string ToString() => nameof(Constant);

    protected override double RateAt(long step, double baseRate) => baseRate;
}
