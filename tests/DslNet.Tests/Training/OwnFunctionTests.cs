using static DslNet.Dsl;

namespace DslNet.Tests.Training;

/// <summary>An activation and a loss that the library doesn't know: they train, and their derivatives are exact.</summary>
public class OwnFunctionTests
{
    [Fact]
    public void Mish_and_log_cosh_learn_a_curve()
    {
        (float[] inputs, float[] targets) = Curve(256);
        using OwnFunctionsNet network = new(batchSize: 32, seed: 3, threads: 1);
        History history = network.Fit(new TrainingSet(inputs, targets, 1), new Adam(1e-2f), new FitOptions { Epochs = 60 });
        history[^1].TrainLoss.ShouldBeLessThan(0.02 * history[0].TrainLoss);
        network.Evaluate(new TestSet(inputs, targets, 1)).Regression!.R2.ShouldBeGreaterThan(0.98);
    }

    [Fact]
    public void Their_gradients_are_what_differences_of_the_loss_say()
    {
        (float[] inputs, float[] targets) = Curve(8);
        using OwnFunctionsNet network = new(batchSize: 8, seed: 3, threads: 1);
        float[] parameters = new float[OwnFunctionsNet.ParameterCount];
        network.GetParameters(parameters);
        network.Backward(inputs, targets);
        float[] gradients = new float[parameters.Length];
        network.GetGradients(gradients);

        // Single precision, so a wide step and its tolerance; the 1e-6 check in double is the compiler tests'.
        const float Step = 1e-2f;
        for (int i = 0; i < parameters.Length; i++)
        {
            double up = LossWith(network, parameters, i, Step, inputs, targets);
            double down = LossWith(network, parameters, i, -Step, inputs, targets);
            ((up - down) / (2 * Step)).ShouldBe(gradients[i], 2e-3, $"parameter {i}");
        }
    }

    private static double LossWith(OwnFunctionsNet network, float[] parameters, int index, float step, float[] inputs, float[] targets)
    {
        float[] moved = [.. parameters];
        moved[index] += step;
        network.SetParameters(moved);
        return network.Backward(inputs, targets);
    }

    private static (float[] Inputs, float[] Targets) Curve(int count)
    {
        float[] inputs = [.. Enumerable.Range(0, count).Select(i => (4f * i / (count - 1)) - 2)];
        return (inputs, [.. inputs.Select(x => MathF.Sin(2 * x) + (0.5f * x))]);
    }
}

/// <summary>Mish (D. Misra, 2019) and log-cosh, in nobody's list of built-in functions.</summary>
[Network(Loss = Loss.Custom)]
public sealed partial class OwnFunctionsNet
{
    static Net Define() => Input(1) >> Dense(16) >> Activation(Mish) >> Dense(16) >> Activation(x => x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x)))) >> Dense(1);

    static float Mish(float x) => x * MathF.Tanh(Scalar.Softplus(x));

    static float LossOf(float prediction, float target) => MathF.Log((MathF.Exp(prediction - target) + MathF.Exp(target - prediction)) / 2);
}
