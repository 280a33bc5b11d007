using static DslNet.Dsl;

namespace DslNet.Tests;

/// <summary>The canonical text of graphs: the compiler's reading of the same definitions prints it, too.</summary>
public class GraphTextTests
{
    private const string Dense4 = "Dense(units: 4, init: Auto, bias: true, name: null)";

    [Fact]
    public void Joined_inputs_are_bindings_in_the_order_of_their_declaration()
    {
        Net photo = Input(32, 32, 3, name: "photo"), age = Input(8);
        Net left = photo >> GlobalAvgPool;
        Net right = age >> Dense(4) >> Relu;

        (Concat(right, left) >> Softmax).ToString().ShouldBe(
            $"input1 = Input(32, 32, 3, name: \"photo\")\ninput2 = Input(8)\nx1 = input2 >> {Dense4} >> Relu\nx2 = input1 >> GlobalAvgPool\nConcat(x1, x2, axis: Channels) >> Softmax");
    }

    [Fact]
    public void A_value_that_is_read_twice_has_a_name()
    {
        Net x = Input(4) >> Tanh;

        (x + (x >> Dense(4))).ToString().ShouldBe($"x1 = Input(4) >> Tanh\nx2 = x1 >> {Dense4}\nAdd(x1, x2)");
        (Input(3) is var input ? input * input : input).ToString().ShouldBe("input1 = Input(3)\nMultiply(input1, input1)");
    }

    [Fact]
    public void Inputs_that_nothing_reads_are_no_inputs()
    {
        Net unread = Input(9);
        Net read = Input(3) >> Relu;

        unread.Inputs.Length.ShouldBe(1);
        read.ToString().ShouldBe("Input(3) >> Relu");
    }

    [Fact]
    public void A_named_input_of_a_chain_says_its_name() => (Input(8, 2, name: "sound") >> Flatten).ToString().ShouldBe("Input(8, 2, name: \"sound\") >> Flatten");

    [Fact]
    public void A_join_of_one_value_is_a_layer_behind_it()
    {
        Net x = Input(3);

        Concat(x).ToString().ShouldBe("Input(3) >> Concat(axis: Channels)");
        Add(x).ToString().ShouldBe("Input(3) >> Add");
        Multiply(x).ToString().ShouldBe("Input(3) >> Multiply");
        Concat(Axis.Steps, x).Layers.ToString().ShouldBe("Concat(axis: Steps)");
    }

    [Fact]
    public void Joins_of_values_print_them_before_their_arguments()
    {
        Net a = Input(8, 2), b = Input(8, 2);
        const string Inputs = "input1 = Input(8, 2)\ninput2 = Input(8, 2)\n";

        Concat(Axis.Steps, a, b, a).ToString().ShouldBe(Inputs + "Concat(input1, input2, input1, axis: Steps)");
        Add(a, b).ToString().ShouldBe(Inputs + "Add(input1, input2)");
        Subtract(b, a).ToString().ShouldBe(Inputs + "Subtract(input2, input1)");
        Multiply(a, b).ToString().ShouldBe(Inputs + "Multiply(input1, input2)");
        CrossAttention(a, b, 2).ToString().ShouldBe(Inputs + "CrossAttention(input1, input2, heads: 2, name: null)");
    }

    [Fact]
    public void Joins_of_layers_hold_blocks()
    {
        Concat(Identity, Relu >> Tanh).ToString().ShouldBe("Concat(block1: Identity, block2: Relu >> Tanh, axis: Channels)");
        Concat(Axis.Height, Relu, Tanh).ToString().ShouldBe("Concat(block1: Relu, block2: Tanh, axis: Height)");
        Add(Identity, Relu).ToString().ShouldBe("Add(block1: Identity, block2: Relu)");
        Multiply(Identity, Sigmoid, Tanh).ToString().ShouldBe("Multiply(block1: Identity, block2: Sigmoid, block3: Tanh)");
    }

    [Fact]
    public void Outputs_print_their_heads()
    {
        Net trunk = Input(6) >> Tanh;
        Net net = Outputs(Head("digit", trunk >> Dense(4) >> Softmax, Loss.CrossEntropy, weight: 0.7f), Head("style", trunk));

        net.ToString().ShouldBe(
            $"x1 = Input(6) >> Tanh\nx2 = x1 >> {Dense4} >> Softmax\nOutputs(Head(\"digit\", x2, loss: CrossEntropy, weight: 0.7), Head(\"style\", x1, weight: 1))");
        Head("only", trunk).ToString().ShouldBe("x1 = Input(6) >> Tanh\nOutputs(Head(\"only\", x1, weight: 1))");
    }

    public static TheoryData<Layer, string> Layers => new()
    {
        { Identity, "Identity" },
        { StopGradient, "StopGradient" },
        { Frozen(Relu >> Tanh), "Frozen(block: Relu >> Tanh)" },
        { Tap("code"), "Tap(name: \"code\")" },
        { Shared(Relu), "Shared(block: Relu, name: null, id: 1)" },
        { Shared(Relu, "tower"), "Shared(block: Relu, name: \"tower\", id: 1)" },
        { Reshape(12), "Reshape(size: 12)" },
        { Reshape(4, 3), "Reshape(length: 4, channels: 3)" },
        { Reshape(2, 2, 3), "Reshape(height: 2, width: 2, channels: 3)" },
        { Slice(2..5), "Slice(range: 2..5, axis: Channels)" },
        { Slice(^3.., Axis.Width), "Slice(range: ^3..^0, axis: Width)" },
        { Transpose(Axis.Steps, Axis.Channels), "Transpose(first: Steps, second: Channels)" },
        { Upsample2D(2), "Upsample2D(factor: 2, interpolation: Nearest)" },
        { Upsample2D(3, Interpolation.Bilinear), "Upsample2D(factor: 3, interpolation: Bilinear)" },
        { Pad(1), "Pad(pixels: 1, mode: Zeros)" },
        { Pad(0, 2), "Pad(before: 0, after: 2, mode: Zeros)" },
        { Pad(2, PadMode.Reflect), "Pad(pixels: 2, mode: Reflect)" },
        { Pad(1, 2, 3, 4), "Pad(top: 1, bottom: 2, left: 3, right: 4, mode: Zeros)" },
        { LayerNorm(), "LayerNorm(epsilon: 1E-05, name: null)" },
        { RmsNorm(0.5f, "norm"), "RmsNorm(epsilon: 0.5, name: \"norm\")" },
        { GroupNorm(3), "GroupNorm(groups: 3, epsilon: 1E-05, name: null)" },
        { AdaptiveAvgPool1D(4), "AdaptiveAvgPool1D(size: 4)" },
        { AdaptiveAvgPool2D(4, 3), "AdaptiveAvgPool2D(height: 4, width: 3)" },
        { Rescale(2), "Rescale(scale: 2, offset: 0)" },
        { Rescale(-1, 0.5f), "Rescale(scale: -1, offset: 0.5)" },
        { Rnn(5), "Rnn(units: 5, name: null)" },
        { Gru(5, "memory"), "Gru(units: 5, name: \"memory\")" },
        { Bidirectional(Lstm(5)), "Bidirectional(layer: Lstm(units: 5, name: null))" },
        { Scan(4, (x, h) => Concat(x, h) >> Dense(4) >> Tanh), $"Scan(units: 4, cell: (input1, input2) => Concat(input1, input2, axis: Channels) >> {Dense4} >> Tanh)" },
        { Scan(4, (x, h) => (x >> Dense(4)) + h), $"Scan(units: 4, cell: (input1, input2) => {{ x1 = input1 >> {Dense4}; Add(x1, input2) }})" },
        { Scan(4, (x, h) => h), "Scan(units: 4, cell: (input1, input2) => input2)" },
        { Residual(Relu, shortcut: Tanh), "Residual(block: Relu, shortcut: Tanh)" },
        { Activation((x, a) => x > 0 ? x : a * x, Parameter(Init.Constant(0.25f))), "Activation(function: function, parameter: Parameter(Constant(0.25), Channel))" },
        {
            Activation((x, a, b) => (a * x) + b, Parameter(Init.Normal(0.1f), Per.Layer), Parameter(Init.Zeros)),
            "Activation(function: function, parameter1: Parameter(Normal(0.1), Layer), parameter2: Parameter(Zeros, Channel))"
        },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_layer_prints_its_arguments(Layer layer, string text)
    {
        layer.ToString().ShouldBe(text);
        (Input(3) >> layer).ToString().ShouldBe("Input(3) >> " + text);
    }
}
