using DslNet.Devices;
using DslNet.Kernels.Driver;

namespace DslNet;

// The network that an optimizer belongs to, and its state.
public abstract partial class Optimizer
{
    private Lock binding = new();
    private NetworkDriver? bound;
    private float[] state = [];
    private PaddingTable? padding;
    private int followedFreezes;
    private bool skipsFrozen;
    private StepCounts? counts;

    /// <summary>The learning rates at the start and at the end of the last Fit; a callback may have set the latter.</summary>
    internal (float Began, float Left)? LastFit { get; set; }

    /// <summary>The base rate of a resumed training: that of the Fit before, unless another one was set since.</summary>
    internal float RateToResume => LastFit is (float began, float left) && left == LearningRate ? began : LearningRate;

    /// <summary>Binds the optimizer to its network and allocates its state.</summary>
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

        if (!ReferenceEquals(bound, driver))
        {
            throw BoundElsewhere();
        }

        if (followedFreezes != driver.FreezeChanges)
        {
            Follow(driver);
        }

        return driver;
    }

    /// <summary>Reads which parameters are frozen.</summary>
    private void Follow(NetworkDriver driver)
    {
        counts ??= new StepCounts(driver.Info.Parameters.Count);
        counts.Follow(driver.FrozenParameters, StepCount);
        DivideParameters(driver);
        followedFreezes = driver.FreezeChanges;
    }

    /// <summary>Parameters of one group that have taken the same steps are stepped alike; those that are frozen aren't.</summary>
    private void DivideParameters(NetworkDriver driver)
    {
        int[] groupOf = GroupTable.GroupOfParameter(driver.Info, Groups);
        List<(int Group, long Missed)> all = [.. EachGroup()];
        for (int parameter = 0; parameter < groupOf.Length; parameter++)
        {
            if (driver.FrozenParameters.Contains(parameter))
            {
                groupOf[parameter] = GroupTable.Frozen;
            }
            else if (counts?.MissedBy(parameter) is > 0 and long missed)
            {
                int place = all.IndexOf((groupOf[parameter], missed));
                if (place < 0)
                {
                    place = all.Count;
                    all.Add((groupOf[parameter], missed));
                }

                groupOf[parameter] = place;
            }
        }

        skipsFrozen = driver.FrozenParameters.Count > 0;
        alike = [.. all];
        steps = new OptimizerStep[alike.Length];
        groupTable = alike.Length == 1 && !skipsFrozen ? null : new GroupTable(groupOf, driver.ParameterStarts, driver.Parts.ToArray());
    }

    /// <exception cref="InvalidOperationException">A user's optimizer declares an impossible setting.</exception>
    private int SoundStateFloats => StateFloatsPerParameter >= 0
        ? StateFloatsPerParameter
        : throw new InvalidOperationException(FormattableString.Invariant($"{GetType().Name}.{nameof(StateFloatsPerParameter)} is {StateFloatsPerParameter}; it must be at least 0."));

    /// <summary>Binds atomically where several threads compete.</summary>
    private void BindFirst(NetworkDriver driver)
    {
        lock (binding)
        {
            if (bound is null)
            {
                state = new float[checked(driver.ParameterStorage.Length * SoundStateFloats)];
                padding = IsBuiltIn ? null : new PaddingTable(driver);
                DivideParameters(driver);
                squares = new double[driver.Parts.Count];
                Volatile.Write(ref bound, driver);
            }
        }
    }

    /// <summary>The state, allocated on first use: an array over all parameters for each float of state.</summary>
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

    /// <summary>Whether a step depends on gradients, settings and <see cref="StateFloatsPerParameter"/> floats a parameter alone, so that it can be replayed.</summary>
    internal bool CanBeRepeated => GetType().Assembly == typeof(Optimizer).Assembly;

    /// <summary>Copies the state as it is stored.</summary>
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

    /// <summary>The inverse of <see cref="CopyStored"/>.</summary>
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

    /// <summary>The steps that each parameter has missed while it was frozen; empty where none has.</summary>
    internal long[] MissedSteps => counts?.Missed(StepCount) ?? [];

    /// <summary>Restores the state of <see cref="GetState"/> and <see cref="MissedSteps"/>.</summary>
    internal void SetState(INetwork network, ReadOnlySpan<float> values, long steps, ReadOnlySpan<long> missed = default)
    {
        StepCount = steps;
        if (network is IDeviceNetwork device)
        {
            SetDeviceState(BindDevice(device), values);
            return;
        }

        NetworkDriver driver = Bind(network);
        if (counts is not null || missed.Length > 0)
        {
            counts ??= new StepCounts(driver.Info.Parameters.Count);
            counts.Restore(missed, steps);
            DivideParameters(driver);
        }

        int count = driver.Info.ParameterCount, stored = driver.ParameterStorage.Length;
        for (int i = 0; i < StateFloatsPerParameter; i++)
        {
            driver.SetLikeParameters(values.Slice(i * count, count), state.AsSpan(i * stored, stored));
        }
    }

    /// <summary>
    /// A new one with the same settings and no state. For a user's class, fields that hold references are
    /// shared; they hold only what each step recomputes.
    /// </summary>
    internal Optimizer Unbound()
    {
        var twin = (Optimizer)MemberwiseClone();
        (twin.binding, twin.bound, twin.state, twin.squares, twin.padding) = (new Lock(), null, [], [], null);
        (twin.alike, twin.steps) = (EachGroup(), new OptimizerStep[groups.Length + 1]);
        (twin.groupTable, twin.StepCount) = (null, 0);
        (twin.followedFreezes, twin.skipsFrozen, twin.counts) = (0, false, null);
        (twin.deviceDriver, twin.deviceState, twin.copies, twin.deviceNorm) = (null, 0, null, 0);
        return twin;
    }
}
