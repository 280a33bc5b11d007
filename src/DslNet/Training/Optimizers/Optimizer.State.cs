using DslNet.Devices;
using DslNet.Kernels.Driver;

namespace DslNet;

// The network that an optimizer belongs to, and what it remembers of its parameters.
public abstract partial class Optimizer
{
    private Lock binding = new();
    private NetworkDriver? bound;
    private float[] state = [];
    private PaddingTable? padding;
    private int followedFreezes;
    private bool skipsFrozen;
    private StepCounts? counts;

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

    /// <summary>Takes over which parameters don't learn.</summary>
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
        List<(int Group, long Missed)> all = [.. Enumerable.Range(0, groups.Length + 1).Select(group => (group, 0L))];
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

    /// <exception cref="InvalidOperationException">An optimizer of one's own says something impossible.</exception>
    private int SoundStateFloats => StateFloatsPerParameter >= 0
        ? StateFloatsPerParameter
        : throw new InvalidOperationException(FormattableString.Invariant($"{GetType().Name}.{nameof(StateFloatsPerParameter)} is {StateFloatsPerParameter}; it must be at least 0."));

    /// <summary>Of networks on several threads one is the first.</summary>
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

    /// <summary>The steps that were taken without each parameter, because it was frozen; empty where there are none.</summary>
    internal long[] MissedSteps => counts?.Missed(StepCount) ?? [];

    /// <summary>Puts back what <see cref="GetState"/> and <see cref="MissedSteps"/> gave.</summary>
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
    /// One with the same settings that has stepped nothing. Of a kind that users wrote: fields of theirs that hold references are
    /// shared, and hold only what a step works out anew.
    /// </summary>
    internal Optimizer Unbound()
    {
        var twin = (Optimizer)MemberwiseClone();
        (twin.binding, twin.bound, twin.state, twin.squares, twin.padding) = (new Lock(), null, [], [], null);
        (twin.alike, twin.steps) = ([.. Enumerable.Range(0, groups.Length + 1).Select(group => (group, 0L))], new OptimizerStep[groups.Length + 1]);
        (twin.groupTable, twin.StepCount) = (null, 0);
        (twin.followedFreezes, twin.skipsFrozen, twin.counts) = (0, false, null);
        (twin.deviceDriver, twin.deviceState, twin.copies, twin.deviceNorm) = (null, 0, null, 0);
        return twin;
    }
}
