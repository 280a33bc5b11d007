using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Devices;

namespace DslNet;

/// <summary>Adagrad (Duchi, Hazan, Singer 2011): s += g²; p −= learningRate·g/(√s + ε). As PyTorch's Adagrad.</summary>
public sealed class Adagrad : Optimizer
{
    private readonly RulesOfGroups<Rule> rules = new();

    /// <summary>Makes an optimizer for one network.</summary>
    /// <param name="learningRate">The learning rate; at least 0.</param>
    /// <param name="epsilon">ε, added to the divisor; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public Adagrad(float learningRate = 1e-2f, float epsilon = 1e-10f)
        : base(OptimizerChecks.NotNegative(learningRate))
    {
        Epsilon = OptimizerChecks.Positive(epsilon);
    }

    /// <summary>ε, added to the divisor.</summary>
    public float Epsilon { get; }

    /// <inheritdoc/>
    public override int StateFloatsPerParameter => 1;

    /// <inheritdoc/>
    public override string ToString() => Described(FormattableString.Invariant($"Adagrad({LearningRate}, epsilon: {Epsilon})"));

    private protected override bool IsBuiltIn => true;

    private protected override DeviceUpdate? OnDevice(OptimizerStep step)
        => new() { Rule = DeviceUpdate.Squares, Rate = step.LearningRate, KeepFirst = 1, AddFirst = 1, Epsilon = Epsilon };

    private protected override void PrepareGroup(in OptimizerStep step) => rules[step.Group] = new Rule(step.LearningRate, Epsilon);

    /// <inheritdoc/>
    protected override void Update(OptimizerStep step, Span<float> parameters, ReadOnlySpan<float> gradients, ParameterState state)
        => Elementwise.Update(rules[step.Group], parameters, gradients, state);

    private readonly struct Rule(float rate, float epsilon) : IUpdateRule
    {
        public static int StateCount => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Apply(Vector256<float> parameter, Vector256<float> gradient, ref Vector256<float> first, ref Vector256<float> second, ref Vector256<float> third)
        {
            first += gradient * gradient;
            return parameter - (gradient / (Vector256.Sqrt(first) + Vector256.Create(epsilon)) * rate);
        }
    }
}
