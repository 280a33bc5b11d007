using DslNet.Kernels;

namespace DslNet;

/// <summary>
/// Changes a network's parameters along the gradients of its last <c>Backward</c>. What an optimizer remembers (momentum and the
/// like) belongs to the first network it steps; another network needs an optimizer of its own. After the first
/// <see cref="Step"/> nothing is allocated.
/// </summary>
public abstract class Optimizer
{
    private NetworkDriver? bound;
    private float[] state = [];
    private double gradientNorm;

    private protected Optimizer(float learningRate) => LearningRate = learningRate;

    /// <summary>How far a step goes; at least 0. It may be changed between steps, and <c>Fit</c> does so by its schedule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float LearningRate
    {
        get;
        set => field = OptimizerChecks.NotNegative(value, nameof(LearningRate));
    }

    /// <summary>
    /// The highest norm of the whole gradient: if ‖g‖ is above it, g is scaled by ClipNorm/(‖g‖ + 1e-6) before the step.
    /// As in PyTorch, the network's gradients are then the clipped ones. 0, the default, doesn't clip.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float ClipNorm
    {
        get;
        set => field = OptimizerChecks.NotNegative(value, nameof(ClipNorm));
    }

    /// <summary>
    /// The highest absolute value of a single gradient, enforced in place after <see cref="ClipNorm"/>. 0, the default, doesn't clip.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float ClipValue
    {
        get;
        set => field = OptimizerChecks.NotNegative(value, nameof(ClipValue));
    }

    /// <summary>The norm √Σg² of all gradients at the last step, before clipping; summed in double. 0 before the first step.</summary>
    public float GradientNorm => (float)gradientNorm;

    /// <summary>How many floats the optimizer remembers for each parameter.</summary>
    public abstract int StateFloatsPerParameter { get; }

    /// <summary>The number of steps taken.</summary>
    public int StepCount { get; private set; }

    /// <summary>Takes one step: clips the gradients of the network's last <c>Backward</c> where that is asked, and changes its parameters.</summary>
    /// <param name="network">The network; always the same one.</param>
    /// <exception cref="ArgumentException">The network isn't one that DslNet generated.</exception>
    /// <exception cref="InvalidOperationException">The optimizer has stepped another network before.</exception>
    public void Step(INetwork network)
    {
        NetworkDriver driver = Bind(network);
        gradientNorm = Elementwise.Norm(driver.GradientStorage);
        Apply(driver);
    }

    /// <summary>As <see cref="Step"/>, but where the gradient isn't finite it changes nothing and returns false.</summary>
    internal bool TryStep(INetwork network)
    {
        NetworkDriver driver = Bind(network);
        gradientNorm = Elementwise.Norm(driver.GradientStorage);
        if (!double.IsFinite(gradientNorm))
        {
            return false;
        }

        Apply(driver);
        return true;
    }

    /// <summary>The formula. <paramref name="step"/> counts from 1.</summary>
    private protected abstract void Update(int step, Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> state);

    /// <summary>Binds the optimizer to its network and takes the memory that its state needs.</summary>
    internal NetworkDriver Bind(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network is not ICompiledNetwork { Driver: var driver })
        {
            throw new ArgumentException($"An optimizer steps networks that DslNet has generated ([Network] partial classes); {network.GetType()} is none.", nameof(network));
        }

        if (bound is null)
        {
            bound = driver;
            state = new float[checked(driver.ParameterStorage.Length * StateFloatsPerParameter)];
        }
        else if (!ReferenceEquals(bound, driver))
        {
            throw new InvalidOperationException($"This {GetType().Name} has stepped another network before, and what it remembers belongs to that one. Make a new optimizer for each network.");
        }

        return driver;
    }

    private void Apply(NetworkDriver driver)
    {
        Span<float> gradients = driver.GradientStorage;
        Clip(gradients);
        StepCount++;
        Update(StepCount, driver.ParameterStorage, gradients, state);
    }

    private void Clip(Span<float> gradients)
    {
        double factor = ClipNorm / (gradientNorm + 1e-6);
        if (ClipNorm > 0 && factor < 1)
        {
            Elementwise.Scale(gradients, (float)factor);
        }

        if (ClipValue > 0)
        {
            Elementwise.Clamp(gradients, ClipValue);
        }
    }
}
