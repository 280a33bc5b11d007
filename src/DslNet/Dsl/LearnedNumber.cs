namespace DslNet;

/// <summary>A learned parameter that a function of <see cref="Dsl.Activation(Func{float, float, float}, LearnedNumber)"/> reads beside x. Made by <see cref="Dsl.Parameter"/>.</summary>
public sealed record LearnedNumber
{
    internal LearnedNumber(Init init, Per per)
    {
        Init = init;
        Per = per;
    }

    /// <summary>Its initializer.</summary>
    public Init Init { get; }

    /// <summary>Whether there is one for each channel, or one for the whole layer.</summary>
    public Per Per { get; }

    /// <summary>For example <c>Parameter(Constant(0.25), Channel)</c>.</summary>
    public override string ToString() => $"Parameter({Init}, {Per})";
}
