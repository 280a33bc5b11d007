using System.Diagnostics;
using DslNet.Devices;
using DslNet.Kernels.Driver;
using DslNet.Kernels.RandomNumbers;

namespace DslNet;

/// <summary>
/// Undoes the last step of a training whose steps change parameters before all gradients are known. Now and then it copies what a step
/// changes, and notes from there on what each step was given; undoing puts the copy back and repeats all noted steps but the last. A step
/// follows from its batch, rate and random numbers alone, so the network is afterwards as it was, to the bit. The copies take at most 1/200
/// of the time, however large the network, and the repeating, once, about as long as the training since the last of them.
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

    /// <summary>Notes the step that is about to be taken on the batch read last.</summary>
    public void BeforeStep()
    {
        if (count is 0 or LongestLog || IsDisturbed || Stopwatch.GetTimestamp() - copied > copying * StepsForCopy)
        {
            Copy();
        }

        log[count++] = (batches.Epoch, batches.Batch, optimizer.LearningRate);
    }

    /// <summary>Undoes the step noted last. The random numbers stay behind it, as they do behind any pass.</summary>
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

    /// <summary>Whether somebody else has changed the network or the optimizer, as a callback may: then the log is of no use.</summary>
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
