namespace DslNet;

/// <summary>Makes an optimizer that costs what another one does, so that the other needn't be touched to know its cost.</summary>
internal static class OptimizerTwin
{
    /// <summary>One of the same kind and settings, but with a learning rate of 0: it computes everything and moves nothing.</summary>
    public static Optimizer Of(Optimizer optimizer)
    {
        Optimizer twin = optimizer switch
        {
            Sgd sgd => new Sgd(0, sgd.Momentum, sgd.Nesterov, sgd.WeightDecay),
            Adam adam => new Adam(0, adam.Beta1, adam.Beta2, adam.Epsilon),
            AdamW adam => new AdamW(0, adam.Beta1, adam.Beta2, adam.Epsilon, adam.WeightDecay),
            RmsProp rms => new RmsProp(0, rms.Decay, rms.Epsilon, rms.Momentum),
            Adagrad adagrad => new Adagrad(0, adagrad.Epsilon),
            _ => throw new NotSupportedException($"How to make a second {optimizer.GetType().Name} isn't known here; {nameof(OptimizerTwin)} wants a line for it."),
        };
        twin.ClipNorm = optimizer.ClipNorm;
        twin.ClipValue = optimizer.ClipValue;
        return twin;
    }
}
