namespace DslNet.Tests.Training;

/// <summary>Every optimizer against its formula in double, over parameters whose number is no multiple of the vector's width.</summary>
public class OptimizerTests
{
    private const int Inputs = 5, Outputs = 3, Count = (Inputs + 1) * Outputs, Steps = 25;

    private delegate double Rule(int step, double p, double g, double[] state);

    [Fact]
    public void Sgd_follows_its_formula() =>
        Compare(new Sgd(0.1f, weightDecay: 0.01f), (_, p, g, _) => p - (0.1f * (g + (0.01f * p))));

    [Fact]
    public void Sgd_with_momentum_follows_its_formula() =>
        Compare(new Sgd(0.1f, momentum: 0.9f), (_, p, g, s) => p - (0.1f * (s[0] = (0.9f * s[0]) + g)));

    [Fact]
    public void Sgd_with_Nesterov_follows_its_formula() =>
        Compare(new Sgd(0.1f, momentum: 0.9f, nesterov: true), (_, p, g, s) =>
        {
            s[0] = (0.9f * s[0]) + g;
            return p - (0.1f * (g + (0.9f * s[0])));
        });

    [Fact]
    public void Adam_follows_its_formula() => Compare(new Adam(0.01f), (t, p, g, s) => AdamStep(t, p, g, s, 0));

    [Fact]
    public void AdamW_follows_its_formula() => Compare(new AdamW(0.01f, weightDecay: 0.1f), (t, p, g, s) => AdamStep(t, p, g, s, 0.1));

    [Fact]
    public void Adam_with_amsgrad_follows_its_formula() => Compare(new Adam(0.01f, amsgrad: true), (t, p, g, s) => AdamStep(t, p, g, s, 0, amsgrad: true));

    [Fact]
    public void AdamW_with_amsgrad_follows_its_formula() => Compare(new AdamW(0.01f, weightDecay: 0.1f, amsgrad: true), (t, p, g, s) => AdamStep(t, p, g, s, 0.1, amsgrad: true));

    [Fact]
    public void NAdam_follows_its_formula()
    {
        double product = 1;
        double Momentum(int step) => 0.9 * (1 - (0.5 * Math.Pow(0.96, step * 0.004)));
        Compare(new NAdam(0.01f, weightDecay: 0.1f), (t, p, g, s) =>
        {
            product = s[2] = (s[2] == 0 ? 1 : s[2]) * Momentum(t);
            g += 0.1 * p;
            s[0] = (0.9 * s[0]) + (0.1 * g);
            s[1] = (0.999 * s[1]) + (0.001 * g * g);
            double ahead = (g * (1 - Momentum(t)) / (1 - product)) + (s[0] * Momentum(t + 1) / (1 - (product * Momentum(t + 1))));
            return p - (0.01 * ahead / (Math.Sqrt(s[1] / (1 - Math.Pow(0.999, t))) + 1e-8));
        });
    }

    [Fact]
    public void RmsProp_follows_its_formula() => Compare(new RmsProp(0.01f), (_, p, g, s) =>
    {
        s[0] = (0.99 * s[0]) + (0.01 * g * g);
        return p - (0.01 * g / (Math.Sqrt(s[0]) + 1e-8));
    });

    [Fact]
    public void RmsProp_with_momentum_follows_its_formula() => Compare(new RmsProp(0.01f, momentum: 0.8f), (_, p, g, s) =>
    {
        s[0] = (0.99 * s[0]) + (0.01 * g * g);
        s[1] = (0.8 * s[1]) + (g / (Math.Sqrt(s[0]) + 1e-8));
        return p - (0.01 * s[1]);
    });

    [Fact]
    public void Adagrad_follows_its_formula() => Compare(new Adagrad(0.1f), (_, p, g, s) =>
    {
        s[0] += g * g;
        return p - (0.1 * g / (Math.Sqrt(s[0]) + 1e-10));
    });

    /// <summary>By hand: the first step of Adam is the rate against the gradient's sign, whatever its size.</summary>
    [Theory]
    [InlineData(1e-3f)]
    [InlineData(5f)]
    [InlineData(-300f)]
    public void Adams_first_step_is_the_learning_rate(float gradient)
    {
        using var network = new TinyNetwork(1, 1, Loss.MeanSquaredError);
        network.WeightGradient[0] = gradient;

        new Adam(0.01f).Step(network);

        network.Parameters[0].ShouldBe(-0.01f * MathF.Sign(gradient), 1e-6f);
    }

    [Theory]
    [InlineData(0, typeof(Sgd))]
    [InlineData(2, typeof(Adam))]
    [InlineData(2, typeof(AdamW))]
    [InlineData(1, typeof(RmsProp))]
    [InlineData(1, typeof(Adagrad))]
    [InlineData(2, typeof(NAdam))]
    public void State_is_told_in_floats_a_parameter(int floats, Type optimizer) => Make(optimizer).StateFloatsPerParameter.ShouldBe(floats);

    [Fact]
    public void Momentum_takes_a_float_more()
    {
        new Sgd(0.1f, momentum: 0.9f).StateFloatsPerParameter.ShouldBe(1);
        new RmsProp(momentum: 0.9f).StateFloatsPerParameter.ShouldBe(2);
        new Adam(amsgrad: true).StateFloatsPerParameter.ShouldBe(3);
        new AdamW(amsgrad: true).StateFloatsPerParameter.ShouldBe(3);
    }

    [Theory]
    [InlineData(typeof(Sgd))]
    [InlineData(typeof(Adam))]
    [InlineData(typeof(AdamW))]
    [InlineData(typeof(RmsProp))]
    [InlineData(typeof(Adagrad))]
    [InlineData(typeof(NAdam))]
    public void A_step_allocates_nothing_after_the_first(Type kind)
    {
        using var network = new TinyNetwork(Inputs, Outputs, Loss.MeanSquaredError);
        Optimizer optimizer = Make(kind);
        optimizer.ClipNorm = 0.5f;
        optimizer.ClipValue = 0.1f;
        network.WeightGradient.Fill(1);
        optimizer.Step(network);

        long before = GC.GetAllocatedBytesForCurrentThread();
        optimizer.Step(network);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static Optimizer Make(Type kind) => kind.Name switch
    {
        nameof(Sgd) => new Sgd(0.1f),
        nameof(Adam) => new Adam(),
        nameof(AdamW) => new AdamW(),
        nameof(RmsProp) => new RmsProp(),
        nameof(NAdam) => new NAdam(),
        _ => new Adagrad(),
    };

    private static double AdamStep(int t, double p, double g, double[] s, double weightDecay, bool amsgrad = false)
    {
        s[0] = (0.9 * s[0]) + (0.1 * g);
        s[1] = (0.999 * s[1]) + (0.001 * g * g);
        s[2] = amsgrad ? Math.Max(s[2], s[1]) : s[1];
        double first = s[0] / (1 - Math.Pow(0.9, t)), second = s[2] / (1 - Math.Pow(0.999, t));
        return (p * (1 - (0.01 * weightDecay))) - (0.01 * first / (Math.Sqrt(second) + 1e-8));
    }

    private static void Compare(Optimizer optimizer, Rule rule)
    {
        using var network = new TinyNetwork(Inputs, Outputs, Loss.MeanSquaredError);
        var random = new Random(7);
        float[] start = [.. Enumerable.Range(0, Count).Select(_ => (float)(random.NextDouble() - 0.5))];
        network.SetParameters(start);
        double[] expected = [.. start];
        double[][] state = [.. start.Select(_ => new double[3])];
        float[] gradients = new float[Count];
        for (int step = 1; step <= Steps; step++)
        {
            for (int i = 0; i < Count; i++)
            {
                gradients[i] = (float)(random.NextDouble() - 0.4);
                expected[i] = rule(step, expected[i], gradients[i], state[i]);
            }

            network.SetWeightGradient(gradients.AsSpan(0, Inputs * Outputs));
            gradients.AsSpan(Inputs * Outputs).CopyTo(network.BiasGradient);
            optimizer.Step(network);
        }

        float[] actual = network.Parameters;
        for (int i = 0; i < Count; i++)
        {
            ((double)actual[i]).ShouldBe(expected[i], (2e-6 * Math.Abs(expected[i])) + 2e-6);
        }
    }
}
