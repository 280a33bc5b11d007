using System.Globalization;
using DslNet.Devices;

namespace DslNet;

/// <summary>
/// A training step that changes no parameter unless data, loss and gradient are all finite, and otherwise finds out where the first
/// value went wrong. Running statistics, which the forward pass has renewed by then, are put back.
/// </summary>
internal sealed class GuardedStep
{
    private readonly INetwork network;
    private readonly ITrainingDriver driver;
    private readonly TrainingSet set;
    private readonly Optimizer optimizer;
    private readonly BatchReader batches;
    private readonly float[] buffers;
    private readonly GradientAccumulator? accumulator;
    private readonly BestEpoch? best;

    public GuardedStep(INetwork network, TrainingSet set, Optimizer optimizer, BatchReader batches, bool accumulates = false, BestEpoch? best = null)
    {
        this.network = network;
        this.set = set;
        this.optimizer = optimizer;
        this.batches = batches;
        this.best = best;
        driver = optimizer.BindTo(network);
        buffers = new float[network.Info.BufferCount];
        accumulator = accumulates ? new GradientAccumulator(driver) : null;
    }

    /// <summary>What a failure's message says of the network: the training puts the best epoch back, where that is asked.</summary>
    private string Restored => best?.Epoch is int epoch
        ? FormattableString.Invariant($"Parameters and buffers are those of epoch {epoch}, the best.")
        : "Parameters are as they were before this batch.";

    /// <summary>Trains on the batch read last and returns its mean loss. Without a step, its gradient waits for the next one.</summary>
    public float Run(int epoch, int batch, bool steps = true)
    {
        CheckData(batches.Inputs, batches.InputSize, "input", epoch, batch);
        CheckData(batches.Targets, set.TargetSize, "target", epoch, batch);
        network.GetBuffers(buffers);
        float loss = BatchPass.Backward(network, batches);
        if (!float.IsFinite(loss))
        {
            throw LossFailure(loss, epoch, batch);
        }

        accumulator?.Add(batches.TotalWeight, last: steps);
        if (steps && !optimizer.TryStep(network))
        {
            throw GradientFailure(epoch, batch);
        }

        return loss;
    }

    private void CheckData(ReadOnlySpan<float> values, int columns, string what, int epoch, int batch)
    {
        (int rowInBatch, int column) = NonFinite.Find(values, columns);
        if (rowInBatch < 0)
        {
            return;
        }

        int row = batches.RowInSet(rowInBatch);
        string value = values[(rowInBatch * columns) + column].ToString(CultureInfo.InvariantCulture);
        string name = what == "input" && set.FeatureNames.Count > 0 && batches.InputSize == set.InputSize ? $" ({OutsideText.Name(set.FeatureNames[column])})" : "";
        string variant = what == "input" && batches.Augments ? ", augmented," : "";
        string place = what == "input" ? $"feature {column}{name}" : $"target value {column}";
        throw new NonFiniteLossException($"Epoch {epoch}, batch {batch}, layer {what}: {place} of row {row} of the training set{variant} is {value}; finite numbers are expected.", epoch, batch, what)
        {
            Row = row,
            Feature = column,
        };
    }

    private NonFiniteLossException LossFailure(float loss, int epoch, int batch)
    {
        // The search runs the forward pass again, and so starts from the same statistics.
        network.SetBuffers(buffers);
        string layer = (batches.HasLabels
            ? driver.LocateNonFinite(network, batches.Inputs, batches.Labels)
            : driver.LocateNonFinite(network, batches.Inputs, batches.Targets)) ?? "loss";
        network.SetBuffers(buffers);
        string advice = Restored + " A lower learning rate, ClipNorm or standardized features may help.";
        return new NonFiniteLossException(string.Create(CultureInfo.InvariantCulture, $"Epoch {epoch}, batch {batch}, layer {layer}: the loss is {loss}. {advice}"), epoch, batch, layer);
    }

    private NonFiniteLossException GradientFailure(int epoch, int batch)
    {
        network.SetBuffers(buffers);
        (string parameter, string layer) = FirstBadGradient();
        return new NonFiniteLossException($"Epoch {epoch}, batch {batch}, layer {layer}: the loss is finite, but the gradient of {parameter} is not. {Restored}", epoch, batch, layer);
    }

    private (string Parameter, string Layer) FirstBadGradient()
    {
        float[] gradients = new float[network.Info.ParameterCount];
        network.GetGradients(gradients);
        int start = 0;
        foreach (ParameterInfo parameter in network.Info.Parameters)
        {
            if (NonFinite.IndexOf(gradients.AsSpan(start, parameter.Count)) >= 0)
            {
                return (parameter.Name, network.Info.Layers[parameter.Layer].Name);
            }

            start += parameter.Count;
        }

        // Every gradient is finite, only the sum of their squares isn't: float's largest number squared fits a double 10²³¹ times over.
        throw new InvalidOperationException("The gradient's norm is not finite, but every gradient is.");
    }
}
