// A worker that takes requests from a channel and answers in batches.
using System.Threading.Channels;
using DslNet;
using static DslNet.Dsl;

namespace Corpus.BackgroundWorker;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class IntentNet
{
    static Net Define() => Input(128) >> Dense(96) >> BatchNorm() >> Relu >> Dense(12) >> Softmax;
}

public sealed record Request(float[] Features, TaskCompletionSource<float[]> Answer);

public sealed class InferenceWorker : IAsyncDisposable
{
    private readonly Channel<Request> requests = Channel.CreateUnbounded<Request>();
    private readonly IntentNet network;
    private readonly Task running;

    public InferenceWorker(string weights)
    {
        network = new IntentNet(batchSize: 1, threads: 1);
        Safetensors.Load(network, weights);
        network.Eval();
        running = Task.Run(RunAsync);
    }

    public async Task<float[]> AskAsync(float[] features)
    {
        Request request = new(features, new TaskCompletionSource<float[]>(TaskCreationOptions.RunContinuationsAsynchronously));
        await requests.Writer.WriteAsync(request);
        return await request.Answer.Task;
    }

    public async ValueTask DisposeAsync()
    {
        requests.Writer.Complete();
        await running;
        network.Dispose();
    }

    private async Task RunAsync()
    {
        await foreach (Request request in requests.Reader.ReadAllAsync())
        {
            try
            {
                float[] output = new float[IntentNet.OutputSize];
                network.Forward(request.Features, output);
                request.Answer.SetResult(output);
            }
            catch (ArgumentException exception)
            {
                request.Answer.SetException(exception);
            }
        }
    }
}
