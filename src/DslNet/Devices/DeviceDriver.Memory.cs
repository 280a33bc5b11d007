using DslNet.Kernels.Driver;
using DslNet.Kernels.RandomNumbers;

namespace DslNet.Devices;

// Reads and writes of the device's memory.
public sealed partial class DeviceDriver
{
    /// <summary>Copies all parameters, in the order of declaration.</summary>
    /// <exception cref="ArgumentException">The length isn't the number of parameters.</exception>
    public void GetParameters(Span<float> destination)
    {
        Use.Enter();
        try
        {
            BatchChecks.Exactly(destination.Length, Info.ParameterCount, nameof(destination), "parameters");
            program.Download(DeviceMemory.Parameters, destination);
        }
        finally
        {
            Use.Exit();
        }
    }

    /// <summary>Sets all parameters, in the order of declaration.</summary>
    /// <exception cref="ArgumentException">The length isn't the number of parameters.</exception>
    public void SetParameters(ReadOnlySpan<float> source)
    {
        Use.Enter();
        try
        {
            BatchChecks.Exactly(source.Length, Info.ParameterCount, nameof(source), "parameters");
            Use.MustNotBeCalledBack();
            program.Upload(DeviceMemory.Parameters, source);
            changes++;
        }
        finally
        {
            Use.Exit();
        }
    }

    /// <summary>Copies the gradients of the last backward pass, in the order of the parameters.</summary>
    /// <exception cref="ArgumentException">The length isn't the number of parameters.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss and so no gradients.</exception>
    public void GetGradients(Span<float> destination)
    {
        Use.Enter();
        try
        {
            checks.MustHaveLoss();
            BatchChecks.Exactly(destination.Length, Info.ParameterCount, nameof(destination), "parameters");
            program.Download(DeviceMemory.Gradients, destination);
        }
        finally
        {
            Use.Exit();
        }
    }

    /// <summary>Sets all gradients, in the order of the parameters.</summary>
    /// <exception cref="ArgumentException">The length isn't the number of parameters.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss and so no gradients.</exception>
    public void SetGradients(ReadOnlySpan<float> source)
    {
        Use.Enter();
        try
        {
            checks.MustHaveLoss();
            BatchChecks.Exactly(source.Length, Info.ParameterCount, nameof(source), "parameters");
            Use.MustNotBeCalledBack();
            program.Upload(DeviceMemory.Gradients, source);
        }
        finally
        {
            Use.Exit();
        }
    }

    /// <summary>Copies the gradient with respect to the input of the last backward pass.</summary>
    /// <exception cref="ArgumentException">The length isn't that of the pass's input.</exception>
    /// <exception cref="InvalidOperationException">The network is declared without it, or the last pass was no backward pass.</exception>
    public void GetInputGradient(Span<float> destination)
    {
        Use.Enter();
        try
        {
            checks.InputGradient(destination.Length, backwardRows);
            program.Download(DeviceMemory.InputGradient, destination);
        }
        finally
        {
            Use.Exit();
        }
    }

    /// <summary>Copies all buffers, in the order of declaration.</summary>
    /// <exception cref="ArgumentException">The length isn't the number of buffered values.</exception>
    public void GetBuffers(Span<float> destination)
    {
        Use.Enter();
        try
        {
            BatchChecks.Exactly(destination.Length, Info.BufferCount, nameof(destination), "buffered values");
            program.Download(DeviceMemory.Buffers, destination);
        }
        finally
        {
            Use.Exit();
        }
    }

    /// <summary>Sets all buffers, in the order of declaration.</summary>
    /// <exception cref="ArgumentException">The length isn't the number of buffered values, or a running variance is negative.</exception>
    public void SetBuffers(ReadOnlySpan<float> source)
    {
        Use.Enter();
        try
        {
            BatchChecks.Exactly(source.Length, Info.BufferCount, nameof(source), "buffered values");
            TensorValues.MustHaveVariances(Info.Buffers, source);
            Use.MustNotBeCalledBack();
            program.Upload(DeviceMemory.Buffers, source);
            changes++;
        }
        finally
        {
            Use.Exit();
        }
    }

    /// <summary>Initializes all parameters again, as on the CPU, and resets the buffers and the random streams.</summary>
    public void Initialize(ulong seed)
    {
        Use.Enter();
        try
        {
            SetParameters(Drawn(Info.Parameters, seed));
            SetBuffers(Drawn(Info.Buffers, seed));
            this.seed = seed;
            step = 0;
            epochs = 0;
        }
        finally
        {
            Use.Exit();
        }
    }

    /// <summary>Copies a network's parameters and buffers, and the random state of a generated one.</summary>
    /// <exception cref="ArgumentException">The network is of another kind.</exception>
    public void CopyFrom(INetwork network)
    {
        Use.Enter();
        try
        {
            MustBeAlike(network);
            using NetworkHold other = new(network);
            float[] parameters = new float[Info.ParameterCount];
            network.GetParameters(parameters);
            float[] buffers = new float[Info.BufferCount];
            network.GetBuffers(buffers);
            SetParameters(parameters);
            SetBuffers(buffers);
            if (TrainingDriver.Of(network) is { } driver)
            {
                Restore(driver.Random);
                epochs = driver.Epochs;
            }
        }
        finally
        {
            Use.Exit();
        }
    }

    /// <summary>Copies the parameters and buffers to a network, and the random state to a generated one.</summary>
    /// <exception cref="ArgumentException">The network is of another kind.</exception>
    public void CopyTo(INetwork network)
    {
        Use.Enter();
        try
        {
            MustBeAlike(network);
            using NetworkHold other = new(network);
            float[] parameters = new float[Info.ParameterCount];
            GetParameters(parameters);
            float[] buffers = new float[Info.BufferCount];
            GetBuffers(buffers);
            network.SetParameters(parameters);
            network.SetBuffers(buffers);
            if (TrainingDriver.Of(network) is { } driver)
            {
                driver.Restore(Random);
                driver.Epochs = epochs;
            }
        }
        finally
        {
            Use.Exit();
        }
    }

    internal void Restore(RandomState random) => (seed, step) = (random.Seed, random.Step);

    private void MustBeAlike(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network.Info.ParameterCount != Info.ParameterCount || network.Info.BufferCount != Info.BufferCount || network.Info.Name != Info.Name)
        {
            throw new ArgumentException($"Expected a {Info.Name} with {Info.ParameterCount} parameters, but got a {network.Info.Name} with {network.Info.ParameterCount}.", nameof(network));
        }
    }

    private static float[] Drawn(IReadOnlyList<ParameterInfo> parameters, ulong seed)
    {
        float[] values = new float[parameters.Sum(parameter => parameter.Count)];
        int start = 0;
        for (int i = 0; i < parameters.Count; i++)
        {
            ParameterInitializer.Fill(values.AsSpan(start, parameters[i].Count), parameters[i], i, seed);
            start += parameters[i].Count;
        }

        return values;
    }
}
