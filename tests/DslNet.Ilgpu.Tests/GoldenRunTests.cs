using DslNet.Ilgpu.Tests.Harness;
using DslNet.Tests.Golden;

namespace DslNet.Ilgpu.Tests;

/// <summary>Every run of shared/golden, step by step against PyTorch, on an accelerator.</summary>
public class GoldenRunTests
{
    public static TheoryData<string, Type, Func<Optimizer>, Schedule> Runs => new()
    {
        { "adamw_cosine_clip", typeof(AdamWCosineClipNet), () => new AdamW(0.02f, weightDecay: 0.05f) { ClipNorm = 0.5f }, Schedule.Cosine(14) },
        { "batchnorm_relu_crossentropy_adam", typeof(BatchNormReluNet), () => new Adam(0.005f), Schedule.Constant },
        { "elu_gelu_silu_labelsmoothing", typeof(EluGeluSiluNet), () => new Sgd(0.05f), Schedule.Constant },
        { "leakyrelu_huber_rmsprop", typeof(LeakyReluHuberNet), () => new RmsProp(0.005f), Schedule.Constant },
        { "nesterov_l1_l2_step", typeof(NesterovPenaltyNet), () => new Sgd(0.1f, momentum: 0.9f, nesterov: true), Schedule.Step(4, 0.5f) },
        { "relu_softmax_crossentropy_sgd", typeof(ReluSoftmaxNet), () => new Sgd(0.1f), Schedule.Constant },
        { "sigmoid_binary_adam", typeof(SigmoidBinaryNet), () => new Adam(0.01f), Schedule.Constant },
        { "tanh_mse_momentum", typeof(TanhRegressionNet), () => new Sgd(0.05f, momentum: 0.9f), Schedule.Constant },
        { "conv_pool_dense", typeof(ConvPoolDenseNet), () => new Sgd(0.05f, momentum: 0.9f), Schedule.Constant },
        { "conv_batchnorm_strided_globalavg", typeof(ConvBatchNormNet), () => new Adam(0.01f), Schedule.Constant },
        { "conv1d_speech", typeof(SpeechNet), () => new Adam(0.01f), Schedule.Constant },
    };

    [SkippableTheory]
    [MemberData(nameof(Runs))]
    public void A_run_of_PyTorch_is_repeated(string name, Type type, Func<Optimizer> make, Schedule schedule)
    {
        GoldenRun run = GoldenRun.Load(name);
        using NetworkPair pair = NetworkPair.Of(type, batchSize: 16);
        INetwork network = pair.Gpu;
        network.SetParameters(run.Parameters);
        Optimizer optimizer = make();
        float baseRate = optimizer.LearningRate;
        int index = 0;
        foreach (GoldenStep step in run.Steps)
        {
            optimizer.LearningRate = schedule.Rate(index, baseRate);
            float loss = network.Info.Loss == Loss.CrossEntropy
                ? network.TrainStep(step.X, [.. step.Y.Select(label => (int)label)], optimizer)
                : network.TrainStep(step.X, step.Y, optimizer);
            AssertClose([(float)step.Loss], [loss], $"loss of step {index}");
            if (step.GradientNorm is { } norm)
            {
                AssertClose([(float)norm], [optimizer.GradientNorm], $"gradient norm of step {index}");
            }

            index++;
        }

        index.ShouldBeGreaterThan(3);
        float[] parameters = new float[run.FinalParameters.Length];
        network.GetParameters(parameters);
        AssertClose(run.FinalParameters, parameters, "final parameters");
        float[] buffers = new float[run.FinalBuffers.Length];
        network.GetBuffers(buffers);
        AssertClose(run.FinalBuffers, buffers, "final buffers");
        float[] outputs = new float[run.EvalY.Length];
        network.Predict(run.EvalX, outputs);
        AssertClose(run.EvalY, outputs, "eval outputs");
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
