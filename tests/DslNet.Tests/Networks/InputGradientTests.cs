namespace DslNet.Tests.Networks;

/// <summary>The gradient of the loss by the input, against PyTorch 1.13 (float64, tensors of the same float32 numbers) and against finite differences.</summary>
public class InputGradientTests
{
    /// <summary>The network, which of its gradients are told, the loss, and they.</summary>
    public static TheoryData<INetwork, int, double, double[]> Networks => new()
    {
        { new InputDenseNet(3, threads: 2), 1, 1.17550913735, [-0.202435107, 0.0611468337, 0.128812849, -0.216240583, 0.228422708, -0.212690856, 0.0276621523, 0.179384971] },
        { new InputImageNet(3, threads: 2), 7, 0.757176383529, [-0.144739746, 0.126031311, -0.0716004749, -0.0253393422, 0.073289911, -0.0804008087, 0.00272467791, -0.00991027343, 0.0826369401, -0.106929059, 0.0127017191, 0.0832327462, -0.102184717, 0.0186399087] },
        { new InputWidePixelsNet(3, threads: 2), 11, 0.298102481786, [-0.0480742605, -0.0460255203, -0.0348660995, 0.0319607441, -0.0133974287, -0.0426652367, 0.0479136223, 0.0715748389, 0.000953272991, -0.0183686861, -0.00190511674, 0.016493074, 0.0036629697, -0.0577397508, -0.0470423976, 0.0310386355, 0.0414549111, -0.0199663589, -0.0258904592, 0.0415887145, 0.0575203187, -0.0134130835, -0.0217185682, 0] },
        { new InputBatchNormNet(3, threads: 2), 1, 1.22209891713, [-0.00446784592, 0.0115279186, 0.00156441525, -0.001358159, 0.000854371025, 0.000513444857, 0.00643718736, 0.000852748074, -0.00490785055, 0.00242816429, -0.000838292031, -0.0126597693, -0.00196934144, -0.0123806667, 0.00334343531, -0.00107000529, -1.60789943e-05, 0.0121463244] },
        { new InputResidualNet(3, threads: 2), 1, 2.04669782609, [0.404746584, 0.183250345, -0.233188585, -0.0967836905, -0.336916492, -0.145731003, 0.230596936, 0.0547580036] },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void It_is_PyTorch_s(INetwork network, int stride, double loss, double[] expected)
    {
        using INetwork disposed = network;
        float[] input = Prepared(network);
        ((double)Backward(network, input)).ShouldBe(loss, 2e-6 * loss);

        float[] gradient = new float[input.Length];
        network.GetInputGradient(gradient);
        for (int i = 0; i < expected.Length; i++)
        {
            ((double)gradient[i * stride]).ShouldBe(expected[i], 2e-6, $"{network.Info.Name}, number {i * stride}");
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void It_is_the_slope_of_the_loss(INetwork network, int stride, double loss, double[] expected)
    {
        using INetwork disposed = network;
        float[] input = Prepared(network), gradient = new float[input.Length];
        float middle = Backward(network, input);
        network.GetInputGradient(gradient);
        ((double)middle).ShouldBe(loss, 2e-6 * loss);
        expected.Length.ShouldBe((input.Length + stride - 1) / stride);
        for (int i = 0; i < input.Length; i++)
        {
            const float Step = 1 / 128f;
            float before = input[i];
            input[i] = before + Step;
            double above = Backward(network, input), width = input[i];
            input[i] = before - Step;
            double below = Backward(network, input);
            width -= input[i];
            input[i] = before;
            ((double)gradient[i]).ShouldBe((above - below) / width, 2e-3, $"{network.Info.Name}, number {i}");
        }
    }

    [Fact]
    public void A_fused_step_leaves_it_too()
    {
        using InputFusedNet one = new(8, seed: 1, threads: 1), other = new(8, seed: 1, threads: 3);
        float[] input = Enumerable.Range(0, 800).Select(i => MathF.Cos(i)).ToArray(), first = new float[800], second = new float[800];
        int[] labels = [0, 1, 2, 0, 1, 2, 0, 1];
        one.Backward(input, labels);
        one.GetInputGradient(first);
        other.TrainStep(input, labels, new Adam());
        other.GetInputGradient(second);
        second.ShouldBe(first);
        first.ShouldContain(value => Math.Abs(value) > 1e-4f);

        Adam optimizer = new();
        one.TrainStep(input, labels, optimizer);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        one.TrainStep(input, labels, optimizer);
        one.GetInputGradient(first);
        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBe(0);
    }

    [Fact]
    public void It_must_be_asked_for_and_be_there()
    {
        using InputDenseNet network = new(4);
        float[] gradient = new float[8];
        Should.Throw<InvalidOperationException>(() => network.GetInputGradient(gradient)).Message.ShouldContain("the last pass of InputDenseNet must be Backward or TrainStep");
        network.Backward(new float[8], [0, 1]);
        network.GetInputGradient(gradient);
        Should.Throw<ArgumentException>(() => network.GetInputGradient(new float[7])).ParamName.ShouldBe("destination");
        network.Predict(new float[8], new float[6]);
        Should.Throw<InvalidOperationException>(() => network.GetInputGradient(gradient));

        using Training.OwnlyTrainedNet plain = new(4);
        Should.Throw<InvalidOperationException>(() => plain.GetInputGradient(gradient)).Message.ShouldContain("Say InputGradient = true in its [Network] attribute");
    }

    private static float[] Prepared(INetwork network)
    {
        network.SetParameters([.. Enumerable.Range(0, network.Info.ParameterCount).Select(i => (float)(0.5 * Math.Sin(1.7 * (i + 1))))]);
        int rows = network is InputBatchNormNet ? 3 : 2;
        return [.. Enumerable.Range(0, rows * network.Info.Input.Size).Select(i => (float)Math.Cos(0.9 * i))];
    }

    private static float Backward(INetwork network, float[] input) => network switch
    {
        InputDenseNet => network.Backward(input, [0, 2]),
        InputBatchNormNet => network.Backward(input, [0.5f, -0.5f, 1, 0, 0.25f, 2]),
        InputResidualNet => network.Backward(input, [0.5f, -2f]),
        _ => network.Backward(input, [0.5f, -0.5f, 1, 0]),
    };
}
