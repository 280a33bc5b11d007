namespace DslNet;

/// <summary>
/// Some of a network's parameters, with a learning rate factor or weight decay of their own: <c>Groups = [ParameterGroup.BiasesAndNormalization.WithoutDecay()]</c>.
/// It selects parameters with one of the <see cref="Roles"/>, where they are given, in one of the <see cref="Layers"/>, where those are.
/// </summary>
public sealed record ParameterGroup
{
    /// <summary>All biases, and the scales and shifts of batch normalization: commonly exempt from weight decay.</summary>
    public static ParameterGroup BiasesAndNormalization { get; } = new() { Roles = [ParameterRole.Bias, ParameterRole.Scale, ParameterRole.Shift, ParameterRole.InputBias, ParameterRole.HiddenBias] };

    /// <summary>The roles that are selected; empty: all.</summary>
    /// <exception cref="ArgumentException">There is a role among them that only buffers have, which aren't trained.</exception>
    public IReadOnlyList<ParameterRole> Roles
    {
        get;
        init => field = MustBeTrained(value);
    } = [];

    /// <summary>The names of the layers whose parameters are selected, such as <c>dense1</c>; empty: all. <see cref="NetworkInfo.Layers"/> has them.</summary>
    public IReadOnlyList<string> Layers
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Layers));
            field = [.. value];
        }
    } = [];

    /// <summary>The factor of the optimizer's learning rate, at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float LearningRateFactor
    {
        get;
        init => field = OptimizerChecks.NotNegative(value, nameof(LearningRateFactor));
    } = 1;

    /// <summary>The weight decay of these parameters, at least 0; null: the optimizer's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float? WeightDecay
    {
        get;
        init => field = value is float decay ? OptimizerChecks.NotNegative(decay, nameof(WeightDecay)) : null;
    }

    /// <summary>The parameters of some layers.</summary>
    /// <param name="names">Their names, such as <c>dense1</c>; at least one.</param>
    /// <exception cref="ArgumentException">There is no name.</exception>
    public static ParameterGroup InLayers(params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count > 0 ? new ParameterGroup { Layers = names } : throw new ArgumentException("Expected the name of at least one layer.", nameof(names));
    }

    /// <summary>The same parameters without weight decay.</summary>
    public ParameterGroup WithoutDecay() => this with { WeightDecay = 0 };

    /// <summary>The same parameters with a weight decay of their own.</summary>
    /// <param name="weightDecay">At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public ParameterGroup WithDecay(float weightDecay) => this with { WeightDecay = OptimizerChecks.NotNegative(weightDecay) };

    /// <summary>The same parameters with a learning rate factor.</summary>
    /// <param name="factor">The factor of the optimizer's learning rate; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public ParameterGroup WithLearningRate(float factor) => this with { LearningRateFactor = OptimizerChecks.NotNegative(factor) };

    /// <summary>All settings, in the invariant culture; part of a training's identity in a checkpoint.</summary>
    public override string ToString()
    {
        List<string> settings = [];
        if (Roles.Count > 0)
        {
            settings.Add($"Roles = [{string.Join(", ", Roles)}]");
        }

        if (Layers.Count > 0)
        {
            settings.Add($"Layers = [{string.Join(", ", Layers)}]");
        }

        settings.Add(FormattableString.Invariant($"LearningRateFactor = {LearningRateFactor}"));
        settings.Add(WeightDecay is float decay ? FormattableString.Invariant($"WeightDecay = {decay}") : "WeightDecay = the optimizer's");
        return $"{{ {string.Join(", ", settings)} }}";
    }

    /// <summary>Whether two groups have the same selection and settings.</summary>
    /// <param name="other">The other group.</param>
    public bool Equals(ParameterGroup? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Whether a parameter of a network is among them.</summary>
    internal bool Selects(NetworkInfo info, ParameterInfo parameter)
        => (Roles.Count == 0 || Roles.Contains(parameter.Role)) && (Layers.Count == 0 || Layers.Contains(info.Layers[parameter.Layer].Name));

    private static IReadOnlyList<ParameterRole> MustBeTrained(IReadOnlyList<ParameterRole> roles)
    {
        ArgumentNullException.ThrowIfNull(roles, nameof(Roles));
        foreach (ParameterRole role in roles)
        {
            if (role is ParameterRole.RunningMean or ParameterRole.RunningVariance or ParameterRole.Positions || !Enum.IsDefined(role))
            {
                throw new ArgumentException($"Optimizers train parameters; {role} is a buffer, or no role.", nameof(Roles));
            }
        }

        return [.. roles];
    }
}
