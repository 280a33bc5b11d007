using System.Numerics.Tensors;
using DslNet.Devices;
using DslNet.Kernels.Driver;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet;

/// <summary>
/// An exponential moving average of a network's weights (Polyak's averaging): a ← decay·a + (1 − decay)·w after each step, from the first
/// step's weights on. The buffers of batch normalization are averaged with them, in the same way. As PyTorch's AveragedModel with such an
/// <c>avg_fn</c> and <c>use_buffers</c>. <see cref="FitOptions.Averaging"/> takes one as a value, and <c>Fit</c> works on a fresh copy; a training
/// loop of one's own calls <see cref="Update"/> after each step.
/// </summary>
public sealed class WeightAverage
{
    private ITrainingDriver? bound;
    private float[] parameters = [];
    private float[] buffers = [];
    private float[] scratch = [];
    private int deviceState;
    private int parameterCount;

    /// <summary>An empty average.</summary>
    /// <param name="decay">The decay rate, in [0, 1): the effective window is about 1/(1 − decay) steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">The decay is out of its range.</exception>
    public WeightAverage(float decay = 0.999f) => Decay = OptimizerChecks.BelowOne(decay);

    /// <summary>The decay rate.</summary>
    public float Decay { get; }

    /// <summary>The number of steps averaged.</summary>
    public long Updates { get; private set; }

    /// <summary>Adds a network's weights and buffers to the average, after a step. For a network on a device the average is kept there, except for the buffers. Allocates only at the first call.</summary>
    /// <param name="network">The network; always the same one.</param>
    /// <exception cref="ArgumentException">The network isn't one that DslNet generated.</exception>
    /// <exception cref="InvalidOperationException">The average is of another network, or the network is in use by another thread.</exception>
    public void Update(INetwork network)
    {
        ITrainingDriver driver = Bind(network);
        using NetworkHold hold = new(driver);
        float keep = Updates == 0 ? 0 : Decay, add = Updates == 0 ? 1 : (float)(1 - (double)Decay);
        if (driver is NetworkDriver here)
        {
            here.Workers.Run(new AverageJob(parameters, here, keep, add), here.Parts.Count, (long)parameters.Length / Lanes.Count * 2);
        }
        else
        {
            ((DeviceDriver)driver).Update(deviceState, new DeviceUpdate { Rule = DeviceUpdate.Average, Keep = keep, Rate = add, End = network.Info.ParameterCount, AddsSquares = DeviceUpdate.LeavesSquares, ClipFactor = 1 });
        }

        Span<float> now = scratch.AsSpan(0, buffers.Length);
        network.GetBuffers(now);
        Blend(buffers, now, keep, add);
        Updates++;
    }

    /// <summary>Copies the averaged weights and buffers into a network: the same one, whose own are overwritten, or another of its class.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="InvalidOperationException">There is no average yet.</exception>
    /// <exception cref="ArgumentException">The network has another number of parameters or buffered values.</exception>
    public void CopyTo(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (bound is null || Updates == 0)
        {
            throw new InvalidOperationException("There is no average yet: Update takes note of a network's weights, after each step.");
        }

        ReadParameters(scratch);
        using NetworkHold hold = new(network);
        network.SetParameters(scratch.AsSpan(0, parameterCount));
        network.SetBuffers(buffers);
    }

    /// <summary>With its setting, in the invariant culture. Part of a training's identity in a checkpoint.</summary>
    public override string ToString() => FormattableString.Invariant($"WeightAverage(decay: {Decay})");

    /// <summary>The averages in the order of the parameters, and of the buffers.</summary>
    internal (float[] Parameters, float[] Buffers) GetState()
    {
        float[] values = new float[parameterCount];
        ReadParameters(values);
        return (values, [.. buffers]);
    }

    /// <summary>Restores the state of <see cref="GetState"/>.</summary>
    internal void SetState(INetwork network, ReadOnlySpan<float> averaged, ReadOnlySpan<float> averagedBuffers, long updates)
    {
        if (Bind(network) is NetworkDriver here)
        {
            here.SetLikeParameters(averaged, parameters);
        }
        else
        {
            ((DeviceDriver)bound!).SetState(deviceState, averaged);
        }

        averagedBuffers.CopyTo(buffers);
        Updates = updates;
    }

    private ITrainingDriver Bind(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        ITrainingDriver driver = TrainingDriver.Of(network)
            ?? throw new ArgumentException($"The weights of networks that DslNet has generated ([Network] partial classes) are averaged; {network.GetType()} is none.", nameof(network));
        if (bound is null)
        {
            parameterCount = network.Info.ParameterCount;
            buffers = new float[network.Info.BufferCount];
            scratch = new float[Math.Max(parameterCount, buffers.Length)];
            if (driver is NetworkDriver here)
            {
                parameters = new float[here.ParameterStorage.Length];
            }
            else
            {
                deviceState = ((DeviceDriver)driver).TakeState(1);
            }

            bound = driver;
        }

        return ReferenceEquals(bound, driver) ? driver : throw new InvalidOperationException("This average is of another network's weights. Make a new one for each network.");
    }

    private void ReadParameters(Span<float> destination)
    {
        if (bound is NetworkDriver here)
        {
            here.GetLikeParameters(parameters, destination[..parameterCount]);
        }
        else
        {
            ((DeviceDriver)bound!).GetState(deviceState, destination[..parameterCount]);
        }
    }

    private static void Blend(Span<float> average, ReadOnlySpan<float> now, float keep, float add)
    {
        TensorPrimitives.Multiply(average, keep, average);
        TensorPrimitives.MultiplyAdd(now, add, average, average);
    }

    private readonly struct AverageJob(float[] average, NetworkDriver driver, float keep, float add) : IRangeJob
    {
        public void Run(int from, int to, int worker)
        {
            for (int part = from; part < to; part++)
            {
                (int start, int floats) = driver.Parts[part];
                Blend(average.AsSpan(start, floats), driver.ParameterStorage.Slice(start, floats), keep, add);
            }
        }
    }
}
