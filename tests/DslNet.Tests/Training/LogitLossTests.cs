namespace DslNet.Tests.Training;

/// <summary>
/// An evaluation takes cross-entropies from logits, as training does: a logit of 200 that is wrong costs 200. From the probabilities, which
/// float rounds to 0 and 1, it was 103.28 and 17.33.
/// </summary>
public class LogitLossTests
{
    // PyTorch 1.13: F.binary_cross_entropy_with_logits of doubles.
    [Theory]
    [InlineData(200, 0, 200)]
    [InlineData(200, 1, 0)]
    [InlineData(200, 0.25, 150)]
    [InlineData(-200, 0, 0)]
    [InlineData(-200, 1, 200)]
    [InlineData(-200, 0.25, 50)]
    [InlineData(1000, 0, 1000)]
    [InlineData(1000, 1, 0)]
    [InlineData(-1000, 1, 1000)]
    [InlineData(-1000, 0.25, 250)]
    [InlineData(17, 0, 17.000000041399378)]
    [InlineData(17, 1, 4.139937640271127e-08)]
    [InlineData(17, 0.25, 12.750000041399376)]
    public void A_binary_cross_entropy_is_that_of_the_logits(double logit, double target, double expected)
    {
        using OneLogitNet network = new(batchSize: 2, seed: 1);
        network.SetParameters([1, 0]);
        float[] inputs = [(float)logit, (float)logit, (float)logit];
        float[] targets = [(float)target, (float)target, (float)target];

        IsClose(network.Evaluate(new TestSet(inputs, targets)).Loss, expected);
        network.SampleLosses(new TestSet(inputs, targets)).ShouldAllBe(loss => Math.Abs(loss - expected) <= 1e-13 * Math.Max(expected, 1));
        IsClose(network.Backward(inputs.AsSpan(0, 2), targets.AsSpan(0, 2)), expected, 1e-6);
        if (target is 0 or 1)
        {
            IsClose(network.Evaluate(new TestSet(inputs, [(int)target, (int)target, (int)target], 2)).Loss, expected);
        }
    }

    // PyTorch 1.13: F.cross_entropy of doubles.
    [Theory]
    [InlineData(200, 0, 1, 200, 190)]
    [InlineData(200, 0, 0, 0, 10)]
    [InlineData(0, 200, 0, 200, 190)]
    [InlineData(1000, 0, 1, 1000, 950)]
    [InlineData(-1000, 0, 0, 1000, 950)]
    [InlineData(1000, -1000, 1, 2000, 1900)]
    [InlineData(1000, 1000, 0, 0.6931471805599453, 0.6931471805599453)]
    [InlineData(40, 0, 1, 40, 38)]
    public void A_cross_entropy_is_that_of_the_logits(float first, float second, int label, double expected, double smoothed)
    {
        using BareSoftmaxNet network = new(batchSize: 2, seed: 1);
        using SmoothedSoftmaxNet smoothing = new(batchSize: 2, seed: 1);
        var set = new TestSet([first, second, first, second, first, second], [label, label, label], 2);
        float[] hot = label == 0 ? [1, 0] : [0, 1];

        IsClose(network.Evaluate(set).Loss, expected);
        IsClose(network.Evaluate(new TestSet([first, second], hot, targetSize: 2)).Loss, expected);
        IsClose(smoothing.Evaluate(set).Loss, smoothed, 3e-8);   // a smoothing of 0.1f, which isn't 0.1
        IsClose(network.Backward([first, second], [label]), expected, 1e-6);
    }

    /// <summary>A right and sure answer costs e^−40, not 0: PyTorch rounds 1 + e^−40 to 1, the true log(1 + e^−40) is this to the last digit.</summary>
    [Fact]
    public void Small_losses_are_not_rounded_away()
    {
        using OneLogitNet binary = new(batchSize: 2, seed: 1);
        binary.SetParameters([1, 0]);
        using BareSoftmaxNet classes = new(batchSize: 2, seed: 1);

        IsClose(binary.Evaluate(new TestSet([40f], [1f])).Loss, 4.248354255291589e-18, 1e-33);
        IsClose(classes.Evaluate(new TestSet([40f, 0f], [0], 2)).Loss, 4.248354255291589e-18, 1e-33);
    }

    public static TheoryData<Type> Networks => [typeof(OneLogitNet), typeof(ThreeLabelNet), typeof(BareSigmoidNet), typeof(MaskOfImageNet), typeof(PooledSigmoidNet), typeof(ManyClassesNet)];

    /// <summary>Whatever the layer before the last one, and whatever batch norm and dropout do in training: the loss is that of the outputs where those tell it.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void Logits_and_outputs_say_the_same(Type type)
    {
        using INetwork network = (INetwork)Activator.CreateInstance(type, 5, new Seed(3), 2)!;
        NetworkInfo info = network.Info;
        Random random = new(5);
        const int Rows = 13;
        float[] inputs = [.. Enumerable.Range(0, Rows * info.Input.Size).Select(_ => (float)((random.NextDouble() * 4) - 2))];
        float[] outputs = new float[Rows * info.Output.Size];
        network.Predict(inputs, outputs);
        bool binary = info.Loss == Loss.BinaryCrossEntropy;
        float[] targets = [.. Enumerable.Range(0, outputs.Length).Select(_ => (float)random.Next(2))];
        int[] labels = [.. Enumerable.Range(0, Rows).Select(_ => random.Next(info.Output.Size))];
        var set = binary ? new TestSet(inputs, targets, info.Output.Size) : new TestSet(inputs, labels, info.Output.Size);
        double expected = binary
            ? outputs.Zip(targets, (p, t) => -Math.Log(t == 1 ? p : 1 - (double)p)).Average()
            : labels.Select((label, row) => -Math.Log(outputs[(row * info.Output.Size) + label])).Average();

        Evaluation evaluation = network.Evaluate(set);

        evaluation.Loss.ShouldBe(expected, 1e-5);
        network.SampleLosses(set).Average().ShouldBe(evaluation.Loss, 1e-12);
        float[] after = new float[outputs.Length];
        network.Predict(inputs, after);
        after.ShouldBe(outputs);
    }

    private static void IsClose(double actual, double expected, double within = 1e-13) => actual.ShouldBe(expected, within * Math.Max(1, Math.Abs(expected)));
}
