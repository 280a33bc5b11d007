using DslNet.Data;

namespace DslNet.Tests.Training;

public class AccumulationTests
{
    private static readonly Dataset Iris = Datasets.Iris();

    [Theory]
    [InlineData(10, 3)]
    [InlineData(15, 2)]
    [InlineData(30, 1)]
    [InlineData(7, 100)]
    public void Several_batches_make_the_step_of_one(int batchSize, int batchesPerStep)
    {
        float[] parts = Fit(batchSize, batchesPerStep, out History history, out Sgd optimizer);
        float[] whole = Fit(Math.Min(150, batchSize * batchesPerStep), 1, out History expected, out Sgd other);

        optimizer.StepCount.ShouldBe(other.StepCount);
        for (int i = 0; i < whole.Length; i++)
        {
            parts[i].ShouldBe(whole[i], 1e-5f + (1e-4f * Math.Abs(whole[i])));
        }

        history.Last.TrainLoss.ShouldBe(expected.Last.TrainLoss, 1e-5);
        history.Last.LearningRate.ShouldBe(expected.Last.LearningRate);
        history.Last.GradientNorm.ShouldBe(expected.Last.GradientNorm, 1e-4);
    }

    [Fact]
    public void The_last_step_of_an_epoch_takes_what_is_left()
    {
        // 150 rows are 8 batches of 20, the last one of 10: steps of 3, 3 and 2.
        Fit(20, 3, out _, out Sgd optimizer);
        optimizer.StepCount.ShouldBe(3 * 4);
    }

    [Fact]
    public void At_least_one_batch_makes_a_step() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new FitOptions { BatchesPerStep = 0 }).ParamName.ShouldBe("BatchesPerStep");

    private static float[] Fit(int batchSize, int batchesPerStep, out History history, out Sgd optimizer)
    {
        using PlainNet network = new(batchSize, seed: 3, threads: 1);
        optimizer = new Sgd(0.05f, 0.9f);
        history = network.Fit(Iris.AsTrainingSet(), optimizer, new FitOptions { Epochs = 4, Shuffle = false, Schedule = Schedule.Cosine(), BatchesPerStep = batchesPerStep });
        float[] parameters = new float[PlainNet.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }
}
