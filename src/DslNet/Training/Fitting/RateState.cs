namespace DslNet;

/// <summary>The state of a training's learning rates, as a checkpoint keeps it.</summary>
/// <param name="Factor">The factor of the schedule's rates.</param>
/// <param name="Held">The rate that was set while the schedule's own was 0, and lasts as long; NaN where there is none.</param>
/// <param name="Set">The rate that the user set last; NaN where none was set.</param>
/// <param name="Own">The schedule's rate at the last step.</param>
/// <param name="Last">The optimizer's rate.</param>
internal readonly record struct RateState(double Factor, float Held, float Set, float Own, float Last)
{
    /// <summary>No rate has been set.</summary>
    public static RateState Untouched(float rate) => new(1, float.NaN, float.NaN, rate, rate);
}
