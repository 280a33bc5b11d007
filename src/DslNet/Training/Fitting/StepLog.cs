using System.Diagnostics;
using DslNet.Devices;
using DslNet.Kernels.Driver;
using DslNet.Kernels.RandomNumbers;

namespace DslNet;

/// <summary>
/// Rolls back the last step of a training whose optimizer is fused into the backward pass. It periodically snapshots what a step
/// changes, and logs the inputs of each step since; rolling back restores the snapshot and replays all logged steps but the last. A step
/// depends on its batch, rate and random numbers alone, so the result is bit-identical. The snapshots take at most 1/200
/// of the time, however large the network, and a replay about as long as the training since the last of them.
/// </summary>
internal sealed class StepLog
{
    private const int LongestLog = 1024;
    private const long StepsForCopy = 200;

    private readonly INetwork network;
    private readonly ITrainingDriver driver;
    private readonly Optimizer optimizer;
    private readonly BatchReader batches;
    private readonly float[] parameters, buffers, state;
    private readonly (long Epoch, int Batch, float Rate)[] log = new (long, int, float)[LongestLog];
    private RandomState random;
    private long optimizerSteps, changes;
    private long copied, copying;
    private int count;

    public StepLog(INetwork network, ITrainingDriver driver, Optimizer optimizer, BatchReader batches)
    {
        this.network = network;
        this.driver = driver;
        this.optimizer = optimizer;
        this.batches = batches;
        parameters = new float[driver.GradientFloats];
        buffers = new float[network.Info.BufferCount];
        state = new float[checked(driver.GradientFloats * optimizer.StateFloatsPerParameter)];
    }

    /// <summary>Logs the step that is about to be taken on the current batch.</summary>
    public void BeforeStep()
    {
        if (count is 0 or LongestLog || IsDisturbed || Stopwatch.GetTimestamp() - copied > copying * StepsForCopy)
        {
            Copy();
        }

        log[count++] = (batches.Epoch, batches.Batch, optimizer.LearningRate);
    }

    /// <summary>Rolls back the step logged last. The random number generator isn't rolled back.</summary>
    public void Undo()
    {
        RandomState now = driver.Random;
        float rate = optimizer.LearningRate;
        driver.SetStored(parameters);
        network.SetBuffers(buffers);
        optimizer.RestoreStored(state, optimizerSteps);
        driver.Restore(random);
        for (int i = 0; i < count; i++)
        {
            (long epoch, int batch, optimizer.LearningRate) = log[i];
            batches.Reread(epoch, batch);
            if (i < count - 1)
            {
                BatchPass.Step(network, batches, optimizer);
            }
        }

        optimizer.LearningRate = rate;
        driver.Restore(now);
        count = 0;
    }

    /// <summary>Whether a callback has changed the network or the optimizer, which invalidates the log.</summary>
    private bool IsDisturbed => driver.Changes != changes
        || driver.Random != random with { Step = random.Step + (ulong)count }
        || optimizer.StepCount != optimizerSteps + count;

    private void Copy()
    {
        long began = Stopwatch.GetTimestamp();
        driver.GetStored(parameters);
        if (buffers.Length > 0)
        {
            network.GetBuffers(buffers);
        }

        optimizer.CopyStored(state);
        (random, changes, optimizerSteps) = (driver.Random, driver.Changes, optimizer.StepCount);
        count = 0;
        copied = Stopwatch.GetTimestamp();
        copying = copied - began;
    }
}
