using DslNet.Devices;

namespace DslNet;

/// <summary>Writes a training's checkpoints, and puts everything where the last one left it.</summary>
internal sealed class ResumableRun
{
    private readonly Checkpoint checkpoint;
    private readonly INetwork network;
    private readonly ITrainingDriver driver;
    private readonly Optimizer optimizer;
    private readonly string identity;

    public ResumableRun(Checkpoint checkpoint, INetwork network, TrainingSet train, Optimizer optimizer, FitOptions options)
    {
        this.checkpoint = checkpoint;
        this.network = network;
        this.optimizer = optimizer;
        string folder = Path.GetDirectoryName(Path.GetFullPath(checkpoint.Path)) ?? "";
        if (!Directory.Exists(folder))
        {
            throw new ArgumentException($"The folder of the checkpoint, {folder}, doesn't exist.", nameof(checkpoint));
        }

        driver = optimizer.BindTo(network);
        identity = Identity(network, train, optimizer, options);
    }

    /// <summary>Whether the training that was taken up had ended early.</summary>
    public bool HasStopped { get; private set; }

    /// <summary>Takes up the training of the file, if there is one, and returns the epochs so far.</summary>
    /// <exception cref="InvalidOperationException">The file is of another training; nothing has changed.</exception>
    /// <exception cref="DslNetFormatException">The file is damaged; nothing has changed.</exception>
    public List<EpochRecord> Resume(Schedule schedule, BestEpoch? best)
    {
        if (!File.Exists(checkpoint.Path))
        {
            return [];
        }

        TrainingState state = CheckpointFile.Read(checkpoint.Path);
        if (state.Identity != identity)
        {
            throw new InvalidOperationException($"{checkpoint.Path} is the checkpoint of another training. Delete it to begin anew, or name another file.\nThere: {state.Identity}\nHere:  {identity}");
        }

        MustFit(state, best);
        network.SetParameters(state.Parameters);
        network.SetBuffers(state.Buffers);
        optimizer.SetState(network, state.OptimizerState, state.OptimizerSteps);
        driver.Restore(state.Random);
        foreach (EpochRecord epoch in state.Epochs)
        {
            schedule.EpochEnded(LossOf(epoch));
        }

        HasStopped = best?.Resume(state.Epochs.Select(LossOf), state.BestParameters, state.BestBuffers) == true;
        return [.. state.Epochs];
    }

    /// <summary>Writes the file, where it is time.</summary>
    public void EpochEnded(IReadOnlyList<EpochRecord> epochs, bool last, BestEpoch? best)
    {
        if (!last && epochs.Count % checkpoint.EveryEpochs != 0)
        {
            return;
        }

        float[] parameters = new float[network.Info.ParameterCount];
        network.GetParameters(parameters);
        float[] buffers = new float[network.Info.BufferCount];
        network.GetBuffers(buffers);
        (float[] bestParameters, float[] bestBuffers) = best?.Kept ?? ([], []);
        CheckpointFile.Write(checkpoint.Path, new TrainingState
        {
            Identity = identity,
            Parameters = parameters,
            Buffers = buffers,
            OptimizerState = optimizer.GetState(network),
            OptimizerSteps = optimizer.StepCount,
            Random = driver.Random,
            Epochs = [.. epochs],
            BestParameters = bestParameters,
            BestBuffers = bestBuffers,
        });
    }

    /// <summary>The checksum was right and the training is the same, so this would be a mistake of ours; all the more nothing may be half done.</summary>
    private void MustFit(TrainingState state, BestEpoch? best)
    {
        int count = network.Info.ParameterCount;
        bool keepsBest = best is not null && state.BestParameters.Length > 0;
        if (state.Parameters.Length != count
            || state.Buffers.Length != network.Info.BufferCount
            || state.OptimizerState.Length != count * optimizer.StateFloatsPerParameter
            || (keepsBest && (state.BestParameters.Length != count || state.BestBuffers.Length != network.Info.BufferCount)))
        {
            throw new DslNetFormatException(
                checkpoint.Path, 0, FormattableString.Invariant($"Its {state.Parameters.Length} parameters, {state.Buffers.Length} buffered values and {state.OptimizerState.Length} numbers of the optimizer aren't those of {network.Info.Name} and {optimizer.GetType().Name}."));
        }
    }

    private static double LossOf(EpochRecord epoch) => epoch.ValidationLoss ?? epoch.TrainLoss;

    /// <summary>What must be the same for a training to be the same, as far as it can be told. Its number of epochs may grow.</summary>
    private static string Identity(INetwork network, TrainingSet train, Optimizer optimizer, FitOptions options)
    {
        string parameters = string.Join(", ", network.Info.Parameters.Concat(network.Info.Buffers).Select(parameter => $"{parameter.Name} [{parameter.Shape}]"));
        string augmentation = options.Augmentation is { } variants ? FormattableString.Invariant($", augmentation {variants}") : "";
        string stopping = options.EarlyStopping is { } rule ? FormattableString.Invariant($", early stopping {rule.Patience} {rule.MinimumDelta} {rule.RestoreBest}") : "";
        return FormattableString.Invariant($"{network.Info.Name} ({parameters}), batch {network.BatchSize}, L1 {network.Regularization.L1}, L2 {network.Regularization.L2}, {optimizer}, ")
            + FormattableString.Invariant($"{train.Count} rows, validation {options.Validation?.Count ?? 0}, {options.BatchesPerStep} a step, seed {options.Seed}, shuffle {options.Shuffle}, schedule {options.Schedule?.ToString() ?? "none"}{stopping}{augmentation}");
    }
}
