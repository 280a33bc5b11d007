namespace DslNet.Benchmarks.Serving;

/// <summary>Ours.</summary>
internal sealed class PredictorServer<TNetwork>(TNetwork network) : IServer
    where TNetwork : INetwork<TNetwork>
{
    private readonly Predictor<TNetwork> predictor = new(network);

    public string Name => "Predictor";

    public ICaller Caller() => new Calls(predictor);

    public void Dispose() => predictor.Dispose();

    private sealed class Calls(Predictor<TNetwork> predictor) : ICaller
    {
        public float[] Input { get; } = new float[predictor.Info.Input.Size];

        public float[] Output { get; } = new float[predictor.Info.Output.Size];

        public void Predict() => predictor.Predict(Input, Output);

        public void Dispose()
        {
        }
    }
}
