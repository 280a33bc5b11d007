using DslNet.Devices;
using DslNet.Kernels.Driver;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet;

/// <summary>
/// Updates a network's parameters by the gradients of its last <c>Backward</c>. An optimizer's state (momentum and the
/// like) belongs to the first network it steps; another network needs an optimizer of its own. After the first
/// <see cref="Step"/> nothing is allocated.
/// </summary>
/// <remarks>
/// An optimizer of your own derives from this class and implements its formula in <see cref="Update"/>. The formula is elementwise: the
/// new value of a parameter depends on itself, its gradient and its state alone, because the parameters come in parts, in any
/// order, and several threads work on different parts at once. Fields hold settings and what <see cref="Prepare"/> computes for a
/// step; everything that persists from one step to the next is in the state, which checkpoints keep.
/// </remarks>
public abstract partial class Optimizer
{
    private double[] squares = [];

    /// <summary>Creates an optimizer.</summary>
    /// <param name="learningRate">The learning rate; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or not finite.</exception>
    protected Optimizer(float learningRate) => LearningRate = OptimizerChecks.NotNegative(learningRate);

    /// <summary>The learning rate; at least 0. It may be changed between steps; <c>Fit</c> does so by its schedule, and continues from what a callback sets (<see cref="FitOptions.Schedule"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float LearningRate
    {
        get;
        set => field = OptimizerChecks.NotNegative(value, nameof(LearningRate));
    }

    /// <summary>
    /// The maximum norm of the whole gradient (clipping by norm): if ‖g‖ is above it, g is scaled by ClipNorm/(‖g‖ + 1e-6) before the step.
    /// As in PyTorch, the network's gradients are then the clipped ones. 0, the default, doesn't clip.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float ClipNorm
    {
        get;
        set => field = OptimizerChecks.NotNegative(value, nameof(ClipNorm));
    }

    /// <summary>
    /// The maximum absolute value of an element of the gradient (clipping by value), enforced in place after <see cref="ClipNorm"/>. 0, the default, doesn't clip.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float ClipValue
    {
        get;
        set => field = OptimizerChecks.NotNegative(value, nameof(ClipValue));
    }

    /// <summary>The norm √Σg² of all gradients at the last step, before clipping; summed in double. 0 before the first step.</summary>
    /// <exception cref="InvalidOperationException">The norm is still on a device, and its network is in use by another thread.</exception>
    public float GradientNorm
    {
        get
        {
            if (deviceDriver is not null && deviceNorm is null)
            {
                using NetworkHold hold = new(deviceDriver);
                ReadNorm();
            }

            return (float)Norm;
        }
    }

    /// <summary>The same in double, which doesn't overflow, however large the gradients are. The caller holds the network.</summary>
    internal double Norm
    {
        get
        {
            if (deviceDriver is not null)
            {
                return ReadNorm();
            }

            // Summed by parts, in order: bit-identical for any number of threads, fused or not.
            double sum = 0;
            foreach (double square in squares)
            {
                sum += square;
            }

            return Math.Sqrt(sum);
        }
    }

    /// <summary>Floats of state per parameter; a constant, at least 0.</summary>
    public abstract int StateFloatsPerParameter { get; }

    /// <summary>The number of steps taken.</summary>
    public long StepCount { get; private set; }

    /// <summary>Kind and every setting, as they are written in a program; in the invariant culture. Part of a training's identity in a checkpoint.</summary>
    public abstract override string ToString();

    /// <summary>The text of <see cref="ToString"/> with the settings that all optimizers share.</summary>
    /// <param name="made">The constructor call, such as <c>Adam(0.001)</c>; in the invariant culture.</param>
    /// <returns>For example <c>Adam(0.001) { ClipNorm = 1 }</c>.</returns>
    protected string Described(string made)
    {
        List<string> settings = [];
        if (ClipNorm != 0)
        {
            settings.Add(FormattableString.Invariant($"ClipNorm = {ClipNorm}"));
        }

        if (ClipValue != 0)
        {
            settings.Add(FormattableString.Invariant($"ClipValue = {ClipValue}"));
        }

        if (Groups.Count > 0)
        {
            settings.Add($"Groups = [{string.Join(", ", Groups)}]");
        }

        return settings.Count == 0 ? made : $"{made} {{ {string.Join(", ", settings)} }}";
    }

    /// <summary>Takes one step: clips the gradients of the network's last <c>Backward</c> where that is asked, and updates its parameters.</summary>
    /// <param name="network">The network; always the same one.</param>
    /// <exception cref="ArgumentException">The network isn't one that DslNet generated, or has nothing that one of the <see cref="Groups"/> selects.</exception>
    /// <exception cref="InvalidOperationException">The optimizer has stepped another network before, or the network is in use by another thread.</exception>
    /// <exception cref="ObjectDisposedException">The network has been disposed.</exception>
    public void Step(INetwork network)
    {
        if (network is IDeviceNetwork device)
        {
            DeviceDriver there = BindDevice(device);
            using NetworkHold held = new(there);
            StepOn(there);
            return;
        }

        NetworkDriver driver = Bind(network);
        using NetworkHold hold = new(driver);
        StepInside(driver);
    }

    /// <summary>The step, for a caller that holds the network.</summary>
    internal void StepInside(NetworkDriver driver)
    {
        if (Clips)
        {
            MeasureAll(driver);
            Clip(driver.GradientStorage);
            StepAll(driver, measures: false);
        }
        else
        {
            StepAll(driver, measures: true);
        }
    }

    /// <summary>As <see cref="Step"/>, but where the gradient isn't finite it changes nothing and returns false.</summary>
    internal bool TryStep(INetwork network)
    {
        if (network is IDeviceNetwork device)
        {
            DeviceDriver there = BindDevice(device);
            using NetworkHold held = new(there);
            return TryStepOn(there);
        }

        NetworkDriver driver = Bind(network);
        using NetworkHold hold = new(driver);
        return TryStepInside(driver);
    }

    /// <summary>The same, for a caller that holds the network.</summary>
    internal bool TryStepInside(NetworkDriver driver)
    {
        MeasureAll(driver);
        if (!double.IsFinite(Norm))
        {
            return false;
        }

        Clip(driver.GradientStorage);
        StepAll(driver, measures: false);
        return true;
    }

    /// <summary>Whether gradients may be modified before a step (clipping), which rules out fusing it into the backward pass.</summary>
    internal bool Clips => ClipNorm > 0 || ClipValue > 0;

    /// <summary>Begins a fused step, in which each part of the weights is stepped as soon as its gradient is complete.</summary>
    internal void BeginStep() => PrepareAll(++StepCount);

    /// <summary>Cancels a step in which no part was stepped.</summary>
    internal void AbandonStep() => StepCount--;

    /// <summary>Sums the squared gradients of one part and steps it; several threads may step different parts at once.</summary>
    internal void StepPart(int part)
    {
        Measure(part);
        UpdatePart(part);
    }

    /// <summary>Steps the parts for which <see cref="StepPart"/> hasn't been called: everything but the weights.</summary>
    internal void EndStep(NetworkDriver driver)
    {
        foreach (int part in driver.Parts.Others)
        {
            StepPart(part);
        }
    }

    /// <summary>Called once before the parts of a step, on one thread: constants of the step can be computed here.</summary>
    /// <param name="step">The step, counted from 1. After a checkpoint it continues from there.</param>
    protected virtual void Prepare(long step)
    {
    }

    /// <summary>
    /// The update formula, for some of the parameters: updates them and their state in place. Elementwise, and called by several threads at once;
    /// see the class.
    /// </summary>
    /// <param name="step">The step's number, rate and weight decay, for these parameters.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradients">Their gradients, clipped where that is asked; as many. They include the network's penalty, but not the weight decay.</param>
    /// <param name="state">Their state; as many floats of each kind.</param>
    protected abstract void Update(OptimizerStep step, Span<float> parameters, ReadOnlySpan<float> gradients, ParameterState state);

    /// <summary>Sets the formula's constants for one group of parameters.</summary>
    private protected virtual void PrepareGroup(in OptimizerStep step)
    {
    }

    /// <summary>Whether the formula is built in: built-in ones keep padding 0 and run on devices.</summary>
    private protected virtual bool IsBuiltIn => false;

    private void MeasureAll(NetworkDriver driver) => driver.Workers.Run(new PartsJob(this, measures: true, updates: false), driver.Parts.Count, Cost(driver));

    private void StepAll(NetworkDriver driver, bool measures)
    {
        PrepareAll(++StepCount);
        driver.Workers.Run(new PartsJob(this, measures, updates: true), driver.Parts.Count, Cost(driver));
    }

    private static long Cost(NetworkDriver driver) => (long)driver.ParameterStorage.Length / Lanes.Count * 4;

    private void Measure(int part)
    {
        if (skipsFrozen)
        {
            double sum = 0;
            foreach ((int from, int count, int group) in groupTable!.Of(part))
            {
                sum += group == GroupTable.Frozen ? 0 : Elementwise.SumOfSquares(bound!.GradientStorage.Slice(from, count));
            }

            squares[part] = sum;
            return;
        }

        (int start, int floats) = bound!.Parts[part];
        squares[part] = Elementwise.SumOfSquares(bound.GradientStorage.Slice(start, floats));
    }

    private void UpdatePart(int part)
    {
        Span<float> parameters = bound!.ParameterStorage;
        ReadOnlySpan<float> gradients = bound.GradientStorage;
        if (groupTable is null)
        {
            (int start, int floats) = bound.Parts[part];
            Update(steps[0], parameters.Slice(start, floats), gradients.Slice(start, floats), new ParameterState(state, parameters.Length, start, floats));
        }
        else
        {
            foreach ((int start, int floats, int group) in groupTable.Of(part))
            {
                if (group == GroupTable.Frozen)
                {
                    continue;
                }

                Update(steps[group], parameters.Slice(start, floats), gradients.Slice(start, floats), new ParameterState(state, parameters.Length, start, floats));
            }
        }

        if (padding is not null)
        {
            ClearPadding(padding, part, parameters);
        }
    }

    private void ClearPadding(PaddingTable padding, int part, Span<float> parameters)
    {
        padding.Clear(part, parameters);
        for (int i = 0; i < StateFloatsPerParameter; i++)
        {
            padding.Clear(part, state.AsSpan(i * parameters.Length, parameters.Length));
        }
    }

    private void Clip(Span<float> gradients)
    {
        double factor = ClipNorm / (Norm + 1e-6);
        if (ClipNorm > 0 && factor < 1)
        {
            Elementwise.Scale(gradients, (float)factor);
        }

        if (ClipValue > 0)
        {
            Elementwise.Clamp(gradients, ClipValue);
        }
    }

    private readonly struct PartsJob(Optimizer optimizer, bool measures, bool updates) : IRangeJob
    {
        public void Run(int from, int to, int worker)
        {
            for (int part = from; part < to; part++)
            {
                if (measures)
                {
                    optimizer.Measure(part);
                }

                if (updates)
                {
                    optimizer.UpdatePart(part);
                }
            }
        }
    }
}
