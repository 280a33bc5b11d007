using DslNet.Data;
using DslNet.Tests.Training;
using static DslNet.Dsl;

namespace DslNet.Tests.Augmentations;

public sealed class FitTests
{
    [Fact]
    public void Digits_are_learned_from_variants_and_the_same_training_twice_is_the_same()
    {
        DataSplit split = Datasets.Digits().Split(validation: 0.15, test: 0.15, seed: 1);
        split = split.Apply(new Sixteenths());
        float[] train = split.Train.Inputs.ToArray(), validation = split.Validation.Inputs.ToArray(), test = split.Test.Inputs.ToArray();
        var options = new FitOptions
        {
            Epochs = 20,
            Validation = split.Validation,
            Seed = 3,
            Augmentation = Augment.Image(rotation: 10) >> Augment.Noise(0.05f),
        };

        (float[] parameters, History history, double accuracy) = Trained(split, options, threads: 1);
        (float[] again, History _, double _) = Trained(split, options, threads: 1);
        (float[] otherwise, History _, double _) = Trained(split, options with { Seed = 4 }, threads: 1);
        (float[] plain, History plainHistory, double _) = Trained(split, options with { Augmentation = null }, threads: 1);

        again.ShouldBe(parameters);
        otherwise.ShouldNotBe(parameters);
        plain.ShouldNotBe(parameters);
        accuracy.ShouldBeGreaterThan(0.93);
        history.Last.TrainLoss.ShouldBeLessThan(history[0].TrainLoss / 3);
        history.Last.TrainLoss.ShouldBeGreaterThan(plainHistory.Last.TrainLoss);   // variants are harder to learn by heart
        split.Train.Inputs.ToArray().ShouldBe(train);
        split.Validation.Inputs.ToArray().ShouldBe(validation);
        split.Test.Inputs.ToArray().ShouldBe(test);
    }

    [Fact]
    public void Validation_is_on_rows_as_they_are()
    {
        using var network = new TinyNetwork(4, 1, Loss.MeanSquaredError);
        var validation = new ValidationSet([1, 2, 3, 4], [7f]);

        History history = network.Fit(
            new TrainingSet([1, 0, 2, 0, 0, 3, 0, 4], [1f, 2f]), new Sgd(0.05f), new FitOptions { Epochs = 3, Validation = validation, Augmentation = Augment.Noise(5) });

        history.Last.ValidationLoss.ShouldBe(network.Evaluate(validation).Loss);
    }

    [Fact]
    public void Each_row_of_the_training_set_alone_is_augmented_once_an_epoch()
    {
        using var network = new TinyNetwork(1, 1, Loss.MeanSquaredError, batchSize: 4);
        var seen = new Listening();

        network.Fit(
            new TrainingSet([0, 1, 2, 3, 4, 5, 6], new float[7]), new Sgd(0f), new FitOptions { Epochs = 2, Validation = new ValidationSet([99f], [0f]), Augmentation = seen });

        seen.Values.Count.ShouldBe(14);
        seen.Values[..7].Order().ShouldBe([0, 1, 2, 3, 4, 5, 6]);
        seen.Values[7..].Order().ShouldBe([0, 1, 2, 3, 4, 5, 6]);
        network.FirstFeatures.ShouldBe(seen.Values.Select(value => value + 100));   // and what it returned is what was learned from
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_row_has_its_variant_whatever_order_and_batch_size_and_another_one_next_epoch(bool inMemory)
    {
        float[] one = Learned(inMemory, batchSize: 3, shuffle: false), other = Learned(inMemory, batchSize: 5, shuffle: true);

        one.ShouldNotBe(other);
        one[..10].Order().ShouldBe(other[..10].Order());
        one[10..].Order().ShouldBe(other[10..].Order());
        one.Distinct().Count().ShouldBe(20);
        one.ShouldBe(Learned(!inMemory, batchSize: 3, shuffle: false));
        for (int i = 0; i < 20; i++)
        {
            // By row and epoch, as SampleRandom says.
            one[i].ShouldBe(Augment.Noise(1).Of([i % 10], new Shape(1), seed: 8, epoch: 1 + (i / 10), row: i % 10)[0]);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_batch_allocates_nothing(bool inMemory)
    {
        using var network = new TinyNetwork(64, 2, Loss.CrossEntropy, batchSize: 2);
        network.BatchRows.EnsureCapacity(200);
        network.FirstFeatures.EnsureCapacity(200);
        var allocated = new List<long>(200);
        network.AfterBackward = () => allocated.Add(GC.GetAllocatedBytesForCurrentThread());
        Dataset rows = inMemory ? new Dataset(new float[40 * 64], new int[40], 2) : new Dataset(new Rows(40, 64), new int[40], 2);

        network.Fit(rows.AsTrainingSet(), new Adam(), new FitOptions
        {
            Epochs = 3,
            Augmentation = (Augment.Image(rotation: 20, flip: true, crop: 1, shift: 2, border: ImageBorder.Mirror) >> Augment.Noise(0.1f)).On(8, 8, 1),
        });

        long[] last = [.. allocated[^20..]];
        last.Zip(last.Skip(1), (before, after) => after - before).ShouldAllBe(bytes => bytes == 0);
    }

    [Fact]
    public void A_number_that_an_augmentation_spoilt_is_told_from_a_bad_row()
    {
        using var network = new TinyNetwork(1, 1, Loss.MeanSquaredError);

        Should.Throw<NonFiniteLossException>(() => network.Fit(new TrainingSet([1f, 2f], [1f, 2f]), new Sgd(0.1f), new FitOptions { Shuffle = false, Augmentation = new Listening(float.NaN) }))
            .Message.ShouldContain("feature 0 of row 0 of the training set, augmented, is NaN");
    }

    [Fact]
    public void A_checkpoint_knows_its_augmentation_and_an_interrupted_training_goes_on_as_if_it_had_not_been()
    {
        string folder = Directory.CreateTempSubdirectory("dslnet-augmentation-").FullName;
        try
        {
            var checkpoint = new Checkpoint(Path.Combine(folder, "training.checkpoint"));
            var train = new TrainingSet([1, 2, 3, 4, 5, 6], [2f, 4f, 6f, 8f, 10f, 12f]);
            float[] Fit(int epochs, Checkpoint? at, IAugmentation? augmentation)
            {
                using var network = new TinyNetwork(1, 1, Loss.MeanSquaredError);
                network.Fit(train, new Sgd(0.01f), new FitOptions { Epochs = epochs, Checkpoint = at, Augmentation = augmentation });
                return network.Parameters;
            }

            Fit(2, checkpoint, Augment.Noise(0.5f));
            Should.Throw<InvalidOperationException>(() => Fit(4, checkpoint, Augment.Noise(0.6f))).Message.ShouldContain("augmentation: Noise(0.5) there, Noise(0.6) here");
            Should.Throw<InvalidOperationException>(() => Fit(4, checkpoint, null));
            Fit(4, checkpoint, Augment.Noise(0.5f)).ShouldBe(Fit(4, null, Augment.Noise(0.5f)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_estimate_of_the_time_counts_the_augmentation()
    {
        using var network = new TinyNetwork(1, 1, Loss.MeanSquaredError, batchSize: 4);
        var slow = new Listening(pause: 2);

        TrainingTime time = TrainingTime.Estimate(network, new TrainingSet(new float[16], new float[16]), epochs: 1, augmentation: slow);

        time.SecondsPerBatch.ShouldBeGreaterThan(0.008);   // four rows of two milliseconds
    }

    private static float[] Learned(bool inMemory, int batchSize, bool shuffle)
    {
        using var network = new TinyNetwork(1, 1, Loss.MeanSquaredError, batchSize);
        Dataset rows = inMemory ? new Dataset([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], new float[10]) : new Dataset(new Rows(10, 1), new float[10]);
        network.Fit(rows.AsTrainingSet(), new Sgd(0f), new FitOptions { Epochs = 2, Seed = 8, Shuffle = shuffle, Augmentation = Augment.Noise(1) });
        return [.. network.FirstFeatures];
    }

    private static (float[] Parameters, History History, double Accuracy) Trained(DataSplit split, FitOptions options, int threads)
    {
        using var network = new SmallImageNet(batchSize: 32, seed: 7, threads);
        History history = network.Fit(split.Train, new Adam(3e-3f), options);
        float[] parameters = new float[SmallImageNet.ParameterCount];
        network.GetParameters(parameters);
        return (parameters, history, network.Evaluate(split.Test).Classification!.Accuracy);
    }

    /// <summary>Remembers the first value of each sample and adds a number to it.</summary>
    private sealed class Listening(float added = 100, int pause = 0) : IAugmentation, IAugmenter
    {
        public List<float> Values { get; } = [];

        public IAugmenter Prepare(Shape sample) => this;

        public void Apply(ReadOnlySpan<float> input, Span<float> output, ref SampleRandom random)
        {
            Values.Add(input[0]);
            output[0] = input[0] + added;
            if (pause > 0)
            {
                Thread.Sleep(pause);
            }
        }
    }

    /// <summary>Grey values 0..16 to 0..1, all pixels alike: a neighbour's value stays a neighbour's value.</summary>
    private sealed class Sixteenths : IFeatureTransform
    {
        public int InputSize => 64;

        public int OutputSize => 64;

        public void Apply(ReadOnlySpan<float> input, Span<float> output) => System.Numerics.Tensors.TensorPrimitives.Multiply(input, 1 / 16f, output);
    }

    /// <summary>Rows that aren't in memory: 0, 1, 2, …</summary>
    private sealed class Rows(int count, int size) : IRowSource
    {
        public int Count => count;

        public int RowSize => size;

        public void Read(int first, Span<float> destination)
        {
            for (int i = 0; i < destination.Length; i++)
            {
                destination[i] = (first * size) + i;
            }
        }
    }
}

/// <summary>8×8 images, ten classes.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class SmallImageNet
{
    static Net Define() => Input(8, 8, 1) >> Flatten >> Dense(48) >> Relu >> Dense(10) >> Softmax;
}
