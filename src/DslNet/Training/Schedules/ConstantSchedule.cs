namespace DslNet;

internal sealed class ConstantSchedule : Schedule
{
    private protected override double RateAt(int step, double baseRate) => baseRate;
}
