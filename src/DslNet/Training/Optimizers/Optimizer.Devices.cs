using DslNet.Devices;
using DslNet.Kernels.Driver;

namespace DslNet;

// Steps of a network on a device: the same formulas, run there.
public abstract partial class Optimizer
{
    private DeviceDriver? deviceDriver;
    private int deviceState;

    // For a user's optimizer: its formula runs on the CPU, on copies.
    private float[]? copies;

    // Null while the norm of the last step hasn't been read back.
    private double? deviceNorm = 0;

    /// <summary>Binds the optimizer to its network, on the CPU or on a device.</summary>
    internal ITrainingDriver BindTo(INetwork network) => network is IDeviceNetwork device ? BindDevice(device) : Bind(network);

    /// <summary>The formula for a device, unclipped; null where the parameters have to be copied to the CPU to be stepped.</summary>
    private protected virtual DeviceUpdate? OnDevice(OptimizerStep step) => null;

    internal DeviceDriver BindDevice(IDeviceNetwork network)
    {
        DeviceDriver driver = network.Driver;
        if (bound is not null)
        {
            throw BoundElsewhere();
        }

        if (deviceDriver is null)
        {
            lock (binding)
            {
                if (deviceDriver is null)
                {
                    TakeDevice(driver);
                    deviceDriver = driver;
                }
            }
        }

        return ReferenceEquals(deviceDriver, driver) ? driver : throw BoundElsewhere();
    }

    private void TakeDevice(DeviceDriver driver)
    {
        NetworkInfo info = driver.Info;
        int[] groupOf = GroupTable.GroupOfParameter(info, Groups), starts = new int[info.Parameters.Count];
        for (int i = 1; i < starts.Length; i++)
        {
            starts[i] = starts[i - 1] + info.Parameters[i - 1].Count;
        }

        groupTable = new GroupTable(groupOf, starts, [(0, info.ParameterCount)]);
        if (IsBuiltIn)
        {
            deviceState = driver.TakeState(StateFloatsPerParameter);
        }
        else
        {
            driver.TakeState(0);
            state = new float[checked(info.ParameterCount * SoundStateFloats)];
            copies = new float[info.ParameterCount];
        }
    }

    /// <summary>The norm of the last step of a network on a device, read back once.</summary>
    internal double ReadNorm() => deviceNorm ??= deviceDriver!.GradientNorm();

    private InvalidOperationException BoundElsewhere() =>
        new($"This {GetType().Name} has stepped another network before, and what it remembers belongs to that one. Make a new optimizer for each network.");

    /// <summary>The step of one who is inside the network.</summary>
    internal void StepOn(DeviceDriver driver)
    {
        driver.BeginStep(this);
        if (Clips || !IsBuiltIn)
        {
            deviceNorm = driver.MeasuredNorm();
            UpdateOn(driver);
        }
        else
        {
            UpdateOn(driver);
            deviceNorm = null;
        }
    }

    /// <summary>The same, but where the gradient isn't finite it changes nothing and returns false.</summary>
    internal bool TryStepOn(DeviceDriver driver)
    {
        driver.BeginStep(this);
        deviceNorm = driver.MeasuredNorm();
        if (!double.IsFinite(Norm))
        {
            return false;
        }

        UpdateOn(driver);
        return true;
    }

    private void UpdateOn(DeviceDriver driver)
    {
        PrepareAll(++StepCount);
        if (copies is not null)
        {
            UpdateHere(driver, copies);
            return;
        }

        double factor = ClipNorm > 0 ? ClipNorm / (Norm + 1e-6) : 1;
        bool adds = false;
        foreach ((int start, int floats, int group) in groupTable!.Of(0))
        {
            DeviceUpdate update = OnDevice(steps[group])!.Value;
            update.ClipFactor = factor < 1 ? (float)factor : 1;
            update.ClipValue = ClipValue;
            update.Start = start;
            update.End = start + floats;
            update.AddsSquares = adds ? 1 : 0;
            driver.Update(deviceState, update);
            adds = true;
        }
    }

    private void UpdateHere(DeviceDriver driver, float[] parameters)
    {
        Span<float> gradients = ((ITrainingDriver)driver).ReadGradients();
        if (Clips)
        {
            Clip(gradients);
            ((ITrainingDriver)driver).WriteGradients();
        }

        driver.ReadParameters(parameters);
        foreach ((int start, int floats, int group) in groupTable!.Of(0))
        {
            Update(steps[group], parameters.AsSpan(start, floats), gradients.Slice(start, floats), new ParameterState(state, parameters.Length, start, floats));
        }

        driver.WriteParameters(parameters);
    }

    private float[] DeviceState(DeviceDriver driver)
    {
        if (copies is not null)
        {
            return [.. state];
        }

        float[] values = new float[driver.Info.ParameterCount * StateFloatsPerParameter];
        driver.GetState(deviceState, values);
        return values;
    }

    private void SetDeviceState(DeviceDriver driver, ReadOnlySpan<float> values)
    {
        if (copies is not null)
        {
            values.CopyTo(state);
        }
        else
        {
            driver.SetState(deviceState, values);
        }
    }
}
