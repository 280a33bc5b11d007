using System.Numerics.Tensors;

namespace DslNet.Tests.Kernels;

/// <summary>Wrong arguments: each names its parameter and both numbers, and nothing has been written.</summary>
public class NetworkDriverArgumentTests
{
    [Theory]
    [InlineData(0, "at least one row of 3 numbers", "0")]
    [InlineData(4, "whole rows of 3 numbers", "4")]
    [InlineData(15, "at most 4 rows", "5")]
    public void Inputs_are_whole_rows_up_to_the_batch(int length, string expected, string came)
    {
        using HandWrittenNetwork network = new(Loss.CrossEntropy);
        float[] output = new float[length / 3 * 2];
        Refuses<ArgumentException>(network, "input", [expected, came], () => network.Backward(new float[length], new float[output.Length]));
        Refuses<ArgumentException>(network, "input", [expected, came], () => network.Backward(new float[length], new int[length / 3]));
        Refuses<ArgumentException>(network, "input", [expected, came], () => network.TrainStep(new float[length], new int[length / 3], new Sgd(0.1f)));
        Refuses<ArgumentException>(network, "input", [expected, came], () => network.Forward(new float[length], output));
    }

    [Fact]
    public void Outputs_and_targets_have_their_length()
    {
        using HandWrittenNetwork network = new(Loss.CrossEntropy);
        Refuses<ArgumentException>(network, "output", ["Expected 4 numbers", "got 5"], () => network.Forward(new float[6], new float[5]));
        Refuses<ArgumentException>(network, "output", ["Expected 4 numbers", "got 3"], () => network.Predict(new float[6], new float[3]));
        Refuses<ArgumentException>(network, "target", ["Expected 4 numbers", "got 2"], () => network.Backward(new float[6], new float[2]));
        Refuses<ArgumentException>(network, "target", ["Expected 4 numbers", "got 2"], () => network.TrainStep(new float[6], new float[2], new Sgd(0.1f)));
        Refuses<ArgumentException>(network, "labels", ["Expected 2 labels", "got 3"], () => network.Backward(new float[6], new int[3]));
    }

    [Fact]
    public void Labels_are_classes()
    {
        using HandWrittenNetwork network = new(Loss.CrossEntropy);
        Refuses<ArgumentOutOfRangeException>(network, "labels", ["0 to 1", "label 1 is 2"], () => network.Backward(new float[6], [0, 2]));
        Refuses<ArgumentOutOfRangeException>(network, "labels", ["0 to 1", "label 0 is -1"], () => network.Backward(new float[6], [-1, 0]));
        using HandWrittenNetwork binary = new(Loss.BinaryCrossEntropy);
        Refuses<ArgumentException>(binary, "labels", ["Expected 4 labels", "got 2"], () => binary.Backward(new float[6], [0, 1]));
        Refuses<ArgumentOutOfRangeException>(binary, "labels", ["label 3 is 2"], () => binary.Backward(new float[6], [0, 1, 1, 2]));
        using HandWrittenNetwork regression = new(Loss.MeanSquaredError);
        Should.Throw<InvalidOperationException>(() => regression.Backward(new float[3], [1])).Message.ShouldContain("MeanSquaredError");
    }

    [Fact]
    public void Without_a_loss_there_is_no_training()
    {
        using HandWrittenNetwork network = new(Loss.None);
        Should.Throw<InvalidOperationException>(() => network.Backward(new float[3], new float[2])).Message.ShouldContain("HandWritten has no loss");
        Should.Throw<InvalidOperationException>(() => network.TrainStep(new float[3], [1], new Sgd(0.1f)));
        Should.Throw<InvalidOperationException>(() => network.GetGradients(new float[8]));
        network.Predict(new float[3], new float[2]);
    }

    [Fact]
    public void One_row_is_not_normalised_in_training()
    {
        using HandWrittenNetwork network = new(Loss.CrossEntropy, normalize: true);
        Refuses<ArgumentException>(network, "input", ["at least 2 rows", "batchnorm1", "got 1"], () => network.Backward(new float[3], [1]));
        Refuses<ArgumentException>(network, "input", ["at least 2 rows"], () => network.Forward(new float[3], new float[2]));
        network.Predict(new float[3], new float[2]);
        network.Eval();
        network.Forward(new float[3], new float[2]);
    }

    [Fact]
    public void Flat_copies_have_their_length()
    {
        using HandWrittenNetwork network = new(Loss.CrossEntropy, normalize: true);
        Refuses<ArgumentException>(network, "destination", ["Expected 8", "got 7"], () => network.GetParameters(new float[7]));
        Refuses<ArgumentException>(network, "source", ["Expected 8", "got 9"], () => network.SetParameters(new float[9]));
        Refuses<ArgumentException>(network, "destination", ["Expected 8", "got 0"], () => network.GetGradients([]));
        Refuses<ArgumentException>(network, "destination", ["Expected 4", "got 5"], () => network.GetBuffers(new float[5]));
        Refuses<ArgumentException>(network, "source", ["Expected 4", "got 3"], () => network.SetBuffers(new float[3]));
    }

    [Fact]
    public void Construction_and_settings_are_checked()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new HandWrittenNetwork(Loss.None, batchSize: 0)).ParamName.ShouldBe("batchSize");
        Should.Throw<ArgumentOutOfRangeException>(() => new HandWrittenNetwork(Loss.None, threads: -1)).ParamName.ShouldBe("threads");
        using HandWrittenNetwork network = new(Loss.CrossEntropy);
        Should.Throw<ArgumentNullException>(() => network.Regularization = null!);
        Should.Throw<ArgumentOutOfRangeException>(() => network.Regularization = new Regularization(-1, 0)).Message.ShouldContain("L1");
        Should.Throw<ArgumentOutOfRangeException>(() => network.Regularization = new Regularization(0, float.NaN)).Message.ShouldContain("L2");
        network.Regularization.ShouldBe(Regularization.None);
        Should.Throw<ArgumentNullException>(() => network.TrainStep(new float[3], [1], null!)).ParamName.ShouldBe("optimizer");
        network.Log.ShouldBeEmpty();
    }

    [Fact]
    public void An_optimizer_of_another_network_is_refused_before_anything_runs()
    {
        using HandWrittenNetwork network = new(Loss.CrossEntropy), other = new(Loss.CrossEntropy);
        Sgd optimizer = new(0.1f);
        other.TrainStep(new float[3], [1], optimizer);
        Should.Throw<InvalidOperationException>(() => network.TrainStep(new float[3], [1], optimizer));
        network.Log.ShouldBeEmpty();
    }

    [Fact]
    public void A_disposed_network_says_so_everywhere()
    {
        HandWrittenNetwork network = new(Loss.CrossEntropy, normalize: true);
        MatrixView weight = network.Weight;
        VectorView bias = network.Bias;
        network.Dispose();
        network.Dispose();
        Action[] uses =
        [
            () => network.Forward(new float[3], new float[2]),
            () => network.Predict(new float[3], new float[2]),
            () => network.Backward(new float[3], new float[2]),
            () => network.Backward(new float[3], [0]),
            () => network.TrainStep(new float[3], new float[2], new Sgd(0.1f)),
            () => network.Initialize(1),
            () => network.Train(),
            () => network.Eval(),
            () => network.GetParameters(new float[8]),
            () => network.SetParameters(new float[8]),
            () => network.GetGradients(new float[8]),
            () => network.GetBuffers(new float[4]),
            () => network.SetBuffers(new float[4]),
            () => network.Regularization = Regularization.None,
            () => _ = network.Driver.ParameterStorage.Length,
            () => _ = network.Driver.Slot(0),
            () => new Sgd(0.1f).Step(network),
            () => _ = weight[0, 0],
            () => weight[0, 0] = 1,
            () => _ = bias[0],
            () => weight.CopyTo(new float[6].AsTensorSpan([3, 2])),
        ];
        foreach (Action use in uses)
        {
            Should.Throw<ObjectDisposedException>(use).ObjectName.ShouldBe("HandWritten");
        }
    }

    [Fact]
    public void Views_check_their_bounds_and_write_through()
    {
        using HandWrittenNetwork network = new(Loss.CrossEntropy, normalize: true);
        MatrixView weight = network.Weight;
        weight[2, 1] = 42;
        weight[2, 1].ShouldBe(42);
        VectorView bias = network.Bias;
        bias[1] = 7;
        float[] parameters = new float[8];
        network.GetParameters(parameters);
        parameters[5].ShouldBe(42);
        parameters[7].ShouldBe(7);
        VectorView mean = network.RunningMean;
        mean[0] = 3;
        float[] buffers = new float[4];
        network.GetBuffers(buffers);
        buffers.ShouldBe([3, 0, 1, 1]);
        float[] copy = new float[6];
        weight.CopyTo(copy.AsTensorSpan([3, 2]));
        copy.ShouldBe(parameters[..6]);

        Should.Throw<ArgumentOutOfRangeException>(() => weight[3, 0]).Message.ShouldSatisfyAllConditions(text => text.ShouldContain("0 to 2"), text => text.ShouldContain("3"));
        Should.Throw<ArgumentOutOfRangeException>(() => weight[0, -1]).ParamName.ShouldBe("column");
        Should.Throw<ArgumentOutOfRangeException>(() => bias[2] = 1).ParamName.ShouldBe("index");
        Should.Throw<ArgumentException>(() => weight.CopyTo(new float[6].AsTensorSpan([2, 3]))).Message.ShouldContain("3 × 2");
    }

    private static void Refuses<TException>(HandWrittenNetwork network, string parameter, string[] words, Action action)
        where TException : ArgumentException
    {
        TException exception = Should.Throw<TException>(action);
        exception.ParamName.ShouldBe(parameter);
        foreach (string word in words)
        {
            exception.Message.ShouldContain(word);
        }

        network.Log.ShouldBeEmpty();
    }
}
