namespace DslNet.Tests.Training;

/// <summary>Gradients that a training loop of one's own makes: summed over several batches, and given back to be stepped with.</summary>
public class OwnLoopTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Accumulated_gradients_make_the_step_of_one_batch(int threads)
    {
        (float[] inputs, int[] labels) = OwnOptimizerTests.Data();
        using GradientNet parts = new(batchSize: 6, seed: 2, threads), whole = new(batchSize: 24, seed: 2, threads: 1);
        Adam one = new(0.01f) { ClipNorm = 0.5f }, other = new(0.01f) { ClipNorm = 0.5f };
        float[] sum = new float[GradientNet.ParameterCount], gradient = new float[GradientNet.ParameterCount];
        for (int step = 0; step < 3; step++)
        {
            Array.Clear(sum);
            for (int batch = 0; batch < 4; batch++)
            {
                parts.Backward(inputs.AsSpan(batch * 6 * 20, 6 * 20), labels.AsSpan(batch * 6, 6));
                parts.GetGradients(gradient);
                for (int i = 0; i < sum.Length; i++)
                {
                    sum[i] += gradient[i] / 4;
                }
            }

            parts.SetGradients(sum);
            one.Step(parts);
            whole.TrainStep(inputs, labels, other);
            one.GradientNorm.ShouldBe(other.GradientNorm, 1e-4f);
        }

        float[] actual = new float[GradientNet.ParameterCount], expected = new float[GradientNet.ParameterCount];
        parts.GetParameters(actual);
        whole.GetParameters(expected);
        for (int i = 0; i < actual.Length; i++)
        {
            actual[i].ShouldBe(expected[i], 2e-4f);
        }
    }

    [Fact]
    public void What_is_set_is_what_is_there()
    {
        using GradientNet network = new(batchSize: 6);
        float[] given = [.. Enumerable.Range(0, GradientNet.ParameterCount).Select(i => (i % 17) - 8f)], back = new float[given.Length];
        network.SetGradients(given);
        network.GetGradients(back);
        back.ShouldBe(given);
        var optimizer = new Sgd(0.5f);
        float[] before = new float[given.Length];
        network.GetParameters(before);
        optimizer.Step(network);
        network.GetParameters(back);
        back.ShouldBe(before.Zip(given, (parameter, gradient) => parameter - (gradient * 0.5f)));
        ((double)optimizer.GradientNorm).ShouldBe(Math.Sqrt(given.Sum(value => (double)value * value)), 1e-2);
        Should.Throw<ArgumentException>(() => network.SetGradients(new float[3])).ParamName.ShouldBe("source");
    }
}
