namespace DslNet;

/// <summary>How many numbers a learned parameter of a function has (see <see cref="Dsl.Parameter"/>).</summary>
public enum Per
{
    /// <summary>One for each channel; of a flat vector, one for each number.</summary>
    Channel,

    /// <summary>One for the whole layer.</summary>
    Layer,
}
