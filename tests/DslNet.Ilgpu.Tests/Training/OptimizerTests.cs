using DslNet.Ilgpu.Tests.Harness;
using DslNet.Tests.Golden;
using DslNet.Tests.Training;

namespace DslNet.Ilgpu.Tests.Training;

/// <summary>Every optimizer, clipping in every way, on a network with both penalties: five steps on an accelerator are five steps on the CPU.</summary>
public class OptimizerTests
{
    private const int Rows = 6;

    private static readonly Dictionary<string, Func<Optimizer>> Optimizers = new()
    {
        ["Sgd"] = () => new Sgd(0.1f),
        ["Sgd with weight decay"] = () => new Sgd(0.1f, weightDecay: 0.05f),
        ["Sgd with momentum"] = () => new Sgd(0.1f, momentum: 0.9f),
        ["Sgd with momentum and weight decay"] = () => new Sgd(0.1f, momentum: 0.8f, weightDecay: 0.05f),
        ["Sgd by Nesterov"] = () => new Sgd(0.1f, momentum: 0.9f, nesterov: true),
        ["RmsProp"] = () => new RmsProp(0.01f),
        ["RmsProp with momentum"] = () => new RmsProp(0.01f, decay: 0.9f, momentum: 0.7f),
        ["Adagrad"] = () => new Adagrad(0.05f),
        ["Adam"] = () => new Adam(0.02f),
        ["Adam with amsgrad"] = () => new Adam(0.02f, beta1: 0.5f, beta2: 0.5f, amsgrad: true),
        ["NAdam"] = () => new NAdam(0.02f, weightDecay: 0.05f),
        ["AdamW with groups"] = () => new AdamW(0.02f, beta1: 0.8f, beta2: 0.95f, weightDecay: 0.1f) { Groups = [ParameterGroup.BiasesAndNormalization.WithoutDecay().WithLearningRate(2)] },
        ["Sgd with groups"] = () => new Sgd(0.05f, momentum: 0.9f, weightDecay: 0.1f) { Groups = [ParameterGroup.InLayers("dense1").WithLearningRate(0.5f)] },
        ["One's own"] = () => new OwnSgd(0.05f, 0.9f, weightDecay: 0.1f) { Groups = [ParameterGroup.BiasesAndNormalization.WithoutDecay()] },
        ["AdamW"] = () => new AdamW(0.02f, beta1: 0.8f, beta2: 0.95f, weightDecay: 0.1f),
    };

    public static TheoryData<string, float, float> Cases
    {
        get
        {
            TheoryData<string, float, float> cases = [];
            foreach (string name in Optimizers.Keys)
            {
                cases.Add(name, 0, 0);
                cases.Add(name, 0.3f, 0);
                cases.Add(name, 1e6f, 0);
                cases.Add(name, 0, 0.02f);
                cases.Add(name, 0.5f, 0.05f);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Its_steps_are_the_CPU_s(string name, float clipNorm, float clipValue)
    {
        Optimizer here = Optimizers[name](), there = Optimizers[name]();
        (here.ClipNorm, here.ClipValue, there.ClipNorm, there.ClipValue) = (clipNorm, clipValue, clipNorm, clipValue);
        using NetworkPair pair = NetworkPair.Of(typeof(NesterovPenaltyNet), Rows, seed: 4);
        for (int step = 0; step < 5; step++)
        {
            Batch batch = Batch.Draw(pair.Cpu.Info, Rows, seed: step);
            here.LearningRate = there.LearningRate *= 0.9f;
            float expected = pair.Cpu.TrainStep(batch.Input, batch.Target, here), actual = pair.Gpu.TrainStep(batch.Input, batch.Target, there);
            SameEverywhere.LossesShouldAgree(expected, actual, $"of step {step}");
            new[] { there.GradientNorm }.ShouldBeCloseTo([here.GradientNorm], "gradient norm");
            pair.ShouldAgree($"after step {step}");
        }

        there.StepCount.ShouldBe(5);
    }

    [Fact]
    public void All_optimizers_of_the_library_are_here()
    {
        IEnumerable<Type> all = typeof(Optimizer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Optimizer)) && !type.IsAbstract);
        Optimizers.Values.Select(make => make().GetType()).Where(type => type.Assembly == typeof(Optimizer).Assembly).Distinct().ShouldBe(all, ignoreOrder: true);
    }

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(0.02f, 0f)]
    [InlineData(0f, 0.03f)]
    [InlineData(0.01f, 0.02f)]
    public void A_penalty_goes_to_weights_alone_and_can_be_changed(float l1, float l2)
    {
        using NetworkPair pair = NetworkPair.Of(typeof(NesterovPenaltyNet), Rows);
        Batch batch = Batch.Draw(pair.Cpu.Info, Rows, seed: 8);
        pair.Gpu.Regularization.ShouldBe(new Regularization(0.001f, 0.01f));
        pair.Cpu.Regularization = pair.Gpu.Regularization = new Regularization(l1, l2);
        SameEverywhere.LossesShouldAgree(pair.Cpu.Backward(batch.Input, batch.Target), pair.Gpu.Backward(batch.Input, batch.Target), "of Backward");
        pair.ShouldAgree("after Backward");
    }

    [Fact]
    public void A_step_apart_from_the_backward_pass_is_the_same_step()
    {
        using NetworkPair pair = NetworkPair.Of(typeof(TanhRegressionNet), Rows);
        Batch batch = Batch.Draw(pair.Cpu.Info, Rows, seed: 8);
        Adam here = new(0.01f), there = new(0.01f);
        pair.Cpu.TrainStep(batch.Input, batch.Target, here);
        pair.Gpu.Backward(batch.Input, batch.Target);
        there.Step(pair.Gpu);
        pair.ShouldAgree("after a step");
        there.GradientNorm.ShouldBe(here.GradientNorm, 1e-4 * here.GradientNorm);
    }

    /// <summary>Each optimizer's norm is that of its own last step, whenever it is asked for.</summary>
    [Fact]
    public void Two_optimizers_of_one_network_keep_their_norms_apart()
    {
        using NetworkPair pair = NetworkPair.Of(typeof(TanhRegressionNet), Rows);
        float[] norms = [.. new[] { pair.Cpu, pair.Gpu }.SelectMany(network =>
        {
            Sgd first = new(0.1f), second = new(0.1f);
            Batch one = Batch.Draw(network.Info, Rows, seed: 1), another = Batch.Draw(network.Info, Rows, seed: 2);
            network.TrainStep(one.Input, one.Target, first);
            network.TrainStep(another.Input, another.Target, second);
            return new[] { first.GradientNorm, second.GradientNorm };
        })];
        norms[2..].ShouldBeCloseTo(norms[..2], "norms");
        Math.Abs(norms[0] - norms[1]).ShouldBeGreaterThan(1e-3f);
    }
}
