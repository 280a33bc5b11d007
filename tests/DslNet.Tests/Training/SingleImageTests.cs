using DslNet.Tests.Golden;

namespace DslNet.Tests.Training;

/// <summary>A batch norm over images takes its statistics from pixels, and one image has several of them.</summary>
public class SingleImageTests
{
    /// <summary>Mean and variance of two equal images are those of one, and the loss is a mean.</summary>
    [Fact]
    public void One_image_teaches_what_two_equal_ones_teach()
    {
        float[] image = [.. Enumerable.Range(0, ConvBatchNormNet.InputSize).Select(i => MathF.Sin(i * i))];
        using ConvBatchNormNet one = new(batchSize: 1, seed: 5), two = new(batchSize: 2, seed: 5);

        float loss = one.Backward(image, [2]);

        two.Backward([.. image, .. image], [2, 2]).ShouldBe(loss, 1e-6f);
        float[] ofOne = Gradients(one), ofTwo = Gradients(two);
        for (int i = 0; i < ofOne.Length; i++)
        {
            ofOne[i].ShouldBe(ofTwo[i], 1e-5f, $"gradient {i}");
        }
    }

    [Fact]
    public void Fit_takes_images_one_by_one()
    {
        float[][] images = [.. Enumerable.Range(0, 4).Select(n => Enumerable.Range(0, ConvBatchNormNet.InputSize).Select(i => MathF.Sin((n + 1) * i)).ToArray())];
        TrainingSet train = new Dataset(images.SelectMany(image => image).ToArray(), [0, 1, 2, 0], classes: 3).AsTrainingSet();
        using ConvBatchNormNet network = new(batchSize: 1, seed: 1);

        network.Fit(train, new Adam(), new FitOptions { Epochs = 2 }).Epochs.Count.ShouldBe(2);
    }

    private static float[] Gradients(INetwork network)
    {
        float[] gradients = new float[network.Info.ParameterCount];
        network.GetGradients(gradients);
        return gradients;
    }
}
