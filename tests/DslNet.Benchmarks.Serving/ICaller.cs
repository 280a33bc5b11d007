namespace DslNet.Benchmarks.Serving;

/// <summary>One thread's way to a server: a row goes in, a row comes out.</summary>
internal interface ICaller : IDisposable
{
    /// <summary>Where the caller writes its row.</summary>
    float[] Input { get; }

    /// <summary>Where the last answer is.</summary>
    float[] Output { get; }

    /// <summary>Fills the row with the numbers of a seed, in the order that the server takes them.</summary>
    void Fill(int seed) => Load.Fill(Input, seed);

    /// <summary>One request.</summary>
    void Predict();
}
