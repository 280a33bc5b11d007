using System.Diagnostics;
using DslNet.Devices;
using DslNet.Kernels.Driver;

namespace DslNet;

/// <summary>One call of Fit. All memory is allocated at the start; an epoch allocates its record and the result of its evaluation, a step nothing.</summary>
internal sealed class TrainingRun
{
    private readonly INetwork network;
    private readonly Optimizer optimizer;
    private readonly FitOptions options;
    private readonly BatchReader batches;
    private readonly int trainingRows;
    private readonly Schedule schedule;
    private readonly LearningRates rates;
    private readonly GuardedStep guarded;
    private readonly GradientWatch watch;
    private readonly LossWatch losses;
    private readonly Evaluator? validation;
    private readonly BestEpoch? best;
    private readonly AveragedRun? averaging;
    private readonly ResumableRun? resumable;
    private readonly ITrainingDriver driver;
    private long firstEpoch;
    private long step;

    public TrainingRun(INetwork network, TrainingSet train, Optimizer optimizer, FitOptions options, string? validationInputs)
    {
        this.network = network;
        this.optimizer = optimizer;
        this.options = options;
        RowAugmenting? augmenting = options.Augmentation is { } augmentation ? new RowAugmenting(augmentation, train, network) : null;
        batches = new BatchReader(network.Info, train, network.BatchSize, FitChecks.NeedsTwoRows(network.Info), augmenting, TrainingWeights.Of(network.Info, train, options.ClassWeights), options.DropLast);
        trainingRows = options.DropLast ? batches.BatchCount * network.BatchSize : train.Count;
        schedule = (options.Schedule ?? Schedule.Constant).ForRun((long)options.Epochs * StepsPerEpoch);
        float baseRate = options.Checkpoint is { } earlier && File.Exists(earlier.Path) ? optimizer.RateToResume : optimizer.LearningRate;
        rates = new LearningRates(optimizer, schedule, baseRate);
        driver = optimizer.BindTo(network);
        losses = new LossWatch(network.Info, train);
        watch = new GradientWatch(network, losses.TargetAdvice);
        validation = options.Validation is { } set ? new Evaluator(network, set) : null;
        best = options.EarlyStopping is { } stopping ? new BestEpoch(network, stopping) : null;
        averaging = options.Averaging is { } average ? new AveragedRun(network, average) : null;
        guarded = new GuardedStep(network, train, optimizer, batches, options.BatchesPerStep > 1, best);
        resumable = options.Checkpoint is { } checkpoint ? new ResumableRun(checkpoint, network, train, optimizer, rates, baseRate, options, schedule, validationInputs) { Averaging = averaging } : null;
    }

    private int StepsPerEpoch => (batches.BatchCount + options.BatchesPerStep - 1) / options.BatchesPerStep;

    public History Run()
    {
        using ResumableRun? untilTheEnd = resumable;
        EpochList epochs = resumable?.Resume(schedule, best) ?? new EpochList();
        firstEpoch = resumable?.FirstEpoch ?? driver.Epochs;
        step = (long)epochs.Count * StepsPerEpoch;
        foreach (EpochRecord epoch in epochs.Records)
        {
            losses.Look(epoch.ValidationLoss);
        }

        bool stopped;
        try
        {
            stopped = Train(epochs);
            averaging?.End();
            best?.Restore();
        }
        catch (Exception exception)
        {
            averaging?.Leave();
            best?.Restore();
            History.Attach(exception, epochs.Records);
            throw;
        }
        finally
        {
            rates.End();
            network.Eval();
        }

        var history = new History(epochs.Records, stoppedEarly: stopped && epochs.Count < options.Epochs);
        options.Progress?.Ended(history);
        return history;
    }

    /// <summary>Runs the remaining epochs; returns whether they were ended early.</summary>
    private bool Train(EpochList epochs)
    {
        bool stopped = resumable?.HasStopped == true || (epochs.Count > 0 && StopsWhen(epochs.Last));
        Report(new TrainingPlan(network.Info, options.Epochs, batches.BatchCount, trainingRows, options.EarlyStopping) { Earlier = [.. epochs.Records] });
        if (epochs.Count > 0)
        {
            // The rates that the epoch's callbacks have set are in the checkpoint already.
            rates.Forget();
        }

        while (epochs.Count < options.Epochs && !stopped)
        {
            EpochRecord record = Epoch(epochs.Count + 1);
            epochs.Add(record);
            double loss = record.ValidationLoss ?? record.TrainLoss;
            schedule.EpochEnded(loss);
            stopped = best?.Observe(loss) == true;
            averaging?.Leave();
            stopped |= StopsWhen(record);
            rates.TakeNote();
            bool last = stopped || epochs.Count == options.Epochs;
            resumable?.EpochEnded(epochs, last, best);
            Report(record);
            if (rates.TakeNote())
            {
                // With the rate that Progress has set; it is called after the checkpoint, which includes the epoch even if Progress ends the training.
                resumable?.EpochEnded(epochs, last, best);
            }
        }

        return stopped;
    }

    private EpochRecord Epoch(int epoch)
    {
        long began = Stopwatch.GetTimestamp();
        driver.Epochs = firstEpoch + epoch;
        batches.BeginEpoch(options.Seed, driver.Epochs, options.Shuffle);
        network.Train();
        double loss = 0, weight = 0, gradientNorm = 0;
        int rows = 0;
        for (int batch = 0; batch < batches.BatchCount; batch++)
        {
            if (options.CancellationToken.IsCancellationRequested)
            {
                throw new TrainingCanceledException(epoch, batch + 1, options.CancellationToken);
            }

            Read(batch);
            bool steps = (batch + 1) % options.BatchesPerStep == 0 || batch + 1 == batches.BatchCount;
            rates.Begin(step);
            loss += (double)guarded.Run(epoch, batch + 1, steps) * batches.TotalWeight;
            weight += batches.TotalWeight;
            rows += batches.Rows;
            if (steps)
            {
                averaging?.StepTaken();
                gradientNorm += optimizer.GradientNorm;
                step++;
            }

            Report(new BatchRecord(epoch, batch + 1, rows, Mean(loss, weight)));
        }

        float rate = rates.Last;
        string? warning = watch.Look();
        averaging?.Enter();
        Evaluation? evaluation = validation?.Run();
        warning = Joined(warning, losses.Look(evaluation?.Loss));
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return new EpochRecord(epoch, Mean(loss, weight), evaluation, rate, gradientNorm / StepsPerEpoch, seconds) { Warning = warning };
    }

    private bool StopsWhen(EpochRecord record)
    {
        using CallbackHold callback = new(driver);
        return options.StopWhen?.Invoke(record) == true;
    }

    private void Report(TrainingPlan plan)
    {
        using CallbackHold callback = new(driver);
        options.Progress?.Started(plan);
    }

    private void Report(BatchRecord record)
    {
        using CallbackHold callback = new(driver);
        options.Progress?.BatchEnded(record);
    }

    private void Report(EpochRecord record)
    {
        using CallbackHold callback = new(driver);
        options.Progress?.EpochEnded(record);
    }

    /// <summary>Rows may be the user's own (augmentations, row sources).</summary>
    private void Read(int batch)
    {
        using CallbackHold callback = new(driver);
        batches.Read(batch);
    }

    /// <summary>0 where the total weight is 0.</summary>
    private static double Mean(double loss, double weight) => weight > 0 ? loss / weight : 0;

    /// <summary>Both warnings; the second one goes without saying where the first has it as its advice.</summary>
    private static string? Joined(string? first, string? second) => (first, second) switch
    {
        (null, _) => second,
        (_, null) => first,
        _ => first.EndsWith(second, StringComparison.Ordinal) ? first : $"{first} {second}",
    };
}
