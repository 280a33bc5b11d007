using DslNet.Devices;
using DslNet.Kernels.Driver;

namespace DslNet;

/// <summary>Writes a training's checkpoints, and restores the last one. It locks the file until it is disposed.</summary>
internal sealed class ResumableRun : IDisposable
{
    private readonly Checkpoint checkpoint;
    private readonly string file;
    private readonly INetwork network;
    private readonly ITrainingDriver driver;
    private readonly Optimizer optimizer;
    private readonly LearningRates rates;
    private readonly FitOptions options;
    private readonly TrainingIdentity identity;
    private readonly CheckpointHistory history;
    private InitialState start;

    public ResumableRun(Checkpoint checkpoint, INetwork network, TrainingSet train, Optimizer optimizer, LearningRates rates, float baseRate, FitOptions options, Schedule schedule, string? validationInputs)
    {
        this.checkpoint = checkpoint;
        this.network = network;
        this.optimizer = optimizer;
        this.rates = rates;
        this.options = options;
        ResumableChecks.CanBeKept(checkpoint.Path, network.Info.ParameterCount, optimizer);
        file = MustBeWritable(checkpoint.Path);
        driver = optimizer.BindTo(network);
        identity = IdentityOfTraining.Of(network, train, optimizer, baseRate, options, schedule, driver, validationInputs);
        start = new InitialState(driver.Random.Step, IdentityOfTraining.WeightsOf(network), options.Epochs);
        FirstEpoch = driver.Epochs;
        history = CheckpointHistory.Open(file);
    }

    /// <summary>The averaged weights, where the training has them.</summary>
    public AveragedRun? Averaging { get; init; }

    /// <summary>Whether the resumed training had ended early.</summary>
    public bool HasStopped { get; private set; }

    /// <summary>The epochs that the network had been trained before this training began.</summary>
    public long FirstEpoch { get; private set; }

    /// <summary>Resumes the training of the file, if there is one, and returns the epochs so far.</summary>
    /// <exception cref="InvalidOperationException">The file is of another training; nothing has changed.</exception>
    /// <exception cref="DslNetFormatException">The file is damaged; nothing has changed.</exception>
    public EpochList Resume(Schedule schedule, BestEpoch? best)
    {
        FileReplacement.RemoveLeftovers(file);
        if (!File.Exists(file))
        {
            history.Begin();
            return new EpochList();
        }

        TrainingState state = CheckpointFile.Read(file);
        ResumableChecks.SameTraining(checkpoint.Path, state, identity, start);
        ResumableChecks.NotFarther(checkpoint.Path, state, options);
        ResumableChecks.Fits(checkpoint.Path, state, network.Info, optimizer, best, averages: Averaging is not null);
        (ConfusionMatrix? lastCounts, ConfusionMatrix? bestCounts) = Counts(state);
        List<EpochRecord> records = history.Read(state.History);
        start = state.Start with { Epochs = options.Epochs };
        network.SetParameters(state.Parameters);
        network.SetBuffers(state.Buffers);
        optimizer.SetState(network, state.OptimizerState, state.OptimizerSteps, state.MissedSteps);
        Averaging?.Average.SetState(network, state.AverageParameters, state.AverageBuffers, state.OptimizerSteps);
        driver.Restore(state.Random);
        FirstEpoch = state.FirstEpoch;
        driver.Epochs = FirstEpoch + records.Count;
        rates.Resume(state.Rates ?? (records.Count > 0 ? RateState.Untouched(records[^1].LearningRate) : rates.State));
        foreach (EpochRecord epoch in records)
        {
            schedule.EpochEnded(LossOf(epoch));
        }

        HasStopped = best?.Resume(records.Select(LossOf), state.BestParameters, state.BestBuffers) == true;
        return new EpochList(records, lastCounts, bestCounts);
    }

    /// <summary>Writes the file, where it is due.</summary>
    public void EpochEnded(EpochList epochs, bool last, BestEpoch? best)
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
        (float[] averageParameters, float[] averageBuffers) = Averaging?.Average.GetState() ?? ([], []);
        history.Append(epochs.From(history.Mark.Epochs));
        CheckpointFile.Write(file, new TrainingState
        {
            Identity = identity,
            Start = start,
            Parameters = parameters,
            Buffers = buffers,
            OptimizerState = optimizer.GetState(network),
            OptimizerSteps = optimizer.StepCount,
            MissedSteps = optimizer.MissedSteps,
            Random = driver.Random,
            FirstEpoch = FirstEpoch,
            Rates = rates.State,
            History = history.Mark,
            LastCounts = SparseCounts.Of(epochs.LastCounts),
            BestCounts = SparseCounts.Of(epochs.BestCounts),
            BestParameters = bestParameters,
            BestBuffers = bestBuffers,
            AverageParameters = averageParameters,
            AverageBuffers = averageBuffers,
        });
    }

    public void Dispose() => history.Dispose();

    private static double LossOf(EpochRecord epoch) => epoch.ValidationLoss ?? epoch.TrainLoss;

    private (ConfusionMatrix? Last, ConfusionMatrix? Best) Counts(TrainingState state)
    {
        if (options.Validation is not { } set || Evaluator.ClassesOf(network.Info, set) is not (int decisions, IReadOnlyList<string> names))
        {
            return (null, null);
        }

        try
        {
            return (state.LastCounts?.ToMatrix(names, decisions), state.BestCounts?.ToMatrix(names, decisions));
        }
        catch (FormatException exception)
        {
            throw new DslNetFormatException(checkpoint.Path, 0, exception.Message, exception);
        }
    }

    /// <summary>The file of the path. One that can't be written, or can't be resumed from, is reported now and not after the first epoch.</summary>
    private static string MustBeWritable(string path)
    {
        string file = FileErrors.AsIOException(path, "written", () => FileReplacement.TargetOf(path)), folder = Path.GetDirectoryName(file) ?? "";
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The folder of the checkpoint, {folder}, doesn't exist. Make it first, or name another.");
        }

        FileReplacement.MustBeWritable(path);
        if (File.Exists(file))
        {
            CheckpointFile.MustBeOfThisVersion(file);
        }

        return file;
    }
}
