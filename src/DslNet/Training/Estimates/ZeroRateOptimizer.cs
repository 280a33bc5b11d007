namespace DslNet;

/// <summary>Creates an optimizer with the cost of another one, so that timing leaves the other unchanged.</summary>
internal static class ZeroRateOptimizer
{
    /// <summary>One of the same kind and settings with a learning rate of 0: it does all the arithmetic and changes no parameter.</summary>
    public static Optimizer Of(Optimizer optimizer)
    {
        Optimizer twin = optimizer switch
        {
            Sgd sgd => new Sgd(0, sgd.Momentum, sgd.Nesterov, sgd.WeightDecay) { Groups = optimizer.Groups },
            Adam adam => new Adam(0, adam.Beta1, adam.Beta2, adam.Epsilon, adam.AmsGrad) { Groups = optimizer.Groups },
            AdamW adam => new AdamW(0, adam.Beta1, adam.Beta2, adam.Epsilon, adam.WeightDecay, adam.AmsGrad) { Groups = optimizer.Groups },
            NAdam adam => new NAdam(0, adam.Beta1, adam.Beta2, adam.Epsilon, adam.WeightDecay, adam.MomentumDecay) { Groups = optimizer.Groups },
            RmsProp rms => new RmsProp(0, rms.Decay, rms.Epsilon, rms.Momentum) { Groups = optimizer.Groups },
            Adagrad adagrad => new Adagrad(0, adagrad.Epsilon) { Groups = optimizer.Groups },
            _ => optimizer.Unbound(),
        };
        twin.LearningRate = 0;
        twin.ClipNorm = optimizer.ClipNorm;
        twin.ClipValue = optimizer.ClipValue;
        return twin;
    }
}
