namespace DslNet.Generators;

/// <summary>The names of the pipeline's steps, for tests of what is cached.</summary>
public static class TrackingNames
{
    /// <summary>From the attributed class to its model.</summary>
    public const string Read = nameof(Read);

    /// <summary>From the model to the generated text.</summary>
    public const string Print = nameof(Print);
}
