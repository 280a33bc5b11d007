namespace DslNet;

/// <summary>
/// Inspects the gradients of an epoch's last step, layer by layer, and warns when they vanish on their way back to the
/// first layers, or explode. (Y. Bengio, P. Simard, P. Frasconi, Learning Long-Term Dependencies with Gradient Descent is Difficult,
/// 1994; X. Glorot, Y. Bengio, Understanding the difficulty of training deep feedforward neural networks, 2010.)
/// </summary>
internal sealed class GradientWatch
{
    /// <summary>Below this fraction of the last layer's, the first layer's gradients are considered vanished.</summary>
    private const double Vanished = 1e-4;

    /// <summary>A gradient whose norm is this multiple of the weights' norm overturns them at any usual learning rate: exploded.</summary>
    private const double Exploded = 100;

    private readonly INetwork network;
    private readonly string advice;
    private readonly float[] gradients;
    private readonly float[] parameters;
    private readonly List<(string Layer, int Start, int Count)> weights = [];

    /// <param name="network">The network.</param>
    /// <param name="cause">A known cause of large initial gradients, and its remedy; null where none is known.</param>
    public GradientWatch(INetwork network, string? cause = null)
    {
        this.network = network;
        advice = cause ?? "A lower learning rate, ClipNorm, BatchNorm or smaller initial weights help.";
        NetworkInfo info = network.Info;
        gradients = new float[info.ParameterCount];
        parameters = new float[info.ParameterCount];
        int start = 0;
        foreach (ParameterInfo parameter in info.Parameters)
        {
            if (parameter.Role is ParameterRole.Weight or ParameterRole.InputWeight or ParameterRole.HiddenWeight)
            {
                weights.Add((info.Layers[parameter.Layer].Name, start, parameter.Count));
            }

            start += parameter.Count;
        }
    }

    /// <summary>A warning, or null.</summary>
    public string? Look()
    {
        if (weights.Count == 0)
        {
            return null;
        }

        network.GetGradients(gradients);
        network.GetParameters(parameters);
        double gradient = Norm(gradients), parameter = Norm(parameters);
        if (gradient > Exploded * parameter && parameter > 0)
        {
            return FormattableString.Invariant($"The gradients explode: their norm, {gradient:G3}, is {gradient / parameter:N0} times that of the parameters. {advice}");
        }

        (string Layer, double Size) first = Size(weights[0]), last = Size(weights[^1]);
        return weights.Count > 2 && last.Size > 0 && first.Size < Vanished * last.Size
            ? FormattableString.Invariant($"The gradients vanish: those of {first.Layer} are {Times(last.Size / first.Size)} smaller than those of {last.Layer}, so the first layers hardly learn. ReLU instead of Sigmoid or Tanh, Init.He, BatchNorm, Residual or fewer layers help.")
            : null;
    }

    private static string Times(double ratio) => double.IsInfinity(ratio) ? "infinitely" : FormattableString.Invariant($"{ratio:N0} times");

    private static double Norm(ReadOnlySpan<float> values) => Math.Sqrt(Elementwise.SumOfSquares(values));

    /// <summary>The root mean square of a weight's gradient, comparable between layers of all sizes.</summary>
    private (string Layer, double Size) Size((string Layer, int Start, int Count) weight) =>
        (weight.Layer, Norm(gradients.AsSpan(weight.Start, weight.Count)) / Math.Sqrt(weight.Count));
}
