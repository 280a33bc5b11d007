using System.Security.Cryptography;
using DslNet.Data;

namespace DslNet.Interrupted;

/// <summary>A training that is always the same.</summary>
public static class InterruptedTraining
{
    /// <summary>How many epochs it has.</summary>
    public const int Epochs = 500;

    /// <summary>Trains to the end, from the checkpoint if there is one, and says what came of it: every bit counts.</summary>
    /// <param name="checkpoint">The file, or null for none.</param>
    /// <param name="cancellation">Interrupts it.</param>
    public static string Run(string? checkpoint, CancellationToken cancellation = default)
    {
        DataSplit split = Datasets.Digits().Split(seed: 1);
        split = split.Apply(Standardizer.Fit(split.Train));
        using InterruptedNet network = new(batchSize: 64, seed: 5, threads: 1);
        Adam optimizer = new(3e-3f);
        History history = network.Fit(split.Train, optimizer, new FitOptions
        {
            Epochs = Epochs,
            Validation = split.Validation,
            Schedule = Schedule.ReduceOnPlateau(0.5f, patience: 3),
            EarlyStopping = new EarlyStopping(patience: Epochs),
            Seed = 9,
            Checkpoint = checkpoint is null ? null : new Checkpoint(checkpoint),
            CancellationToken = cancellation,
        });

        float[] parameters = new float[InterruptedNet.Info.ParameterCount], buffers = new float[InterruptedNet.Info.BufferCount];
        network.GetParameters(parameters);
        network.GetBuffers(buffers);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(parameters.AsSpan()));
        hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(buffers.AsSpan()));
        foreach (EpochRecord epoch in history)
        {
            hash.AppendData(BitConverter.GetBytes(epoch.TrainLoss));
            hash.AppendData(BitConverter.GetBytes(epoch.ValidationLoss!.Value));
            hash.AppendData(BitConverter.GetBytes(epoch.ValidationAccuracy!.Value));
            hash.AppendData(BitConverter.GetBytes(epoch.LearningRate));
            hash.AppendData(BitConverter.GetBytes(epoch.GradientNorm));
        }

        return $"{history.Count} epochs, {optimizer.StepCount} steps, {Convert.ToHexString(hash.GetHashAndReset())}";
    }
}
