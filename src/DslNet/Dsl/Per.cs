namespace DslNet;

/// <summary>How many elements a learned parameter of a function has (see <see cref="Dsl.Parameter"/>).</summary>
public enum Per
{
    /// <summary>One for each channel; of a flat vector, one for each feature.</summary>
    Channel,

    /// <summary>One for the whole layer.</summary>
    Layer,
}
