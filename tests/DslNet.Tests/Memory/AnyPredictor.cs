namespace DslNet.Tests.Memory;

/// <summary>A predictor of some network.</summary>
/// <param name="Memory">What it says that it takes.</param>
/// <param name="Predict">From input to output.</param>
/// <param name="Owner">To be disposed.</param>
public sealed record AnyPredictor(Func<MemoryUse> Memory, AnyPredictor.Prediction Predict, IDisposable Owner) : IDisposable
{
    public delegate void Prediction(ReadOnlySpan<float> input, Span<float> output);

    public void Dispose() => Owner.Dispose();
}
