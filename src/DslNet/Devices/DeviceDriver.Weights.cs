using DslNet.Kernels.Driver;
using DslNet.Kernels.Losses;

namespace DslNet.Devices;

// Passes with row weights.
public sealed partial class DeviceDriver
{
    private float[] rowCounts = [];

    /// <summary>Training forward pass, the loss Σ w·l / Σ w, and all its gradients including the penalty's.</summary>
    /// <exception cref="ArgumentException">A length is wrong, or a weight negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    public float Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> target, ReadOnlySpan<float> weights)
    {
        Use.EnterPass();
        try
        {
            int rows = checks.Backward(input, target);
            BatchChecks.Weights(weights, rows);
            program.Upload(DeviceMemory.Input, input);
            program.Upload(DeviceMemory.Target, target);
            Weigh(weights, [], rows);
            Launch(rows, weighted: true);
            return ReadLoss();
        }
        finally
        {
            Use.ExitPass();
        }
    }

    /// <summary>The same with class indices.</summary>
    /// <exception cref="ArgumentException">A length is wrong, a label out of range, or a weight negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss, or one that takes no labels.</exception>
    public float Backward(ReadOnlySpan<float> input, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights)
    {
        Use.EnterPass();
        try
        {
            int rows = checks.Backward(input, labels);
            BatchChecks.Weights(weights, rows);
            program.Upload(DeviceMemory.Input, input);
            program.Upload(DeviceMemory.Target, Hot(labels, rows));
            Weigh(weights, labels, rows);
            Launch(rows, weighted: true);
            return ReadLoss();
        }
        finally
        {
            Use.ExitPass();
        }
    }

    /// <summary>A weighted pass and a step of the optimizer, without synchronization in between.</summary>
    public float TrainStep(IDeviceNetwork network, ReadOnlySpan<float> input, ReadOnlySpan<float> target, ReadOnlySpan<float> weights, Optimizer optimizer)
    {
        int rows = checks.Backward(input, target);
        BatchChecks.Weights(weights, rows);
        Bind(network, optimizer);
        Use.EnterPass();
        try
        {
            program.Upload(DeviceMemory.Input, input);
            program.Upload(DeviceMemory.Target, target);
            Weigh(weights, [], rows);
            return RunStep(rows, optimizer, weighted: true);
        }
        finally
        {
            Use.ExitPass();
        }
    }

    /// <summary>The same with class indices.</summary>
    public float TrainStep(IDeviceNetwork network, ReadOnlySpan<float> input, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights, Optimizer optimizer)
    {
        int rows = checks.Backward(input, labels);
        BatchChecks.Weights(weights, rows);
        Bind(network, optimizer);
        Use.EnterPass();
        try
        {
            program.Upload(DeviceMemory.Input, input);
            program.Upload(DeviceMemory.Target, Hot(labels, rows));
            Weigh(weights, labels, rows);
            return RunStep(rows, optimizer, weighted: true);
        }
        finally
        {
            Use.ExitPass();
        }
    }

    private void Weigh(ReadOnlySpan<float> weights, ReadOnlySpan<int> labels, int rows)
    {
        rowCounts = rowCounts.Length == 0 ? new float[BatchSize] : rowCounts;
        RowWeights.Count(weights, labels, checks.IgnoredLabel, rowCounts, 1, rows);
        program.Upload(DeviceMemory.RowCounts, rowCounts.AsSpan(0, rows));
    }

    /// <summary>Sets the weights of rows of the ignored class to 0; returns whether there are any.</summary>
    private bool WeighIgnored(ReadOnlySpan<int> labels, int rows)
    {
        bool any = checks.IgnoredLabel is { } ignored && labels.Contains(ignored);
        if (any)
        {
            Weigh([], labels, rows);
        }

        return any;
    }

    private void UploadPositiveWeights()
    {
        if (RowWeights.PositiveWeights(Info) is { } weights)
        {
            program.Upload(DeviceMemory.PositiveWeights, weights);
        }
    }
}
