namespace DslNet.Tests.Training;

/// <summary>Clipping, binding to a network, and arguments.</summary>
public class OptimizerBehaviourTests
{
    [Fact]
    public void The_gradients_norm_is_that_before_clipping()
    {
        using TinyNetwork network = WithGradient(3, 4);
        var optimizer = new Sgd(1f) { ClipNorm = 1f };

        optimizer.Step(network);

        optimizer.GradientNorm.ShouldBe(5f);
        network.Parameters.ShouldBe([-0.6f, -0.8f], 1e-6);
        network.WeightGradient[0].ShouldBe(0.6f, 1e-6f);
    }

    [Fact]
    public void A_gradient_below_the_norm_is_left_alone()
    {
        using TinyNetwork network = WithGradient(3, 4);

        new Sgd(1f) { ClipNorm = 5.5f }.Step(network);

        network.Parameters.ShouldBe([-3f, -4f]);
    }

    [Fact]
    public void Values_are_clipped_on_both_sides()
    {
        using TinyNetwork network = WithGradient(3, -4);

        new Sgd(1f) { ClipValue = 0.5f }.Step(network);

        network.Parameters.ShouldBe([-0.5f, 0.5f]);
    }

    [Fact]
    public void The_norm_is_summed_in_double()
    {
        using var network = new TinyNetwork(3000, 1, Loss.MeanSquaredError);
        network.SetWeightGradient([1f, .. Enumerable.Repeat(1e-4f, 2999)]);
        var optimizer = new Sgd(0.1f);

        optimizer.Step(network);

        ((double)optimizer.GradientNorm).ShouldBe(Math.Sqrt(1 + (2999 * 1e-8)), 1e-7);
    }

    [Fact]
    public void Another_network_is_refused()
    {
        using TinyNetwork first = WithGradient(1, 1), second = WithGradient(1, 1);
        var optimizer = new Adam();
        optimizer.Step(first);

        Should.Throw<InvalidOperationException>(() => optimizer.Step(second)).Message.ShouldContain("Make a new optimizer");
        second.Parameters.ShouldBe([0f, 0f]);
    }

    [Fact]
    public void A_disposed_network_is_refused()
    {
        TinyNetwork network = WithGradient(1, 1);
        var optimizer = new Adam();
        optimizer.Step(network);
        network.Dispose();

        Should.Throw<ObjectDisposedException>(() => optimizer.Step(network));
    }

    [Fact]
    public void Null_is_refused() => Should.Throw<ArgumentNullException>(() => new Adam().Step(null!)).ParamName.ShouldBe("network");

    public static TheoryData<string, Action> WrongArguments => new()
    {
        { "learningRate", () => _ = new Sgd(-0.1f) },
        { "learningRate", () => _ = new Adam(float.NaN) },
        { "learningRate", () => _ = new AdamW(float.PositiveInfinity) },
        { "momentum", () => _ = new Sgd(0.1f, momentum: 1f) },
        { "nesterov", () => _ = new Sgd(0.1f, nesterov: true) },
        { "weightDecay", () => _ = new Sgd(0.1f, weightDecay: -1f) },
        { "beta1", () => _ = new Adam(beta1: 1f) },
        { "beta2", () => _ = new Adam(beta2: -0.1f) },
        { "epsilon", () => _ = new Adam(epsilon: 0f) },
        { "weightDecay", () => _ = new AdamW(weightDecay: float.NaN) },
        { "decay", () => _ = new RmsProp(decay: 1f) },
        { "momentum", () => _ = new RmsProp(momentum: 1.5f) },
        { "epsilon", () => _ = new Adagrad(epsilon: -1f) },
        { "LearningRate", () => _ = new Adam { LearningRate = -1f } },
        { "ClipNorm", () => _ = new Adam { ClipNorm = -1f } },
        { "ClipValue", () => _ = new Adam { ClipValue = float.NaN } },
    };

    [Theory]
    [MemberData(nameof(WrongArguments))]
    public void A_value_out_of_its_range_is_named(string name, Action make) => Should.Throw<ArgumentException>(make).ParamName.ShouldBe(name);

    [Fact]
    public void The_message_tells_the_number_in_no_ones_culture() =>
        Should.Throw<ArgumentException>(() => new Sgd(-0.5f)).Message.ShouldContain("It is -0.5.");

    private static TinyNetwork WithGradient(float weight, float bias)
    {
        var network = new TinyNetwork(1, 1, Loss.MeanSquaredError);
        network.WeightGradient[0] = weight;
        network.BiasGradient[0] = bias;
        return network;
    }
}
