namespace DslNet;

/// <summary>
/// The learning rates of one training: the schedule's, in the proportion in which the user has changed one of them. A rate that a callback
/// sets is noticed before the next step; from then on every rate of the schedule is multiplied by what it is to the schedule's own.
/// Where that is 0, the rate that was set lasts until it isn't any more.
/// </summary>
internal sealed class LearningRates
{
    private readonly Optimizer optimizer;
    private readonly Schedule schedule;
    private readonly float baseRate;
    private RateState state;

    /// <param name="optimizer">The optimizer whose rate is set.</param>
    /// <param name="schedule">With its length filled in.</param>
    /// <param name="baseRate">The schedule's base rate.</param>
    public LearningRates(Optimizer optimizer, Schedule schedule, float baseRate)
    {
        this.optimizer = optimizer;
        this.schedule = schedule;
        this.baseRate = baseRate;
        state = RateState.Untouched(baseRate);
    }

    /// <summary>For a checkpoint.</summary>
    public RateState State => state;

    /// <summary>The rate of the last step, or the one set since.</summary>
    public float Last => state.Last;

    /// <summary>Sets the optimizer's rate for a step, counted from 0.</summary>
    public void Begin(long step)
    {
        TakeNote();
        float own = schedule.Rate(step, baseRate);
        float rate = own != 0
            ? (float)(state.Factor * own)
            : float.IsNaN(state.Held) ? 0 : state.Held;
        optimizer.LearningRate = rate;
        state = state with { Own = own, Last = rate, Held = own != 0 ? float.NaN : state.Held };
    }

    /// <summary>Detects a rate that a callback has set since; returns whether there was one.</summary>
    public bool TakeNote()
    {
        float rate = optimizer.LearningRate;
        if (rate == state.Last)
        {
            return false;
        }

        state = state.Own != 0
            ? state with { Factor = rate / (double)state.Own, Set = rate, Last = rate, Held = float.NaN }
            : state with { Held = rate, Set = rate, Last = rate };
        return true;
    }

    /// <summary>Restores those of a checkpoint.</summary>
    public void Resume(RateState kept)
    {
        state = kept;
        Forget();
    }

    /// <summary>Reverts what was set since: a callback repeated for a completed epoch has no second effect.</summary>
    public void Forget() => optimizer.LearningRate = state.Last;

    /// <summary>After the last step: the optimizer keeps the rate that a callback set last, or its initial one is restored.</summary>
    public void End()
    {
        TakeNote();
        float left = float.IsNaN(state.Set) ? baseRate : state.Set;
        optimizer.LearningRate = left;
        optimizer.LastFit = (baseRate, left);
    }
}
