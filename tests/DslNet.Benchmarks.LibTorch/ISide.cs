namespace DslNet.Benchmarks.LibTorch;

/// <summary>A network of one library with a batch to work on.</summary>
internal interface ISide : IDisposable
{
    /// <summary>The library's name.</summary>
    string Name { get; }

    /// <summary>A training step or a prediction.</summary>
    void Run();

    /// <summary>Probabilities of the classes before any training step, row by row.</summary>
    float[] Probabilities();
}
