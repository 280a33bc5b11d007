using DslNet.Compiler.Tests;
using DslNet.Compiler.Ops;
using DslNet.Generators.Tests.Harness;

namespace DslNet.Generators.Tests.Snapshots;

/// <summary>What is generated, word for word, for networks that together use every layer and every loss.</summary>
public class GeneratedCodeTests
{
    private static readonly (string Name, string Attribute, string Members)[] Networks =
    [
        ("Textbook342", "", "static Net Define() => Input(3) >> Dense(4) >> Relu >> Dense(2);"),
        ("Textbook3442", "Loss = Loss.MeanSquaredError", "static Net Define() => Input(3) >> Dense(4) >> Sigmoid >> Dense(4) >> Sigmoid >> Dense(2);"),
        ("Mnist", "Loss = Loss.CrossEntropy", "static Net Define() => Input(784) >> Dense(256) >> BatchNorm() >> Relu >> Dense(10) >> Softmax;"),
        ("Digits", "Loss = Loss.CrossEntropy", "static Net Define() => Input(64) >> Dense(128) >> BatchNorm() >> Relu >> Dropout(0.25f) >> Dense(10) >> Softmax;"),
        ("Image", "Loss = Loss.CrossEntropy, LabelSmoothing = 0.1f", "static Net Define() => Input(8, 8, 1) >> Flatten >> Repeat(2, i => Dense(32 >> i) >> Gelu) >> Dense(3, bias: false) >> Softmax;"),
        ("Binary", "Loss = Loss.BinaryCrossEntropy, L2 = 0.01f", "static Net Define() => Input(30) >> Dense(16, Init.He, name: \"hidden\") >> LeakyRelu() >> Dense(1) >> Sigmoid;"),
        ("Residuals", "Loss = Loss.Huber, HuberDelta = 0.5f", "static Net Define() => Input(7) >> Dense(9) >> Residual(Dense(9) >> Silu >> Dense(9)) >> Elu() >> Dense(1);"),
        ("Smooth", "Loss = Loss.MeanAbsoluteError, L1 = 0.001f", "static Net Define() => Input(5) >> Dense(6) >> Tanh >> Dense(6) >> Softplus >> Dense(2);"),
        ("Mish", "Loss = Loss.Custom", """
            static Net Define() => Input(4) >> Dense(8) >> Activation(x => x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x)))) >> Dense(1);
                static float LossOf(float prediction, float target) => MathF.Log((MathF.Exp(prediction - target) + MathF.Exp(target - prediction)) / 2);
            """),
        ("LeNet5", "Loss = Loss.CrossEntropy", """
            static Net Define() =>
                    Input(28, 28, 1)
                    >> Conv2D(6, 5, padding: 2) >> Tanh >> AvgPool2D(2)
                    >> Conv2D(16, 5) >> Tanh >> MaxPool2D(2)
                    >> Flatten >> Dense(120) >> Tanh >> Dense(84) >> Tanh >> Dense(10) >> Softmax;
            """),
        ("SmallResNet", "Loss = Loss.CrossEntropy", """
            static Layer Block(int filters) => Conv2D(filters, 3, padding: Padding.Same, bias: false) >> BatchNorm() >> Relu >> Conv2D(filters, 3, padding: Padding.Same, bias: false) >> BatchNorm();
                static Net Define() =>
                    Input(16, 16, 3)
                    >> Conv2D(8, 3, padding: Padding.Same, bias: false) >> BatchNorm() >> Relu
                    >> Repeat(2, Residual(Block(8)) >> Relu)
                    >> Conv2D(16, 3, stride: 2, padding: 1, bias: false) >> BatchNorm() >> Relu
                    >> Residual(Block(16)) >> Relu
                    >> Conv2D(32, 1) >> GlobalAvgPool >> Dense(10) >> Softmax;
            """),
        ("Letters", "Loss = Loss.Ctc, MaxLabels = 6", """
            static Net Define() => Input(20, 8) >> Conv1D(12, 3) >> Relu >> Conv1D(5, 1) >> Softmax;
            """),
        ("Tags", "Loss = Loss.CrossEntropy, IgnoredClass = -1", """
            static Net Define() => Tokens(12, vocabulary: 40, lengths: true) >> Embedding(8) >> Map(Dense(5)) >> Softmax;
            """),
        ("Marks", "Loss = Loss.BinaryCrossEntropy", """
            static Net Define()
                {
                    Net code = Input(6, 3, lengths: true) >> Map(Dense(4) >> Tanh);
                    return Outputs(Head("marks", code >> Map(Dense(2)) >> Sigmoid), Head("places", code >> Map(Dense(3)), Loss.MeanSquaredError));
                }
            """),
        ("Speech", "Loss = Loss.CrossEntropy", """
            static Net Define() =>
                    Input(98, 40)
                    >> Conv1D(24, 5, stride: 2, padding: 2) >> BatchNorm() >> Relu >> MaxPool1D(2)
                    >> Conv1D(32, 3, padding: Padding.Same) >> Relu >> AvgPool1D(2) >> GlobalAvgPool
                    >> Dropout(0.3f) >> Dense(10) >> Softmax;
            """),
        ("Saliency", "Loss = Loss.CrossEntropy, InputGradient = true", "static Net Define() => Input(6) >> Dense(5) >> Relu >> Dense(3) >> Softmax;"),
        ("Attention", "Loss = Loss.MeanSquaredError", "static Net Define() => Input(6) >> Dense(6) >> Softmax >> Dropout(0.5f) >> Dense(2);"),
        ("Translator", "Loss = Loss.CrossEntropy", """
            static Net Define()
                {
                    Net source = Input(7, 8, name: "source") >> SelfAttention(2);
                    Net target = Input(5, 8, name: "target") >> Residual(SelfAttention(2, causal: true, name: "past"));
                    return target + CrossAttention(target, source, heads: 4) >> Flatten >> Dense(3) >> Softmax;
                }
            """),
        ("TwoInputs", "Loss = Loss.CrossEntropy", """
            static Net Define()
                {
                    Net photo = Input(8, 8, 3, name: "photo") >> Conv2D(8, 3) >> Relu >> GlobalAvgPool;
                    Net age = Input(8, name: "age") >> Dense(16) >> Relu;
                    return Concat(photo, age) >> Dense(10) >> Softmax;
                }
            """),
        ("UNet", "Loss = Loss.BinaryCrossEntropy", """
            static Layer Twice(int filters) => Conv2D(filters, 3, padding: Padding.Same) >> Relu >> Conv2D(filters, 3, padding: Padding.Same) >> Relu;
                static Net Define()
                {
                    Net wide = Input(32, 32, 1) >> Twice(8);
                    Net middle = wide >> MaxPool2D(2) >> Twice(16);
                    Net deep = middle >> MaxPool2D(2) >> Twice(32);
                    Net up = Concat(middle, deep >> Upsample2D(2, Interpolation.Bilinear)) >> Twice(16);
                    return Concat(wide, up >> Upsample2D(2)) >> Twice(8) >> Conv2D(1, 1) >> Flatten >> Sigmoid;
                }
            """),
        ("Mobile", "Loss = Loss.MeanSquaredError", """
            static Net Define()
                {
                    Net photo = Input(12, 10, 3, name: "photo") >> Conv2D(8, kernel: (3, 5), stride: (2, 1), padding: (0, 1, 2, 2)) >> Relu >> Conv2D(8, 3, padding: 1, groups: 8) >> SeparableConv2D(6, 3, dilation: 2);
                    Net sound = Input(20, 4, name: "sound") >> Conv1D(8, 3, padding: (4, 0), dilation: 2, groups: 2) >> ConvTranspose1D(3, 4, stride: 2, padding: 1) >> GlobalAvgPool;
                    return Concat(photo >> ConvTranspose2D(4, 3, stride: 2, outputPadding: 1) >> GlobalAvgPool, sound) >> Dense(2);
                }
            """),
        ("Siamese", "Loss = Loss.BinaryCrossEntropy", """
            static Net Define()
                {
                    Layer tower = Shared(Frozen(Dense(16) >> Tanh) >> Dense(8) >> Activation((x, a) => x > 0 ? x : a * x, Parameter(Init.Constant(0.25f))), name: "tower");
                    Net left = Input(12, name: "left") >> tower, right = Input(12, name: "right") >> tower;
                    Net apart = Subtract(left, right);
                    return Concat(left * right, Multiply(apart, apart)) >> Dense(1) >> Sigmoid;
                }
            """),
        ("TwoHeads", "", """
            static Net Define()
                {
                    Net code = Input(24) >> Dense(12) >> Tanh >> Tap("code");
                    Net gate = 1 - (code >> StopGradient >> Dense(12) >> Sigmoid);
                    Net style = Add(code * gate, code) >> Reshape(4, 3) >> Transpose(Axis.Steps, Axis.Channels) >> Pad(1) >> Slice(1..4, Axis.Steps) >> Flatten >> Rescale(2, -1);
                    Net digit = code >> Concat(Identity, Dense(4) >> Relu) >> Dense(10) >> Softmax;
                    return Outputs(Head("digit", digit, Loss.CrossEntropy, weight: 0.7f), Head("style", style >> Dense(3), Loss.MeanSquaredError));
                }
            """),
        ("Norms", "Loss = Loss.CrossEntropy", "static Net Define() => Input(12, 6) >> Conv1D(10, 3) >> GroupNorm(2) >> Relu >> Residual(LayerNorm() >> Conv1D(10, 1)) >> RmsNorm() >> GlobalAvgPool >> Dense(3) >> Softmax;"),
        ("Recurrent", "Loss = Loss.MeanSquaredError", """
            static Net Cell(Net x, Net h)
                {
                    Net z = (x >> Dense(6)) + (h >> Dense(6, bias: false)) >> Sigmoid;
                    Net n = (x >> Dense(6)) + (h >> Dense(6, bias: false)) >> Tanh;
                    return (z * h) + ((1 - z) * n);
                }
                static Net Define() => Input(5, 3) >> Bidirectional(Lstm(4)) >> Gru(5) >> Rnn(4) >> Scan(6, Cell) >> Flatten >> Dense(2);
            """),
        ("Pooled", "Loss = Loss.CrossEntropy", "static Net Define() => Input(7, 6, 3) >> Pad(2, PadMode.Reflect) >> Conv2D(4, 3) >> Relu >> AdaptiveAvgPool2D(4, 3) >> Reshape(12, 4) >> Pad(1, 0, PadMode.Replicate) >> AdaptiveAvgPool1D(5) >> Flatten >> Dense(3) >> Softmax;"),
        ("Words", "Loss = Loss.CrossEntropy", """
            static Net Define()
                {
                    Net words = Tokens(12, vocabulary: 40, lengths: true, name: "words") >> Embedding(16) >> PositionEmbedding() >> Map(Dense(10) >> Tanh);
                    Net sound = Input(9, 5, lengths: true, name: "sound") >> SinusoidalPositions() >> Conv1D(8, 3, padding: Padding.Same) >> Reverse;
                    return Concat(words >> Last, words >> First, sound >> GlobalAvgPool) >> Dense(3) >> Softmax;
                }
            """),
    ];

    public static TheoryData<string> Names => [.. Networks.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Generated_code(string name)
    {
        string source = Source(name);
        Snapshot.Match(Generating.File(source), name);
        Generating.Complete(Compiling.Of(source));
    }

    [Fact]
    public void Together_they_use_every_layer_and_every_loss()
    {
        string all = string.Concat(Networks.Select(network => network.Attribute + network.Members));
        OpTable.All.Select(op => op.Verb).Where(verb => !all.Contains(verb)).ShouldBeEmpty();
        Enum.GetNames<Loss>().Where(loss => loss is not (nameof(Loss.None) or nameof(Loss.PerHead)) && !all.Contains("Loss." + loss)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Textbook342", 20, 26)]
    [InlineData("Textbook3442", 36, 46)]
    public void A_first_courses_networks_have_the_connections_that_the_book_counts(string name, int connections, int parameters)
    {
        using INetwork network = Generating.Make(Generating.Load(Source(name)), name, 4);
        network.Info.ConnectionCount.ShouldBe(connections);
        network.Info.ParameterCount.ShouldBe(parameters);
    }

    private static string Source(string name)
    {
        (_, string attribute, string members) = Networks.Single(network => network.Name == name);
        return $$"""
            {{Compiling.Usings}}
            [Network({{attribute}})]
            public sealed partial class {{name}}
            {
                {{members}}
            }
            """;
    }
}
