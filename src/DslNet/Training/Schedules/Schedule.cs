namespace DslNet;

/// <summary>
/// A learning rate schedule: a function from the optimizer step (counted from 0, one a batch)
/// and the base rate to the rate of that step. A schedule is a value: <c>Fit</c> doesn't change it, so it can serve many runs.
/// </summary>
/// <remarks>
/// A schedule of your own derives from this class and returns its rate from <see cref="RateAt"/>. One that has to know the length of the
/// training, or depends on the loss, overrides <see cref="StartRun"/> too and gives <c>Fit</c> an instance for that run alone.
/// </remarks>
public abstract class Schedule
{
    /// <summary>Creates a schedule.</summary>
    protected Schedule()
    {
    }

    /// <summary>The base rate throughout.</summary>
    public static Schedule Constant { get; } = new ConstantSchedule();

    /// <summary>Multiplies the rate by <paramref name="factor"/> after every <paramref name="every"/> steps: base · factor^⌊step/every⌋.</summary>
    /// <param name="every">The number of optimizer steps between two changes, at least 1.</param>
    /// <param name="factor">The factor, above 0.</param>
    public static Schedule Step(long every, float factor) => new StepSchedule(every, factor);

    /// <summary>Multiplies the rate by <paramref name="factor"/> after every step: base · factor^step.</summary>
    /// <param name="factor">The factor, above 0.</param>
    public static Schedule Exponential(float factor) => new StepSchedule(1, factor);

    /// <summary>
    /// Half a cosine from the base rate down to <paramref name="minimum"/>: minimum + (base − minimum)·(1 + cos(π·step/steps))/2;
    /// the minimum from then on (Loshchilov and Hutter 2017, without restarts).
    /// </summary>
    /// <param name="steps">The number of optimizer steps; null: as many as <c>Fit</c> will take.</param>
    /// <param name="minimum">The rate at the end, at least 0.</param>
    public static Schedule Cosine(long? steps = null, float minimum = 0f) => new CosineSchedule(steps, minimum);

    /// <summary>
    /// Up from maximum/25 to <paramref name="maximum"/> during the first 30 % of the steps, then down to maximum/250000, both on half
    /// cosines (Smith and Topin 2018, with the defaults of PyTorch's OneCycleLR). The base rate plays no part.
    /// </summary>
    /// <param name="maximum">The highest rate, above 0.</param>
    /// <param name="steps">How many optimizer steps the cycle takes; null: as many as <c>Fit</c> will take.</param>
    public static Schedule OneCycle(float maximum, long? steps = null) => new OneCycleSchedule(maximum, steps);

    /// <summary>
    /// Linear warm-up, base·(step + 1)/steps, to the base rate; <see cref="WarmupSchedule.Then"/> says what follows
    /// (without it the base rate stays).
    /// </summary>
    /// <param name="steps">The number of warm-up steps, at least 1.</param>
    public static WarmupSchedule Warmup(long steps) => new(steps, Constant);

    /// <summary>
    /// Multiplies the rate by <paramref name="factor"/> whenever the loss hasn't improved for more than <paramref name="patience"/>
    /// epochs in a row. The loss is that of validation, or of training where there is no validation data; better means below the best so
    /// far by more than one part in 10,000 (PyTorch's ReduceLROnPlateau and its default threshold).
    /// </summary>
    /// <param name="factor">The factor, above 0 and below 1.</param>
    /// <param name="patience">The number of epochs without progress that are tolerated, at least 0.</param>
    public static PlateauSchedule ReduceOnPlateau(float factor = 0.1f, int patience = 10) => new(factor, patience);

    /// <summary>The learning rate of one optimizer step.</summary>
    /// <param name="step">The step, counted from 0.</param>
    /// <param name="baseRate">The base rate: the optimizer's at the start.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The schedule was made without its number of steps, which only <c>Fit</c> can fill in, or it gives a rate that is negative or not finite.</exception>
    public float Rate(long step, float baseRate)
    {
        if (step < 0)
        {
            throw OutOfRange.Of(nameof(step), step, "Steps are counted from 0.");
        }

        float rate = (float)RateAt(step, baseRate);
        return rate >= 0 && float.IsFinite(rate)
            ? rate
            : throw new InvalidOperationException(FormattableString.Invariant($"The schedule {this} gives step {step} a learning rate of {rate}; it must be at least 0 and finite."));
    }

    /// <summary>The schedule as C#, in the invariant culture. Part of a training's identity in a checkpoint.</summary>
    public abstract override string ToString();

    /// <summary>
    /// The schedule for one run of <c>Fit</c>: an open number of steps filled in, and observed state reset.
    /// The default returns the schedule itself, which is right for a function of the step alone.
    /// </summary>
    /// <param name="totalSteps">The number of optimizer steps of the run, unless it ends early.</param>
    protected virtual Schedule StartRun(long totalSteps) => this;

    /// <summary>Called after each epoch on the schedule of <see cref="StartRun"/>, with its loss; does nothing by default. When a training resumes, it is called for the earlier epochs again.</summary>
    /// <param name="loss">The validation loss, or the training loss without validation data.</param>
    protected virtual void EndEpoch(double loss)
    {
    }

    /// <summary>The rate of one step.</summary>
    /// <param name="step">The optimizer step, counted from 0; any order.</param>
    /// <param name="baseRate">The base rate: the optimizer's at the start.</param>
    /// <returns>The rate; at least 0 and finite as a float.</returns>
    protected abstract double RateAt(long step, double baseRate);

    /// <summary>The entry point of <c>Fit</c>.</summary>
    internal Schedule ForRun(long totalSteps) => StartRun(totalSteps)
        ?? throw new InvalidOperationException($"{GetType().Name}.{nameof(StartRun)} gave null; a schedule is expected.");

    /// <summary>The entry point of <c>Fit</c>.</summary>
    internal void EpochEnded(double loss) => EndEpoch(loss);

    // Lets a schedule call the protected member of an inner one.
    private protected static double RateOf(Schedule schedule, long step, double baseRate) => schedule.RateAt(step, baseRate);

    private protected static long MustHaveSteps(long? steps, string schedule) => steps
        ?? throw new InvalidOperationException($"{schedule} was made without its number of steps. Fit fills it in; outside Fit, say {schedule}(steps: …).");
}
