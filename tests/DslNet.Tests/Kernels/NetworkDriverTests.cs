using DslNet.Kernels.RandomNumbers;

namespace DslNet.Tests.Kernels;

public class NetworkDriverTests
{
    private static readonly float[] Input = TestMemory.Random(4 * 3, 5);
    private static readonly int[] Labels = [0, 1, 1, 0];
    private static readonly float[] OneHot = [1, 0, 0, 1, 0, 1, 1, 0];

    [Fact]
    public void Gradients_agree_with_central_differences()
    {
        using HandWrittenNetwork network = new(Loss.CrossEntropy);
        float[] gradients = new float[8], parameters = new float[8];
        network.Backward(Input, Labels);
        network.GetGradients(gradients);
        network.GetParameters(parameters);
        for (int i = 0; i < 8; i++)
        {
            const float Step = 1e-2f;
            float above = LossAt(i, Step), below = LossAt(i, -Step);
            gradients[i].ShouldBe((above - below) / (2 * Step), 1e-4f);
        }

        float LossAt(int i, float step)
        {
            float[] moved = [.. parameters];
            moved[i] += step;
            network.SetParameters(moved);
            return network.Backward(Input, Labels);
        }
    }

    [Fact]
    public void Labels_and_one_hot_targets_are_the_same()
    {
        using HandWrittenNetwork network = new(Loss.CrossEntropy);
        float[] first = new float[8], second = new float[8];
        float loss = network.Backward(Input, Labels);
        network.GetGradients(first);
        network.Backward(Input, OneHot).ShouldBe(loss);
        network.GetGradients(second);
        second.ShouldBe(first);
        using HandWrittenNetwork binary = new(Loss.BinaryCrossEntropy);
        binary.Backward(Input, [1, 0, 0, 1, 0, 1, 1, 0]).ShouldBe(binary.Backward(Input, OneHot));
    }

    [Fact]
    public void TrainStep_is_Backward_and_Step_bit_for_bit()
    {
        using HandWrittenNetwork one = new(Loss.CrossEntropy, dropout: true), two = new(Loss.CrossEntropy, dropout: true);
        one.Regularization = two.Regularization = new Regularization(0.01f, 0.02f);
        Adam first = new(0.05f), second = new(0.05f);
        for (int i = 0; i < 5; i++)
        {
            float loss = one.TrainStep(Input, Labels, first);
            two.Backward(Input, Labels).ShouldBe(loss);
            second.Step(two);
        }

        Parameters(two).ShouldBe(Parameters(one));
    }

    [Fact]
    public void The_penalty_is_added_where_there_is_one()
    {
        using HandWrittenNetwork network = new(Loss.CrossEntropy);
        float[] plain = new float[8], penalized = new float[8];
        float loss = network.Backward(Input, Labels);
        network.GetGradients(plain);
        network.Log.ShouldBe(["TrainForward", "Backward"]);
        network.Regularization = new Regularization(0.1f, 0.3f);
        network.Backward(Input, Labels).ShouldBe(loss);
        network.GetGradients(penalized);
        network.Log[2..].ShouldBe(["TrainForward", "Backward", "Penalty"]);
        float[] parameters = Parameters(network);
        for (int i = 0; i < 8; i++)
        {
            float penalty = i < 6 ? (0.1f * Math.Sign(parameters[i])) + (0.6f * parameters[i]) : 0;
            penalized[i].ShouldBe(plain[i] + penalty, 1e-6f);
        }
    }

    [Fact]
    public void Predict_takes_any_number_of_rows_and_leaves_the_mode_alone()
    {
        using HandWrittenNetwork network = new(Loss.CrossEntropy, batchSize: 4);
        float[] input = TestMemory.Random(11 * 3, 6), output = new float[22], single = new float[2];
        network.Predict(input, output);
        network.Mode.ShouldBe(Mode.Train);
        network.Log.Count.ShouldBe(3);
        for (int row = 0; row < 11; row++)
        {
            network.Predict(input.AsSpan(row * 3, 3), single);
            single.ShouldBe(output[(row * 2)..((row * 2) + 2)]);
        }

        network.Eval();
        float[] forward = new float[22];
        network.Forward(input, forward);
        forward.ShouldBe(output);
    }

    [Fact]
    public void Training_passes_draw_new_masks_and_Initialize_starts_over()
    {
        using HandWrittenNetwork network = new(Loss.CrossEntropy, dropout: true, seed: 3);
        float[] first = new float[8], second = new float[8], again = new float[8];
        network.Forward(Input, first);
        network.Forward(Input, second);
        second.ShouldNotBe(first);
        network.Driver.Random.ShouldBe(new RandomState(3, 2));
        float[] parameters = Parameters(network);
        network.Initialize(3);
        network.Driver.Random.ShouldBe(new RandomState(3, 0));
        Parameters(network).ShouldBe(parameters);
        network.Forward(Input, again);
        again.ShouldBe(first);
        network.Initialize(4);
        Parameters(network).ShouldNotBe(parameters);
        network.Driver.Random.Seed.ShouldBe(4UL);
    }

    [Fact]
    public void Storage_is_padded_with_zeros_and_aligned()
    {
        using HandWrittenNetwork network = new(Loss.CrossEntropy);
        network.SetParameters([1, 2, 3, 4, 5, 6, 7, 8]);
        network.Driver.ParameterStorage.ToArray().ShouldBe([1, 2, .. new float[14], 3, 4, .. new float[14], 5, 6, .. new float[14], 7, 8, .. new float[14]]);
        network.Backward(Input, Labels);
        for (int row = 0; row < 4; row++)
        {
            network.Driver.GradientStorage.Slice((16 * row) + 2, 14).ToArray().ShouldAllBe(value => value == 0);
        }

        unsafe
        {
            ((nuint)network.Driver.Parameter(1).Start % 64).ShouldBe(0u);
            ((nuint)network.Driver.Slot(3).Start % 64).ShouldBe(0u);
        }
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public void Passes_allocate_nothing_after_the_first(bool dropout, int threads)
    {
        using HandWrittenNetwork network = new(Loss.CrossEntropy, dropout: dropout, threads: threads);
        Adam optimizer = new();
        float[] output = new float[8];
        void Passes()
        {
            network.Forward(Input, output);
            network.Predict(Input, output);
            network.Backward(Input, OneHot);
            network.Backward(Input, Labels);
            network.TrainStep(Input, Labels, optimizer);
            network.TrainStep(Input, OneHot, optimizer);
            optimizer.Step(network);
        }

        Passes();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Passes();
        Passes();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void The_first_layer_that_is_not_finite_is_named()
    {
        using HandWrittenNetwork network = new(Loss.CrossEntropy, normalize: true, dropout: true);
        network.Backward(Input, Labels);
        float[] gradients = new float[8], buffers = new float[4];
        network.GetGradients(gradients);
        network.GetBuffers(buffers);
        RandomState random = network.Driver.Random;

        Locate(Input).ShouldBeNull();
        Locate([float.NaN, .. Input[1..]]).ShouldBe("input");
        network.Driver.LocateNonFinite(network, Input, [float.PositiveInfinity, .. OneHot[1..]]).ShouldBe("target");
        network.Sabotage = float.NaN;
        Locate(Input).ShouldBe("dense1");
        network.Sabotage = null;
        network.SabotageNormalization = true;
        Locate(Input).ShouldBe("batchnorm1");
        network.Eval();
        network.Sabotage = float.NegativeInfinity;
        Locate(Input).ShouldBe("dense1");

        network.Driver.Random.ShouldBe(random);
        float[] gradientsNow = new float[8], buffersNow = new float[4];
        network.GetGradients(gradientsNow);
        network.GetBuffers(buffersNow);
        gradientsNow.ShouldBe(gradients);
        buffersNow.ShouldBe(buffers);

        string? Locate(float[] input) => network.Driver.LocateNonFinite(network, input, Labels);
    }

    [Fact]
    public void A_loss_that_alone_is_not_finite_is_named()
    {
        using HandWrittenNetwork network = new(Loss.CrossEntropy);
        float[] target = [float.MaxValue, float.MaxValue, .. OneHot[2..]];
        network.Sabotage = 1e30f;
        network.Driver.LocateNonFinite(network, Input, target).ShouldBe("loss");
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        float[] expected = Train(1);
        Train(2).ShouldBe(expected);
        Train(3).ShouldBe(expected);

        static float[] Train(int threads)
        {
            using HandWrittenNetwork network = new(Loss.CrossEntropy, dropout: true, batchSize: 20000, threads: threads);
            float[] input = TestMemory.Random(20000 * 3, 1);
            int[] labels = [.. Enumerable.Range(0, 20000).Select(i => i % 2)];
            Sgd optimizer = new(0.1f);
            for (int i = 0; i < 3; i++)
            {
                network.TrainStep(input, labels, optimizer);
            }

            return Parameters(network);
        }
    }

    private static float[] Parameters(INetwork network)
    {
        float[] parameters = new float[8];
        network.GetParameters(parameters);
        return parameters;
    }
}
