using System.Globalization;
using DslNet.Devices;
using DslNet.Kernels.Driver;

namespace DslNet;

/// <summary>
/// A training step that leaves parameters, optimizer and running statistics as they were unless data, loss and gradient are all finite,
/// and otherwise finds out where the first value went wrong. Where steps change parameters before all gradients are known, because they
/// are fused into the backward pass, a <see cref="StepLog"/> rolls them back.
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
    private readonly bool checksData;
    private StepLog? log;
    private bool isBlind;

    public GuardedStep(INetwork network, TrainingSet set, Optimizer optimizer, BatchReader batches, bool accumulates = false, BestEpoch? best = null)
    {
        this.network = network;
        this.set = set;
        this.optimizer = optimizer;
        this.batches = batches;
        this.best = best;
        checksData = batches.Augments || !set.Table.IsFinite;
        driver = optimizer.BindTo(network);
        buffers = new float[network.Info.BufferCount];
        accumulator = accumulates ? new GradientAccumulator(driver) : null;
    }

    /// <summary>What a failure's message says of the network: the training restores the best epoch, where that is asked.</summary>
    private string Restored => best?.Epoch is int epoch
        ? FormattableString.Invariant($"Parameters and buffers are those of epoch {epoch}, the best.")
        : "Parameters are as they were before this batch.";

    /// <summary>Trains on the current batch and returns its mean loss. Without a step, its gradient is accumulated.</summary>
    public float Run(int epoch, int batch, bool steps = true)
    {
        if (checksData)
        {
            CheckData(batches.Inputs, batches.InputSize, "input", epoch, batch);
            CheckData(batches.Targets, set.TargetSize, "target", epoch, batch);
        }

        isBlind = accumulator is null && driver.StepsBlindly(optimizer) && optimizer.CanBeRepeated;
        if (isBlind)
        {
            log ??= new StepLog(network, driver, optimizer, batches);
            log.BeforeStep();
        }
        else if (buffers.Length > 0)
        {
            network.GetBuffers(buffers);
        }

        return accumulator is null && (isBlind || !driver.StepsBlindly(optimizer)) ? RunWhole(epoch, batch) : RunParts(epoch, batch, steps);
    }

    /// <summary>The fused backward pass and step, which is faster.</summary>
    private float RunWhole(int epoch, int batch)
    {
        long before = optimizer.StepCount;
        driver.HoldsBack = true;
        float loss;
        try
        {
            loss = BatchPass.Step(network, batches, optimizer);
        }
        finally
        {
            driver.HoldsBack = false;
        }

        if (!float.IsFinite(loss))
        {
            throw LossFailure(loss, epoch, batch, stepped: optimizer.StepCount != before);
        }

        if (!double.IsFinite(optimizer.Norm))
        {
            throw GradientFailure(epoch, batch, stepped: optimizer.StepCount != before);
        }

        return loss;
    }

    private float RunParts(int epoch, int batch, bool steps)
    {
        float loss = BatchPass.Backward(network, batches);
        if (!float.IsFinite(loss))
        {
            throw LossFailure(loss, epoch, batch, stepped: false);
        }

        accumulator?.Add(batches.TotalWeight, last: steps);
        if (steps && !optimizer.TryStep(network))
        {
            throw GradientFailure(epoch, batch, stepped: false);
        }

        return loss;
    }

    /// <summary>Rolls back to the state before this batch: the running statistics that the forward pass has updated, and what a step has changed.</summary>
    private void PutBack(bool stepped)
    {
        if (!isBlind)
        {
            network.SetBuffers(buffers);
        }
        else if (stepped || buffers.Length > 0)
        {
            log!.Undo();
        }
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

    private NonFiniteLossException LossFailure(float loss, int epoch, int batch, bool stepped)
    {
        // The search repeats the forward pass from the same running statistics and leaves them unchanged.
        PutBack(stepped);
        string layer = (batches.HasLabels
            ? driver.LocateNonFinite(network, batches.Inputs, batches.Labels)
            : driver.LocateNonFinite(network, batches.Inputs, batches.Targets)) ?? "loss";
        string advice = Restored + " A lower learning rate, ClipNorm or standardized features may help.";
        return new NonFiniteLossException(string.Create(CultureInfo.InvariantCulture, $"Epoch {epoch}, batch {batch}, layer {layer}: the loss is {loss}. {advice}"), epoch, batch, layer);
    }

    private NonFiniteLossException GradientFailure(int epoch, int batch, bool stepped)
    {
        (string parameter, string layer) = FirstBadGradient();
        PutBack(stepped);
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

        // Every gradient is finite, only the sum of their squares isn't: the square of the largest float is far within double's range.
        throw new InvalidOperationException("The gradient's norm is not finite, but every gradient is.");
    }
}
