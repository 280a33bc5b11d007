namespace DslNet.Tests.Checkpoints;

/// <summary>A checkpoint takes only its own training; what differs is named, and the network stays as it was.</summary>
public sealed class OwnTrainingTests : IDisposable
{
    private const int Epochs = 6;

    private readonly string folder = Directory.CreateTempSubdirectory("dslnet-own-").FullName;

    private string Path => System.IO.Path.Combine(folder, "training.checkpoint");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_same_training_is_taken_up() => Fit<Usual.Mlp>(Path).ShouldBe(Fit<Usual.Mlp>(Path));

    [Fact]
    public void Another_seed_of_the_network_is_refused() =>
        Refused<Usual.Mlp>("seed of the network: 5 there, 6 here", seed: 6);

    [Fact]
    public void Another_rate_of_dropout_is_refused() =>
        Refused<MoreDropout.Mlp>("layer 3: Dropout(rate: 0.25) there, Dropout(rate: 0.6) here");

    [Fact]
    public void Another_activation_is_refused() => Refused<OtherActivation.Mlp>("layer 2: Relu there, Tanh here");

    [Fact]
    public void Another_label_smoothing_is_refused() => Refused<Smoothed.Mlp>("label smoothing: 0 there, 0.3 here");

    [Fact]
    public void Another_build_of_layers_is_refused() =>
        Refused<InABlock.Mlp>("layer 1: Dense(units: 8, init: Auto, bias: true, name: null) there, Residual(block: Dense(units: 4, init: Auto, bias: true, name: null) >> Relu) here");

    [Fact]
    public void Other_inputs_with_as_many_rows_are_refused() =>
        Refused<Usual.Mlp>("training set, inputs: SHA-256", data: Samples(seed: 2, labels: 1));

    [Fact]
    public void Other_labels_are_refused() =>
        Refused<Usual.Mlp>("training set, labels: SHA-256", data: Samples(seed: 1, labels: 2));

    [Fact]
    public void Other_names_of_classes_are_refused() =>
        Refused<Usual.Mlp>("training set, class names: 3, SHA-256", data: Samples(seed: 1, labels: 1, names: ["a", "b", "d"]));

    [Fact]
    public void Another_validation_set_is_refused() =>
        Refused<Usual.Mlp>("validation set, labels: SHA-256", options: Options(Path) with { Validation = Samples(seed: 1, labels: 3).AsValidationSet() });

    /// <summary>A setting that isn't there is none, as one that says so: trainings from before it was there go on, and no line says "none there, none here".</summary>
    [Fact]
    public void No_validation_set_is_told_as_such()
    {
        string message = Refused<Usual.Mlp>("validation set, rows: 40 there, none here", options: Options(Path) with { Validation = null });
        message.ShouldNotContain("none there, none here");
        TrainingIdentity before = new([("a", "1")]), now = new([("a", "1"), ("later", "none")]);
        now.DifferencesFrom(before).ShouldBeEmpty();
        before.DifferencesFrom(now).ShouldBeEmpty();
        new TrainingIdentity([("a", "1"), ("later", "2")]).DifferencesFrom(before).ShouldBe(["later: none there, 2 here"]);
        new TrainingIdentity([("a", "1"), (TrainingIdentity.FilledInSchedule, "60")]).DiffersInLengthAlone(new TrainingIdentity([("a", "1"), (TrainingIdentity.FilledInSchedule, "40"), ("later", "none")])).ShouldBeTrue();
    }

    [Fact]
    public void Each_option_that_changes_a_number_is_told()
    {
        FitOptions options = Options(Path);
        Refused<Usual.Mlp>("seed of Fit: 3 there, 4 here", options: options with { Seed = 4 });
        Refused<Usual.Mlp>("shuffle: true there, false here", options: options with { Shuffle = false });
        Refused<Usual.Mlp>("batches per step: 1 there, 2 here", options: options with { BatchesPerStep = 2 });
        Refused<Usual.Mlp>("schedule: none there, Step(5, 0.5) here", options: options with { Schedule = Schedule.Step(5, 0.5f) });
        Refused<Usual.Mlp>("early stopping: none there, EarlyStopping(patience: 5, minimumDelta: 0.25, restoreBest: true) here", options: options with { EarlyStopping = new EarlyStopping(5, 0.25) });
        Refused<Usual.Mlp>("optimizer: Adam(0.05, beta1: 0.9, beta2: 0.999, epsilon: 1E-08) there, Sgd(0.1, momentum: 0, nesterov: false, weightDecay: 0) here", optimizer: new Sgd(0.1f));
        Refused<Usual.Mlp>("L2: 0 there, 0.5 here", prepare: network => network.Regularization = new Regularization(0, 0.5f));
        Refused<Usual.Mlp>("batch size: 8 there, 4 here", batchSize: 4);
    }

    [Fact]
    public void Own_functions_that_differ_in_the_last_bit_are_told_apart()
    {
        Usual.Own.Info.Definition[2].ShouldStartWith("Activation(function: tanh(1.12346·x0) #");
        Usual.Own.Info.Definition[2].ShouldNotBe(MoreDropout.Own.Info.Definition[2]);
        Usual.OwnLoss.Info.Definition[2].ShouldStartWith("LossOf(x0, x1) = ");
        Fit<Usual.OwnLoss>(Path, data: Numbers());
        Should.Throw<InvalidOperationException>(() => Fit<MoreDropout.OwnLoss>(Path, data: Numbers())).Message.ShouldContain("own loss: LossOf(x0, x1) = ");
    }

    [Fact]
    public void Parameters_that_were_put_in_before_the_training_are_part_of_it()
    {
        Fit<Usual.Mlp>(Path);
        Refused<Usual.Mlp>("parameters at the start: SHA-256", prepare: network => network.SetParameters(new float[network.Info.ParameterCount]));
    }

    [Fact]
    public void Five_folds_on_one_path_are_five_trainings()
    {
        IReadOnlyList<Fold> folds = Samples(seed: 1, labels: 2).Folds(5);
        for (int i = 0; i < folds.Count; i++)
        {
            using Usual.Mlp network = new(8, 5, 1);
            FitOptions options = Options(Path) with { Validation = folds[i].Validation };
            if (i == 0)
            {
                network.Fit(folds[i].Train, new Adam(0.05f), options).Count.ShouldBe(Epochs);
            }
            else
            {
                Should.Throw<InvalidOperationException>(() => network.Fit(folds[i].Train, new Adam(0.05f), options)).Message.ShouldContain("validation set, inputs");
            }
        }
    }

    [Fact]
    public void Threads_progress_stopping_and_the_interval_may_differ()
    {
        float[] whole = Fit<Usual.Mlp>(null, options: Options(null) with { Epochs = 9 });
        Fit<Usual.Mlp>(Path);
        FitOptions others = Options(null) with { Epochs = 9, Checkpoint = new Checkpoint(Path, everyEpochs: 4), StopWhen = _ => false, Progress = new Silent() };
        Fit<Usual.Mlp>(Path, options: others, threads: 2).ShouldBe(whole);
    }

    [Fact]
    public void A_cancelled_training_goes_on_with_the_same_network()
    {
        float[] whole = Fit<Usual.Mlp>(null);
        using Usual.Mlp network = new(8, 5, 1);
        Adam optimizer = new(0.05f);
        using CancellationTokenSource source = new();
        FitOptions options = Options(Path) with
        {
            CancellationToken = source.Token,
            StopWhen = epoch =>
            {
                if (epoch.Epoch == 3)
                {
                    source.Cancel();
                }

                return false;
            },
        };
        TrainingSet train = Samples(seed: 1, labels: 1).AsTrainingSet();
        Should.Throw<OperationCanceledException>(() => network.Fit(train, optimizer, options));

        network.Fit(train, optimizer, Options(Path)).Count.ShouldBe(Epochs);

        Values(network).ShouldBe(whole);
    }

    /// <summary>Rows on a disk are the same as in memory, bit for bit; those of the validation set are read once for the look at NaN and for the hash.</summary>
    [Fact]
    public void Rows_that_are_read_from_a_source_are_known_by_their_content()
    {
        float[] whole = Fit<Usual.Mlp>(Path);
        Dataset memory = Samples(seed: 1, labels: 1);
        Rows same = new(memory.Inputs.ToArray()), validation = new(memory.Inputs.ToArray()), other = new([.. memory.Inputs.ToArray().Select((value, index) => index == 159 ? value + 0.5f : value)]);
        FitOptions options = Options(Path) with { Validation = On(validation, memory).AsValidationSet() };

        Fit<Usual.Mlp>(Path, data: On(same, memory), options: options).ShouldBe(whole);

        (same.Read, validation.Read).ShouldBe((40, 40));
        Refused<Usual.Mlp>("training set, inputs: SHA-256", data: On(other, memory));
        Refused<Usual.Mlp>("validation set, inputs: SHA-256", options: options with { Validation = On(other, memory).AsValidationSet() });
    }

    private static Dataset On(Rows rows, Dataset memory) => new(rows, memory.Labels, memory.ClassNames);

    private static FitOptions Options(string? path) => new()
    {
        Epochs = Epochs,
        Seed = 3,
        Validation = Samples(seed: 1, labels: 1).AsValidationSet(),
        Checkpoint = path is null ? null : new Checkpoint(path),
    };

    private static Dataset Samples(int seed, int labels, string[]? names = null)
    {
        Random inputs = new(seed), classes = new(labels);
        float[] values = [.. Enumerable.Range(0, 40 * 4).Select(_ => inputs.NextSingle())];
        int[] truth = [.. Enumerable.Range(0, 40).Select(_ => classes.Next(3))];
        return new Dataset(values, truth, names ?? ["a", "b", "c"]);
    }

    private static Dataset Numbers()
    {
        Random random = new(1);
        return new Dataset([.. Enumerable.Range(0, 40 * 4).Select(_ => random.NextSingle())], (ReadOnlySpan<float>)[.. Enumerable.Range(0, 40).Select(_ => random.NextSingle())]);
    }

    private static float[] Fit<TNetwork>(
        string? path, ulong seed = 5, Dataset? data = null, FitOptions? options = null, Optimizer? optimizer = null, Action<INetwork>? prepare = null, int batchSize = 8, int threads = 1)
        where TNetwork : INetwork<TNetwork>
    {
        using TNetwork network = TNetwork.Create(batchSize, seed, threads);
        prepare?.Invoke(network);
        data ??= Samples(seed: 1, labels: 1);
        options ??= Options(path) with { Validation = data.HasLabels ? Options(null).Validation : data.AsValidationSet() };
        float[] before = Values(network);
        try
        {
            network.Fit(data.AsTrainingSet(), optimizer ?? new Adam(0.05f), options);
        }
        catch (InvalidOperationException)
        {
            Values(network).ShouldBe(before);
            throw;
        }

        return Values(network);
    }

    private static float[] Values(INetwork network)
    {
        float[] values = new float[network.Info.ParameterCount];
        network.GetParameters(values);
        return values;
    }

    private string Refused<TNetwork>(
        string line, ulong seed = 5, Dataset? data = null, FitOptions? options = null, Optimizer? optimizer = null, Action<INetwork>? prepare = null, int batchSize = 8)
        where TNetwork : INetwork<TNetwork>
    {
        if (!File.Exists(Path))
        {
            Fit<Usual.Mlp>(Path);
        }

        byte[] before = File.ReadAllBytes(Path);
        string message = Should.Throw<InvalidOperationException>(() => Fit<TNetwork>(Path, seed, data, options ?? Options(Path), optimizer, prepare, batchSize)).Message;

        message.ShouldContain("is the checkpoint of another training");
        message.ShouldContain("\n  " + line);
        File.ReadAllBytes(Path).ShouldBe(before);
        return message;
    }

    private sealed class Silent : ITrainingProgress
    {
        public void Started(NetworkInfo network, int epochs, int batches)
        {
        }

        public void EpochEnded(EpochRecord epoch)
        {
        }

        public void Ended(History history)
        {
        }
    }

    private sealed class Rows(float[] values) : IRowSource
    {
        public int Count => values.Length / RowSize;

        public int RowSize => 4;

        /// <summary>How many rows have been read.</summary>
        public int Read { get; private set; }

        void IRowSource.Read(int first, Span<float> destination)
        {
            values.AsSpan(first * RowSize, destination.Length).CopyTo(destination);
            Read += destination.Length / RowSize;
        }
    }
}
