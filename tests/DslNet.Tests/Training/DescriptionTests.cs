using System.Globalization;

namespace DslNet.Tests.Training;

/// <summary>Optimizers and schedules say what they are as a program would: checkpoints tell trainings apart by it.</summary>
public class DescriptionTests
{
    public static TheoryData<object, string> Described => new()
    {
        { new Sgd(0.1f, momentum: 0.9f, nesterov: true), "Sgd(0.1, momentum: 0.9, nesterov: true, weightDecay: 0)" },
        { new Adam { ClipNorm = 1.5f }, "Adam(0.001, beta1: 0.9, beta2: 0.999, epsilon: 1E-08) { ClipNorm = 1.5 }" },
        { new AdamW { ClipValue = 2 }, "AdamW(0.001, beta1: 0.9, beta2: 0.999, epsilon: 1E-08, weightDecay: 0.01) { ClipValue = 2 }" },
        { new RmsProp { ClipNorm = 1, ClipValue = 2 }, "RmsProp(0.01, decay: 0.99, epsilon: 1E-08, momentum: 0) { ClipNorm = 1, ClipValue = 2 }" },
        { new Adam(amsgrad: true), "Adam(0.001, beta1: 0.9, beta2: 0.999, epsilon: 1E-08, amsgrad: true)" },
        { new NAdam(), "NAdam(0.002, beta1: 0.9, beta2: 0.999, epsilon: 1E-08, weightDecay: 0, momentumDecay: 0.004)" },
        {
            new AdamW { ClipNorm = 1.5f, Groups = [ParameterGroup.BiasesAndNormalization.WithoutDecay(), ParameterGroup.InLayers("dense1", "dense2").WithLearningRate(0.1f)] },
            "AdamW(0.001, beta1: 0.9, beta2: 0.999, epsilon: 1E-08, weightDecay: 0.01) { ClipNorm = 1.5, Groups = [{ Roles = [Bias, Scale, Shift, InputBias, HiddenBias], LearningRateFactor = 1, WeightDecay = 0 }, { Layers = [dense1, dense2], LearningRateFactor = 0.1, WeightDecay = the optimizer's }] }"
        },
        { new Adagrad(), "Adagrad(0.01, epsilon: 1E-10)" },
        { Schedule.Constant, "Constant" },
        { Schedule.Step(10, 0.5f), "Step(10, 0.5)" },
        { Schedule.Exponential(0.99f), "Step(1, 0.99)" },
        { Schedule.Cosine(), "Cosine(minimum: 0)" },
        { Schedule.Cosine(100, 0.25f), "Cosine(steps: 100, minimum: 0.25)" },
        { Schedule.OneCycle(0.5f), "OneCycle(0.5)" },
        { Schedule.OneCycle(0.5f, 100), "OneCycle(0.5, steps: 100)" },
        { Schedule.Warmup(5).Then(Schedule.ReduceOnPlateau(0.5f, 3)), "Warmup(5).Then(ReduceOnPlateau(0.5, 3))" },
    };

    [Theory]
    [MemberData(nameof(Described))]
    public void Every_setting_is_said_in_the_invariant_culture(object described, string text)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            described.ToString().ShouldBe(text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
