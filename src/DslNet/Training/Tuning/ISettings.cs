namespace DslNet;

/// <summary>Where a trial's settings come from.</summary>
internal interface ISettings
{
    /// <summary>A number in [0, 1).</summary>
    /// <exception cref="InvalidOperationException">Only choices can be made.</exception>
    double Unit(string name);

    /// <summary>A number in 0..<paramref name="count"/>−1.</summary>
    int Index(string name, int count);
}
