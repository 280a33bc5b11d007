namespace DslNet.Tests.Training;

/// <summary>What groups select, what is refused, and that threads and fused steps keep to them; their numbers are compared with PyTorch's elsewhere.</summary>
public class ParameterGroupTests
{
    public static TheoryData<Func<ParameterGroup[], Optimizer>> Kinds => new()
    {
        groups => new AdamW(0.01f, weightDecay: 0.1f) { Groups = groups },
        groups => new AdamW(0.01f, weightDecay: 0.1f, amsgrad: true) { Groups = groups },
        groups => new NAdam(0.01f, weightDecay: 0.1f) { Groups = groups },
        groups => new Sgd(0.01f, 0.9f, weightDecay: 0.1f) { Groups = groups },
        groups => new Sgd(0.01f, weightDecay: 0.1f) { Groups = groups },
    };

    /// <summary>Each parameter goes the way that it would go in an optimizer with its group's settings for all.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Fused_steps_keep_to_the_groups(Func<ParameterGroup[], Optimizer> make)
    {
        ParameterGroup head = ParameterGroup.InLayers("head").WithLearningRate(3), spared = ParameterGroup.BiasesAndNormalization.WithoutDecay();
        ParameterGroup all = new();
        Dictionary<string, float[]> grouped = Steps(make([head, spared])), plain = Steps(make([])), likeHead = Steps(make([all.WithLearningRate(3)])), likeSpared = Steps(make([all.WithoutDecay()]));
        foreach ((string name, float[] values) in grouped)
        {
            Dictionary<string, float[]> expected = name.StartsWith("head.", StringComparison.Ordinal) ? likeHead : name.EndsWith(".weight", StringComparison.Ordinal) ? plain : likeSpared;
            values.ShouldBe(expected[name], name);
        }
    }

    [Fact]
    public void What_selects_nothing_is_refused_with_the_names_there_are()
    {
        using OwnlyTrainedNet network = new(batchSize: 4);
        string layer = Should.Throw<ArgumentException>(() => new Sgd(0.1f) { Groups = [ParameterGroup.InLayers("hed")] }.Step(network)).Message;
        layer.ShouldContain("hed");
        layer.ShouldContain("dense1, batchnorm1, middle, head");
        using TinyNetwork tiny = new(2, 1, Loss.MeanSquaredError);
        Should.Throw<ArgumentException>(() => new Sgd(0.1f) { Groups = [new ParameterGroup { Roles = [ParameterRole.Scale] }] }.Step(tiny)).Message.ShouldContain("dense1.weight, dense1.bias");
        Should.Throw<ArgumentException>(() => new Sgd(0.1f) { Groups = [new ParameterGroup(), ParameterGroup.BiasesAndNormalization] }.Step(tiny)).Message.ShouldContain("earlier groups have all of these");
        Should.Throw<ArgumentException>(() => new Adam { Groups = [ParameterGroup.BiasesAndNormalization.WithoutDecay()] }).Message.ShouldContain("Adam has none in its formula");
    }

    public static TheoryData<string, Action> WrongArguments => new()
    {
        { "names", () => _ = ParameterGroup.InLayers() },
        { "factor", () => _ = new ParameterGroup().WithLearningRate(-1) },
        { "weightDecay", () => _ = new ParameterGroup().WithDecay(float.NaN) },
        { "LearningRateFactor", () => _ = new ParameterGroup { LearningRateFactor = float.PositiveInfinity } },
        { "WeightDecay", () => _ = new ParameterGroup { WeightDecay = -1 } },
        { "Roles", () => _ = new ParameterGroup { Roles = [ParameterRole.RunningMean] } },
        { "Roles", () => _ = new ParameterGroup { Roles = [ParameterRole.Positions] } },
        { "Groups", () => _ = new Sgd(0.1f) { Groups = null! } },
    };

    [Theory]
    [MemberData(nameof(WrongArguments))]
    public void A_wrong_argument_is_named(string name, Action make) => Should.Throw<ArgumentException>(make).ParamName.ShouldBe(name);

    [Fact]
    public void A_rate_of_nothing_leaves_parameters_alone()
    {
        Dictionary<string, float[]> frozen = Steps(new AdamW(0.1f) { Groups = [ParameterGroup.InLayers("middle").WithLearningRate(0)] });
        using OwnlyTrainedNet network = new(batchSize: 8, seed: 3, threads: 3);
        Named(network)["middle.weight"].ShouldBe(frozen["middle.weight"]);
        Named(network)["head.weight"].ShouldNotBe(frozen["head.weight"]);
    }

    [Fact]
    public void Groups_are_equal_by_what_they_say()
    {
        ParameterGroup.InLayers("a", "b").WithoutDecay().ShouldBe(new ParameterGroup { Layers = ["a", "b"], WeightDecay = 0 });
        ParameterGroup.InLayers("a").ShouldNotBe(ParameterGroup.InLayers("b"));
    }

    private static Dictionary<string, float[]> Steps(Optimizer optimizer)
    {
        using OwnlyTrainedNet network = new(batchSize: 8, seed: 3, threads: 3);
        (float[] inputs, int[] labels) = OwnOptimizerTests.Data();

        // One step, and a second one with the gradients of the first: so groups don't change each other's gradients.
        network.TrainStep(inputs.AsSpan(0, 8 * 20), labels.AsSpan(0, 8), optimizer);
        optimizer.Step(network);
        return Named(network);
    }

    private static Dictionary<string, float[]> Named(INetwork network)
    {
        float[] values = new float[network.Info.ParameterCount];
        network.GetParameters(values);
        Dictionary<string, float[]> named = [];
        int start = 0;
        foreach (ParameterInfo parameter in network.Info.Parameters)
        {
            named[parameter.Name] = values[start..(start + parameter.Count)];
            start += parameter.Count;
        }

        return named;
    }
}
