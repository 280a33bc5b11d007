namespace DslNet.Tests.Training;

/// <summary>Fit stops at the first NaN or infinity, says where, and leaves everything as it was before that batch.</summary>
public class NonFiniteTests
{
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Bad_features_are_found_before_the_step(float bad)
    {
        using var network = new TinyNetwork(2, 1, Loss.MeanSquaredError, batchSize: 2, statistics: true);
        float[] x = [.. Enumerable.Range(0, 12).Select(i => (float)i)];
        x[7] = bad;
        var set = new TrainingSet(x, [1f, 1f, 1f, 1f, 1f, 1f], featureNames: ["width", "height"]);
        float[]? parameters = null, buffers = null;
        network.AfterBackward = () => buffers = network.Buffers;

        NonFiniteLossException exception = Should.Throw<NonFiniteLossException>(() => network.Fit(set, new Sgd(1e-3f), new FitOptions { Shuffle = false }));
        parameters = network.Parameters;

        (exception.Epoch, exception.Batch, exception.Layer, exception.Row, exception.Feature).ShouldBe((1, 2, "input", 3, 1));
        exception.Message.ShouldContain("Epoch 1, batch 2, layer input: feature 1 (height) of row 3 of the training set is " + bad.ToString(System.Globalization.CultureInfo.InvariantCulture));
        network.BatchRows.Count.ShouldBe(1);
        network.Buffers.ShouldBe(buffers);
        parameters.ShouldAllBe(value => float.IsFinite(value));
        network.Mode.ShouldBe(Mode.Eval);
    }

    [Fact]
    public void Shuffled_rows_are_named_by_their_place_in_the_set()
    {
        using var network = new TinyNetwork(1, 1, Loss.MeanSquaredError, batchSize: 4);
        float[] x = new float[20];
        x[13] = float.NaN;

        NonFiniteLossException exception = Should.Throw<NonFiniteLossException>(() => network.Fit(new TrainingSet(x, new float[20]), new Sgd(0.1f)));

        exception.Row.ShouldBe(13);
    }

    [Fact]
    public void Bad_targets_are_found_before_the_step()
    {
        using var network = new TinyNetwork(1, 2, Loss.MeanSquaredError, batchSize: 8);

        NonFiniteLossException exception = Should.Throw<NonFiniteLossException>(() =>
            network.Fit(new TrainingSet([0f, 0f], [0f, 0f, 0f, float.NaN], targetSize: 2), new Sgd(0.1f), new FitOptions { Shuffle = false }));

        (exception.Layer, exception.Row, exception.Feature).ShouldBe(("target", 1, 1));
        exception.Message.ShouldContain("target value 1 of row 1");
        network.BatchRows.ShouldBeEmpty();
    }

    /// <summary>Finite data that overflows in the layer: 1e30 · 1e30.</summary>
    [Fact]
    public void A_layer_that_overflows_is_named_and_nothing_has_changed()
    {
        using var network = new TinyNetwork(1, 1, Loss.MeanSquaredError, batchSize: 2, statistics: true);
        network.SetParameters([1e30f, 0f]);
        network.SetBuffers([5f]);

        NonFiniteLossException exception = Should.Throw<NonFiniteLossException>(() => network.Fit(new TrainingSet([1e30f, 1e30f], [0f, 0f]), new Sgd(0.1f)));

        (exception.Epoch, exception.Batch, exception.Layer).ShouldBe((1, 1, "dense1"));
        exception.Row.ShouldBeNull();
        network.Parameters.ShouldBe([1e30f, 0f]);
        network.Buffers.ShouldBe([5f]);
    }

    /// <summary>The layer is finite (1e30), its squared error isn't.</summary>
    [Fact]
    public void A_loss_that_overflows_is_named_as_the_loss()
    {
        using var network = new TinyNetwork(1, 1, Loss.MeanSquaredError);
        network.SetParameters([1e30f, 0f]);

        NonFiniteLossException exception = Should.Throw<NonFiniteLossException>(() => network.Fit(new TrainingSet([1f], [0f]), new Sgd(0.1f)));

        exception.Layer.ShouldBe("loss");
        network.Parameters.ShouldBe([1e30f, 0f]);
    }

    [Fact]
    public void A_gradient_that_is_not_finite_is_never_stepped_along()
    {
        using var network = new TinyNetwork(1, 1, Loss.MeanSquaredError);
        network.AfterBackward = () => network.BiasGradient[0] = float.NaN;

        NonFiniteLossException exception = Should.Throw<NonFiniteLossException>(() => network.Fit(new TrainingSet([1f], [1f]), new Adam()));

        exception.Layer.ShouldBe("dense1");
        exception.Message.ShouldContain("gradient of dense1.bias");
        network.Parameters.ShouldBe([0f, 0f]);
    }
}
