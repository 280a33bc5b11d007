using DslNet.Ilgpu.Tests.Harness;
using DslNet.Tests.Golden;

namespace DslNet.Ilgpu.Tests.Arguments;

/// <summary>What a network on the CPU refuses, one on an accelerator refuses with the same words, and nothing has changed.</summary>
public class BadInputTests
{
    private const int BatchSize = 4;

    private static readonly Dictionary<string, Action<INetwork>> Mistakes = new()
    {
        ["an empty input"] = network => network.Backward([], new int[1]),
        ["no whole rows"] = network => network.Backward(new float[11], new int[1]),
        ["more rows than a batch has"] = network => network.Backward(new float[50], new int[5]),
        ["one row for batch statistics"] = network => network.Backward(new float[10], new int[1]),
        ["one row for batch statistics, forward"] = network => network.Forward(new float[10], new float[5]),
        ["too few targets"] = network => network.Backward(new float[20], new float[9]),
        ["too many labels"] = network => network.Backward(new float[20], new int[3]),
        ["a label above the classes"] = network => network.Backward(new float[20], [0, 5]),
        ["a label below 0"] = network => network.TrainStep(new float[20], [-1, 0], new Sgd(0.1f)),
        ["targets of a step"] = network => network.TrainStep(new float[20], new float[11], new Sgd(0.1f)),
        ["no optimizer"] = network => network.TrainStep(new float[20], [0, 1], null!),
        ["an output too short"] = network => network.Forward(new float[20], new float[9]),
        ["an output too long"] = network => network.Predict(new float[20], new float[11]),
        ["nothing to predict"] = network => network.Predict([], []),
        ["a part of a row to predict"] = network => network.Predict(new float[7], new float[5]),
        ["parameters, read"] = network => network.GetParameters(new float[3]),
        ["parameters, written"] = network => network.SetParameters(new float[1]),
        ["gradients"] = network => network.GetGradients(new float[2]),
        ["buffers, read"] = network => network.GetBuffers(new float[49]),
        ["buffers, written"] = network => network.SetBuffers(new float[47]),
        ["no penalty"] = network => network.Regularization = null!,
        ["a negative penalty"] = network => network.Regularization = new Regularization(-1, 0),
        ["a penalty that is no number"] = network => network.Regularization = new Regularization(0, float.NaN),
    };

    private static readonly Dictionary<string, Action<INetwork>> Uses = new()
    {
        ["Forward"] = network => network.Forward(new float[20], new float[10]),
        ["Predict"] = network => network.Predict(new float[20], new float[10]),
        ["Backward"] = network => network.Backward(new float[20], new float[10]),
        ["Backward with labels"] = network => network.Backward(new float[20], [0, 1]),
        ["TrainStep"] = network => network.TrainStep(new float[20], new float[10], new Sgd(0.1f)),
        ["TrainStep with labels"] = network => network.TrainStep(new float[20], [0, 1], new Sgd(0.1f)),
        ["Step"] = network => new Sgd(0.1f).Step(network),
        ["Initialize"] = network => network.Initialize(1),
        ["Train"] = network => network.Train(),
        ["Eval"] = network => network.Eval(),
        ["GetParameters"] = network => network.GetParameters(new float[network.Info.ParameterCount]),
        ["SetParameters"] = network => network.SetParameters(new float[network.Info.ParameterCount]),
        ["GetGradients"] = network => network.GetGradients(new float[network.Info.ParameterCount]),
        ["GetBuffers"] = network => network.GetBuffers(new float[network.Info.BufferCount]),
        ["SetBuffers"] = network => network.SetBuffers(new float[network.Info.BufferCount]),
        ["Regularization"] = network => network.Regularization = Regularization.None,
    };

    public static TheoryData<string> MistakeNames => [.. Mistakes.Keys];

    public static TheoryData<string> UseNames => [.. Uses.Keys];

    [Theory]
    [MemberData(nameof(MistakeNames))]
    public void A_mistake_is_refused_with_the_words_of_the_CPU(string mistake)
    {
        using NetworkPair pair = NetworkPair.Of(typeof(BatchNormReluNet), BatchSize);
        float[] before = pair.Gpu.Parameters(), buffers = pair.Gpu.Buffers();

        Exception expected = Should.Throw<Exception>(() => Mistakes[mistake](pair.Cpu)), actual = Should.Throw<Exception>(() => Mistakes[mistake](pair.Gpu));

        actual.GetType().ShouldBe(expected.GetType());
        actual.Message.ShouldBe(expected.Message);
        (actual as ArgumentException)?.ParamName.ShouldBe((expected as ArgumentException)?.ParamName);
        actual.ShouldBeAssignableTo<ArgumentException>();
        pair.Gpu.Parameters().ShouldBe(before);
        pair.Gpu.Buffers().ShouldBe(buffers);
        pair.Gpu.Regularization.ShouldBe(pair.Cpu.Regularization);
    }

    [Theory]
    [MemberData(nameof(UseNames))]
    public void A_disposed_network_says_so_with_the_words_of_the_CPU(string use)
    {
        using NetworkPair pair = NetworkPair.Of(typeof(BatchNormReluNet), BatchSize);
        pair.Cpu.Dispose();
        pair.Gpu.Dispose();
        pair.Gpu.Dispose();

        ObjectDisposedException expected = Should.Throw<ObjectDisposedException>(() => Uses[use](pair.Cpu)), actual = Should.Throw<ObjectDisposedException>(() => Uses[use](pair.Gpu));

        actual.ObjectName.ShouldBe(expected.ObjectName);
        actual.Message.ShouldBe(expected.Message);
    }

    [Fact]
    public void Labels_are_refused_where_the_loss_takes_none()
    {
        using NetworkPair pair = NetworkPair.Of(typeof(TanhRegressionNet), BatchSize);
        string expected = Should.Throw<InvalidOperationException>(() => pair.Cpu.Backward(new float[5], [1])).Message;
        Should.Throw<InvalidOperationException>(() => pair.Gpu.Backward(new float[5], [1])).Message.ShouldBe(expected);
    }

    [Fact]
    public void Labels_of_a_binary_loss_are_0_or_1()
    {
        using NetworkPair pair = NetworkPair.Of(typeof(SigmoidBinaryNet), BatchSize);
        string expected = Should.Throw<ArgumentOutOfRangeException>(() => pair.Cpu.Backward(new float[12], [1, 2])).Message;
        Should.Throw<ArgumentOutOfRangeException>(() => pair.Gpu.Backward(new float[12], [1, 2])).Message.ShouldBe(expected);
    }

    [Fact]
    public void Without_a_loss_there_is_no_training()
    {
        using NetworkPair pair = NetworkPair.Of(typeof(MaskNet), BatchSize);
        foreach (Action<INetwork> use in new Action<INetwork>[] { network => network.Backward(new float[37], new float[37]), network => network.GetGradients([]) })
        {
            string expected = Should.Throw<InvalidOperationException>(() => use(pair.Cpu)).Message;
            Should.Throw<InvalidOperationException>(() => use(pair.Gpu)).Message.ShouldBe(expected);
            Should.Throw<InvalidOperationException>(() => new Sgd(0.1f).Step(pair.Gpu)).Message.ShouldBe(expected);
        }
    }
}
