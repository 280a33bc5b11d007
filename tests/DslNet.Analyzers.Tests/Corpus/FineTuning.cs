// Two phases: the new heads first, then the upper half of the trunk with them; the lower half stays as it was loaded.
using DslNet;
using DslNet.Data;
using static DslNet.Dsl;

namespace Corpus.FineTuning;

[Network]
public sealed partial class FaceNet
{
    private static Layer Block(int filters) => Conv2D(filters, 3, padding: Padding.Same, bias: false) >> BatchNorm() >> Relu;

    static Net Define()
    {
        Net trunk = Input(16, 16, 3, name: "photo") >> Frozen(Block(8) >> MaxPool2D(2)) >> Block(16) >> Residual(Block(16) >> Block(16));
        Net weights = trunk >> GlobalAvgPool >> Dense(16, name: "gate") >> Softmax;
        Net features = (trunk >> GlobalAvgPool) * weights;
        return Outputs(
            Head("features", features, Loss.Huber, weight: 0.1f),
            Head("person", features >> Dense(20, name: "person") >> Softmax, Loss.CrossEntropy),
            Head("age", features >> Dense(8) >> Relu >> Dense(1), Loss.MeanSquaredError, weight: 0.2f));
    }
}

public static class Program
{
    public static void Tune(TrainingSet train, ValidationSet validation, string pretrained)
    {
        using var network = new FaceNet(batchSize: 32, seed: 1);
        Safetensors.Load(network, pretrained);
        network.Freeze("conv2d2", "batchnorm2", "conv2d3", "batchnorm3", "conv2d4", "batchnorm4");
        Run(network, train, validation, 1e-3f);
        network.Unfreeze();
        Run(network, train, validation, 1e-4f);

        float[] features = new float[16], person = new float[20], age = new float[1];
        network.Predict(photo: new float[16 * 16 * 3], features: features, person: person, age: age);
    }

    private static void Run(FaceNet network, TrainingSet train, ValidationSet validation, float rate) =>
        network.Fit(train, new Adam(rate), new FitOptions { Epochs = 10, Validation = validation });
}
