namespace DslNet.Tests.Golden;

/// <summary>Every run of shared/golden that these layers can express, step by step against PyTorch.</summary>
public class GoldenRunTests
{
    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void AdamW_with_cosine_and_clipping(bool fused) => Check<AdamWCosineClipNet>(
        "adamw_cosine_clip", new AdamW(0.02f, weightDecay: 0.05f) { ClipNorm = 0.5f }, Schedule.Cosine(14), fused);

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void BatchNorm_relu_crossentropy_adam(bool fused) => Check<BatchNormReluNet>(
        "batchnorm_relu_crossentropy_adam", new Adam(0.005f), Schedule.Constant, fused);

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Elu_gelu_silu_with_label_smoothing(bool fused) => Check<EluGeluSiluNet>(
        "elu_gelu_silu_labelsmoothing", new Sgd(0.05f), Schedule.Constant, fused);

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void LeakyRelu_huber_rmsprop(bool fused) => Check<LeakyReluHuberNet>(
        "leakyrelu_huber_rmsprop", new RmsProp(0.005f), Schedule.Constant, fused);

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nesterov_with_penalties_and_steps(bool fused) => Check<NesterovPenaltyNet>(
        "nesterov_l1_l2_step", new Sgd(0.1f, momentum: 0.9f, nesterov: true), Schedule.Step(4, 0.5f), fused);

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Relu_softmax_crossentropy_sgd(bool fused) => Check<ReluSoftmaxNet>(
        "relu_softmax_crossentropy_sgd", new Sgd(0.1f), Schedule.Constant, fused);

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sigmoid_binary_adam(bool fused) => Check<SigmoidBinaryNet>(
        "sigmoid_binary_adam", new Adam(0.01f), Schedule.Constant, fused);

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Tanh_mse_momentum(bool fused) => Check<TanhRegressionNet>(
        "tanh_mse_momentum", new Sgd(0.05f, momentum: 0.9f), Schedule.Constant, fused);

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Convolution_pool_dense(bool fused) => Check<ConvPoolDenseNet>(
        "conv_pool_dense", new Sgd(0.05f, momentum: 0.9f), Schedule.Constant, fused);

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Convolution_batchnorm_strided_globalavg(bool fused) => Check<ConvBatchNormNet>(
        "conv_batchnorm_strided_globalavg", new Adam(0.01f), Schedule.Constant, fused);

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Convolution_of_sequences(bool fused) => Check<SpeechNet>(
        "conv1d_speech", new Adam(0.01f), Schedule.Constant, fused);

    private static void Check<TNetwork>(string name, Optimizer optimizer, Schedule schedule, bool fused)
        where TNetwork : INetwork<TNetwork>
    {
        GoldenRun run = GoldenRun.Load(name);
        using TNetwork network = TNetwork.Create(batchSize: 16, seed: 0, threads: 1);
        network.SetParameters(run.Parameters);
        bool labelled = network.Info.Loss == Loss.CrossEntropy;
        float baseRate = optimizer.LearningRate;
        int index = 0;
        foreach (GoldenStep step in run.Steps)
        {
            optimizer.LearningRate = schedule.Rate(index, baseRate);
            AssertClose([(float)step.LearningRate], [optimizer.LearningRate], $"learning rate of step {index}");
            int[] labels = labelled ? [.. step.Y.Select(label => (int)label)] : [];
            float loss = fused
                ? labelled ? network.TrainStep(step.X, labels, optimizer) : network.TrainStep(step.X, step.Y, optimizer)
                : labelled ? network.Backward(step.X, labels) : network.Backward(step.X, step.Y);
            if (!fused)
            {
                if (index == 0 && step.GradientNorm is null)
                {
                    AssertGradients(network, run.FirstGradients);
                }

                optimizer.Step(network);
                if (index == 0 && step.GradientNorm is not null)
                {
                    // Clipped gradients are what the optimizer saw.
                    AssertGradients(network, run.FirstGradients);
                }
            }

            AssertClose([(float)step.Loss], [loss], $"loss of step {index}");
            if (step.GradientNorm is { } norm)
            {
                AssertClose([(float)norm], [optimizer.GradientNorm], $"gradient norm of step {index}");
            }

            index++;
        }

        float[] parameters = new float[run.FinalParameters.Length];
        network.GetParameters(parameters);
        AssertClose(run.FinalParameters, parameters, "final parameters");
        float[] buffers = new float[run.FinalBuffers.Length];
        network.GetBuffers(buffers);
        AssertClose(run.FinalBuffers, buffers, "final buffers");
        float[] outputs = new float[run.EvalY.Length];
        network.Predict(run.EvalX, outputs);
        AssertClose(run.EvalY, outputs, "eval outputs");
        network.Eval();
        float[] forward = new float[run.EvalY.Length];
        network.Forward(run.EvalX, forward);
        forward.ShouldBe(outputs, "Forward in eval mode is Predict");
    }

    private static void AssertGradients(INetwork network, float[] expected)
    {
        float[] gradients = new float[expected.Length];
        network.GetGradients(gradients);
        AssertClose(expected, gradients, "first gradients");
    }

    /// <summary>The tolerance that a right float32 implementation meets: 1e-4 of the reference and 1e-6.</summary>
    private static void AssertClose(float[] expected, float[] actual, string what)
    {
        actual.Length.ShouldBe(expected.Length, what);
        for (int i = 0; i < expected.Length; i++)
        {
            Math.Abs((double)expected[i] - actual[i]).ShouldBeLessThanOrEqualTo((1e-4 * Math.Abs((double)expected[i])) + 1e-6, $"{what}, number {i}: expected {expected[i]}, got {actual[i]}");
        }
    }
}
