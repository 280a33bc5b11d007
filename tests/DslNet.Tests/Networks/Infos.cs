using FsCheck;
using FsCheck.Fluent;

namespace DslNet.Tests.Networks;

/// <summary>Infos as generated code makes them, for dense networks written by hand or drawn.</summary>
internal static class Infos
{
    /// <summary>Dense layers of the given widths, with ReLU between them and a softmax behind, trained by cross-entropy.</summary>
    public static NetworkInfo Dense(params int[] widths)
    {
        List<LayerInfo> layers = [];
        List<ParameterInfo> parameters = [];
        for (int i = 1; i < widths.Length; i++)
        {
            (int inputs, int units) = (widths[i - 1], widths[i]);
            parameters.Add(new($"dense{i}.weight", layers.Count, ParameterRole.Weight, new Shape(inputs, units), Init.HeNormal, inputs, units));
            parameters.Add(new($"dense{i}.bias", layers.Count, ParameterRole.Bias, new Shape(units), Init.Zeros, inputs, units));
            layers.Add(new($"dense{i}", "Dense", new Shape(inputs), new Shape(units), (inputs + 1) * units, (long)inputs * units));
            bool last = i == widths.Length - 1;
            layers.Add(new(last ? "softmax1" : $"relu{i}", last ? "Softmax" : "Relu", new Shape(units), new Shape(units), 0, 0));
        }

        int output = widths.Length - 1;
        var plan = new WorkspacePlan([.. widths, widths[^1]], [1], InputSlot: 0, TargetSlot: widths.Length, TrainOutputSlot: output, EvalOutput: 0);
        return new NetworkInfo("DenseNet", new Shape(widths[0]), new Shape(widths[^1]), Loss.CrossEntropy, layers, parameters, [], plan, Regularization.None);
    }

    /// <summary>784-256-BatchNorm-ReLU-10, the first course's own.</summary>
    public static NetworkInfo BatchNorm(Loss loss = Loss.CrossEntropy) => new(
        "MnistNet",
        new Shape(28, 28, 1),
        new Shape(10),
        loss,
        [
            new("flatten1", "Flatten", new Shape(28, 28, 1), new Shape(784), 0, 0),
            new("dense1", "Dense", new Shape(784), new Shape(256), 200_960, 200_704),
            new("batchnorm1", "BatchNorm", new Shape(256), new Shape(256), 512, 0),
            new("relu1", "Relu", new Shape(256), new Shape(256), 0, 0),
            new("dense2", "Dense", new Shape(256), new Shape(10), 2_570, 2_560),
            new("softmax1", "Softmax", new Shape(10), new Shape(10), 0, 0),
        ],
        [
            new("dense1.weight", 1, ParameterRole.Weight, new Shape(784, 256), Init.HeNormal, 784, 256),
            new("dense1.bias", 1, ParameterRole.Bias, new Shape(256), Init.Zeros, 784, 256),
            new("batchnorm1.scale", 2, ParameterRole.Scale, new Shape(256), Init.Constant(1), 256, 256),
            new("batchnorm1.shift", 2, ParameterRole.Shift, new Shape(256), Init.Zeros, 256, 256),
            new("dense2.weight", 4, ParameterRole.Weight, new Shape(256, 10), Init.XavierNormal, 256, 10),
            new("dense2.bias", 4, ParameterRole.Bias, new Shape(10), Init.Zeros, 256, 10),
        ],
        [
            new("batchnorm1.running_mean", 2, ParameterRole.RunningMean, new Shape(256), Init.Zeros, 256, 256),
            new("batchnorm1.running_var", 2, ParameterRole.RunningVariance, new Shape(256), Init.Constant(1), 256, 256),
        ],
        new WorkspacePlan([784, 10, 256, 256, 10], [256], InputSlot: 0, TargetSlot: 1, TrainOutputSlot: 4, EvalOutput: 0),
        Regularization.None);

    /// <summary>One to five dense layers of 1 to 70 inputs and units.</summary>
    public static Gen<NetworkInfo> Any { get; } =
        from count in Gen.Choose(2, 6)
        from widths in Gen.Choose(1, 70).ArrayOf(count)
        select Dense(widths);
}
