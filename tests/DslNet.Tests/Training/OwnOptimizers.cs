using System.Globalization;
using static DslNet.Dsl;

#pragma warning disable SA1402 // What a user would write, a class each, together.
namespace DslNet.Tests.Training;

/// <summary>As a user would write it: SGD with momentum and weight decay.</summary>
public sealed class OwnSgd(float learningRate, float momentum, float weightDecay = 0) : Optimizer(learningRate)
{
    public override int StateFloatsPerParameter => 1;

    protected override float? DefaultWeightDecay => weightDecay;

    public override string ToString() => Described(string.Create(CultureInfo.InvariantCulture, $"OwnSgd({LearningRate}, momentum: {momentum}, weightDecay: {weightDecay})"));

    protected override void Update(OptimizerStep step, Span<float> parameters, ReadOnlySpan<float> gradients, ParameterState state)
    {
        Span<float> velocity = state[0];
        for (int i = 0; i < parameters.Length; i++)
        {
            velocity[i] = (velocity[i] * momentum) + (gradients[i] + (parameters[i] * step.WeightDecay));
            parameters[i] -= velocity[i] * step.LearningRate;
        }
    }
}

/// <summary>A formula that makes NaN of zeros, which padding is made of, and uses the number of the step.</summary>
public sealed class OwnAdagrad() : Optimizer(0.05f)
{
    public List<long> Prepared { get; } = [];

    public override int StateFloatsPerParameter => 1;

    public override string ToString() => Described("OwnAdagrad()");

    protected override void Prepare(long step) => Prepared.Add(step);

    protected override void Update(OptimizerStep step, Span<float> parameters, ReadOnlySpan<float> gradients, ParameterState state)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            state[0][i] += gradients[i] * gradients[i];
            parameters[i] -= step.LearningRate / step.Number * gradients[i] / MathF.Sqrt(state[0][i]);
        }
    }
}

/// <summary>Climbs and falls back.</summary>
public sealed class Sawtooth(int every) : Schedule
{
    public override string ToString() => $"Sawtooth({every})";

    protected override double RateAt(long step, double baseRate) => baseRate * (1 + (step % every)) / every;
}

/// <summary>Goes down in a straight line to the end of the run, and halves the rate whenever the loss has risen.</summary>
public sealed class Wary(long length = 0) : Schedule
{
    private double last = double.PositiveInfinity, factor = 1;

    public override string ToString() => $"Wary({length})";

    protected override Schedule StartRun(long totalSteps) => new Wary(totalSteps);

    protected override void EndEpoch(double loss)
    {
        factor *= loss > last ? 0.5 : 1;
        last = loss;
    }

    protected override double RateAt(long step, double baseRate) => factor * baseRate * (length - step) / length;
}

/// <summary>Large enough for weights to be stepped while gradients are made, with padding in the last layer.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class OwnlyTrainedNet
{
    private static Net Define() => Input(20) >> Dense(100, bias: false) >> BatchNorm() >> Tanh >> Dense(90, name: "middle") >> Tanh >> Dense(3, name: "head") >> Softmax;
}

/// <summary>Without BatchNorm, so that parts of a batch are the batch.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class GradientNet
{
    private static Net Define() => Input(20) >> Dense(100) >> Tanh >> Dense(90) >> Tanh >> Dense(3) >> Softmax;
}
