using DslNet.Devices;

namespace DslNet;

// Steps of a network on a device: the same formulas, run there.
public abstract partial class Optimizer
{
    private DeviceDriver? deviceDriver;
    private int deviceState;

    // Null while the norm of the last step is still where it was summed.
    private double? deviceNorm = 0;

    /// <summary>Binds the optimizer to its network, wherever that is.</summary>
    internal ITrainingDriver BindTo(INetwork network) => network is IDeviceNetwork device ? BindDevice(device) : Bind(network);

    /// <summary>The formula for a device, unclipped. <paramref name="step"/> counts from 1.</summary>
    private protected abstract DeviceUpdate OnDevice(long step);

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
                    deviceState = driver.TakeState(StateFloatsPerParameter);
                    deviceDriver = driver;
                }
            }
        }

        return ReferenceEquals(deviceDriver, driver) ? driver : throw BoundElsewhere();
    }

    /// <summary>The norm of the last step of a network on a device, read back once.</summary>
    internal double ReadNorm() => deviceNorm ??= deviceDriver!.GradientNorm();

    private InvalidOperationException BoundElsewhere() =>
        new($"This {GetType().Name} has stepped another network before, and what it remembers belongs to that one. Make a new optimizer for each network.");

    /// <summary>The step of one who is inside the network.</summary>
    internal void StepOn(DeviceDriver driver)
    {
        driver.BeginStep(this);
        if (Clips)
        {
            deviceNorm = driver.MeasuredNorm();
            Update(driver);
        }
        else
        {
            Update(driver);
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

        Update(driver);
        return true;
    }

    private void Update(DeviceDriver driver)
    {
        DeviceUpdate update = OnDevice(++StepCount);
        double factor = ClipNorm > 0 ? ClipNorm / (Norm + 1e-6) : 1;
        update.ClipFactor = factor < 1 ? (float)factor : 1;
        update.ClipValue = ClipValue;
        driver.Update(deviceState, update);
    }

    private float[] DeviceState(DeviceDriver driver)
    {
        float[] values = new float[driver.Info.ParameterCount * StateFloatsPerParameter];
        driver.GetState(deviceState, values);
        return values;
    }
}
