using DslNet.Devices;
using DslNet.Kernels;

namespace DslNet;

// The network that an optimizer belongs to, and what it remembers of its parameters.
public abstract partial class Optimizer
{
    private readonly Lock binding = new();
    private NetworkDriver? bound;
    private float[] state = [];

    /// <summary>The learning rate that the last Fit began with, and the one that it left, which a callback may have set.</summary>
    internal (float Began, float Left)? LastFit { get; set; }

    /// <summary>The base rate of a training that is taken up again: that with which the Fit before began, unless another one was set since.</summary>
    internal float RateToResume => LastFit is (float began, float left) && left == LearningRate ? began : LearningRate;

    /// <summary>Binds the optimizer to its network and takes the memory that its state needs.</summary>
    internal NetworkDriver Bind(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network is not ICompiledNetwork { Driver: var driver })
        {
            throw new ArgumentException($"An optimizer steps networks that DslNet has generated ([Network] partial classes); {network.GetType()} is none.", nameof(network));
        }

        if (deviceDriver is not null)
        {
            throw BoundElsewhere();
        }

        if (bound is null)
        {
            BindFirst(driver);
        }

        return ReferenceEquals(bound, driver) ? driver : throw BoundElsewhere();
    }

    /// <summary>Of networks on several threads one is the first.</summary>
    private void BindFirst(NetworkDriver driver)
    {
        lock (binding)
        {
            if (bound is null)
            {
                state = new float[checked(driver.ParameterStorage.Length * StateFloatsPerParameter)];
                squares = new double[driver.Parts.Count];
                Volatile.Write(ref bound, driver);
            }
        }
    }

    /// <summary>What the optimizer remembers of a network, a stretch of all parameters for each float of state.</summary>
    internal float[] GetState(INetwork network)
    {
        if (network is IDeviceNetwork device)
        {
            return DeviceState(BindDevice(device));
        }

        NetworkDriver driver = Bind(network);
        int count = driver.Info.ParameterCount, stored = driver.ParameterStorage.Length;
        float[] values = new float[count * StateFloatsPerParameter];
        for (int i = 0; i < StateFloatsPerParameter; i++)
        {
            driver.GetLikeParameters(state.AsSpan(i * stored, stored), values.AsSpan(i * count, count));
        }

        return values;
    }

    /// <summary>As <see cref="ToString"/>, with another learning rate.</summary>
    internal string ToStringAt(float rate)
    {
        float now = LearningRate;
        LearningRate = rate;
        string text = ToString();
        LearningRate = now;
        return text;
    }

    /// <summary>Whether a step follows from gradients, settings and <see cref="StateFloatsPerParameter"/> floats a parameter alone, as it does here: then it can be repeated.</summary>
    internal bool CanBeRepeated => GetType().Assembly == typeof(Optimizer).Assembly;

    /// <summary>What the optimizer remembers, as it is stored.</summary>
    internal void CopyStored(Span<float> destination)
    {
        if (deviceDriver is null)
        {
            state.CopyTo(destination);
        }
        else if (destination.Length > 0)
        {
            deviceDriver.GetState(deviceState, destination);
        }
    }

    /// <summary>The way back.</summary>
    internal void RestoreStored(ReadOnlySpan<float> source, long steps)
    {
        StepCount = steps;
        if (deviceDriver is null)
        {
            source.CopyTo(state);
        }
        else if (source.Length > 0)
        {
            deviceDriver.SetState(deviceState, source);
        }
    }

    /// <summary>Puts back what <see cref="GetState"/> gave.</summary>
    internal void SetState(INetwork network, ReadOnlySpan<float> values, long steps)
    {
        StepCount = steps;
        if (network is IDeviceNetwork device)
        {
            BindDevice(device).SetState(deviceState, values);
            return;
        }

        NetworkDriver driver = Bind(network);
        int count = driver.Info.ParameterCount, stored = driver.ParameterStorage.Length;
        for (int i = 0; i < StateFloatsPerParameter; i++)
        {
            driver.SetLikeParameters(values.Slice(i * count, count), state.AsSpan(i * stored, stored));
        }
    }
}
