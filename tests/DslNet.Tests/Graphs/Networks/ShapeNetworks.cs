using static DslNet.Dsl;

namespace DslNet.Tests.Graphs.Networks;

/// <summary>Slices, transposition, reshaping and padding of a sequence.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class SequenceShapesNet
{
    static Net Define()
    {
        Net sound = Input(12, 5) >> Conv1D(6, 3, padding: 1) >> Tanh;
        Net early = sound >> Slice(1..7, Axis.Steps) >> Pad(1, 2) >> Conv1D(4, 4);
        Net late = sound >> Slice(^6.., Axis.Steps) >> Transpose(Axis.Steps, Axis.Channels) >> Conv1D(4, 1);
        Net pairs = sound >> Slice(2..5) >> Reshape(6, 6) >> Slice(..4);
        return Concat(Axis.Steps, early, late, pairs) >> Tanh >> Flatten >> Dense(3);
    }
}

/// <summary>The same of images, with joins along each axis.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class ImageShapesNet
{
    static Net Define()
    {
        Net image = Input(6, 8, 3) >> Conv2D(5, 3, padding: Padding.Same) >> Tanh;
        Net tall = image >> Transpose(Axis.Height, Axis.Width) >> Slice(1..7, Axis.Height);
        Net wide = image >> Slice(..4, Axis.Height) >> Slice(^5.., Axis.Width) >> Pad(1, 1, 0, 1);
        Net rows = Concat(Axis.Height, tall, wide) >> Conv2D(4, 3) >> Tanh;
        Net turned = image >> Slice(3..) >> Transpose(Axis.Width, Axis.Channels) >> Reshape(8, 6, 2) >> Pad(1) >> Reshape(10, 4, 4);
        return Concat(Axis.Width, rows, turned) >> Conv2D(2, 3, stride: 2) >> Flatten >> Dense(3);
    }
}
