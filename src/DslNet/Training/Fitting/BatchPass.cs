namespace DslNet;

/// <summary>A pass on the current batch, weighted where its rows have weights.</summary>
internal static class BatchPass
{
    /// <summary>Loss and gradients.</summary>
    /// <returns>The mean loss, weighted where rows have weights.</returns>
    public static float Backward(INetwork network, BatchReader batches) => (batches.HasLabels, batches.IsWeighted) switch
    {
        (true, true) => network.Backward(batches.Inputs, batches.Labels, batches.Weights),
        (true, false) => network.Backward(batches.Inputs, batches.Labels),
        (false, true) => network.Backward(batches.Inputs, batches.Targets, batches.Weights),
        (false, false) => network.Backward(batches.Inputs, batches.Targets),
    };

    /// <summary>A training step.</summary>
    /// <returns>The mean loss before it, weighted where rows have weights.</returns>
    public static float Step(INetwork network, BatchReader batches, Optimizer optimizer) => (batches.HasLabels, batches.IsWeighted) switch
    {
        (true, true) => network.TrainStep(batches.Inputs, batches.Labels, batches.Weights, optimizer),
        (true, false) => network.TrainStep(batches.Inputs, batches.Labels, optimizer),
        (false, true) => network.TrainStep(batches.Inputs, batches.Targets, batches.Weights, optimizer),
        (false, false) => network.TrainStep(batches.Inputs, batches.Targets, optimizer),
    };
}
