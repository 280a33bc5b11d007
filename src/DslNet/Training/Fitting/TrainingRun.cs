using System.Diagnostics;

namespace DslNet;

/// <summary>One call of Fit. All memory is taken at the start; an epoch allocates its record and what its evaluation returns, a step nothing.</summary>
internal sealed class TrainingRun
{
    private readonly INetwork network;
    private readonly Optimizer optimizer;
    private readonly FitOptions options;
    private readonly BatchReader batches;
    private readonly int trainingRows;
    private readonly Schedule schedule;
    private readonly float baseRate;
    private readonly GuardedStep guarded;
    private readonly GradientWatch watch;
    private readonly Evaluator? validation;
    private readonly BestEpoch? best;
    private readonly AveragedRun? averaging;
    private readonly ResumableRun? resumable;
    private int step;

    public TrainingRun(INetwork network, TrainingSet train, Optimizer optimizer, FitOptions options, string? validationInputs)
    {
        this.network = network;
        this.optimizer = optimizer;
        this.options = options;
        trainingRows = train.Count;
        batches = new BatchReader(train, network.BatchSize, FitChecks.NeedsTwoRows(network.Info), options.Augmentation is { } augmentation ? new RowAugmenting(augmentation, train, network) : null);
        schedule = (options.Schedule ?? Schedule.Constant).ForRun((int)Math.Min(int.MaxValue, (long)options.Epochs * StepsPerEpoch));
        baseRate = optimizer.LearningRate;
        guarded = new GuardedStep(network, train, optimizer, batches, options.BatchesPerStep > 1);
        watch = new GradientWatch(network);
        validation = options.Validation is { } set ? new Evaluator(network, set) : null;
        best = options.EarlyStopping is { } stopping ? new BestEpoch(network, stopping) : null;
        averaging = options.Averaging is { } average ? new AveragedRun(network, average) : null;
        resumable = options.Checkpoint is { } checkpoint ? new ResumableRun(checkpoint, network, train, optimizer, options, schedule, validationInputs) { Averaging = averaging } : null;
    }

    private int StepsPerEpoch => (batches.BatchCount + options.BatchesPerStep - 1) / options.BatchesPerStep;

    public History Run()
    {
        using ResumableRun? untilTheEnd = resumable;
        EpochList epochs = resumable?.Resume(schedule, best) ?? new EpochList();
        step = checked(epochs.Count * StepsPerEpoch);
        bool stopped = resumable?.HasStopped == true || (epochs.Count > 0 && options.StopWhen?.Invoke(epochs.Last) == true);
        options.Progress?.Started(new TrainingPlan(network.Info, options.Epochs, batches.BatchCount, trainingRows, options.EarlyStopping) { Earlier = [.. epochs.Records] });
        try
        {
            for (int epoch = epochs.Count + 1; epoch <= options.Epochs && !stopped; epoch++)
            {
                EpochRecord record = Epoch(epoch);
                epochs.Add(record);
                double loss = record.ValidationLoss ?? record.TrainLoss;
                schedule.EpochEnded(loss);
                stopped = best?.Observe(loss) == true;
                averaging?.Leave();
                stopped |= options.StopWhen?.Invoke(record) == true;
                resumable?.EpochEnded(epochs, last: stopped || epoch == options.Epochs, best);
                options.Progress?.EpochEnded(record);
            }

            averaging?.End();
            best?.Restore();
        }
        finally
        {
            averaging?.Leave();
            optimizer.LearningRate = baseRate;
            network.Eval();
        }

        var history = new History(epochs.Records, stoppedEarly: stopped && epochs.Count < options.Epochs);
        options.Progress?.Ended(history);
        return history;
    }

    private EpochRecord Epoch(int epoch)
    {
        long began = Stopwatch.GetTimestamp();
        batches.BeginEpoch(options.Seed, epoch, options.Shuffle);
        network.Train();
        double loss = 0, gradientNorm = 0;
        int rows = 0;
        for (int batch = 0; batch < batches.BatchCount; batch++)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            batches.Read(batch);
            bool steps = (batch + 1) % options.BatchesPerStep == 0 || batch + 1 == batches.BatchCount;
            optimizer.LearningRate = schedule.Rate(step, baseRate);
            loss += (double)guarded.Run(epoch, batch + 1, steps) * batches.Rows;
            rows += batches.Rows;
            if (steps)
            {
                averaging?.StepTaken();
                gradientNorm += optimizer.GradientNorm;
                step++;
            }

            options.Progress?.BatchEnded(new BatchRecord(epoch, batch + 1, rows, loss / rows));
        }

        string? warning = watch.Look();
        averaging?.Enter();
        Evaluation? evaluation = validation?.Run();
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return new EpochRecord(epoch, loss / rows, evaluation, optimizer.LearningRate, gradientNorm / StepsPerEpoch, seconds) { Warning = warning };
    }
}
