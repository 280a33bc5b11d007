using Microsoft.ML.OnnxRuntime;

namespace DslNet.Benchmarks.Serving;

/// <summary>One session of ONNX Runtime, which all callers share. Each has its tensors over memory of its own, so that a call copies and makes nothing.</summary>
internal sealed class OnnxRuntimeServer : IServer
{
    private static readonly string[] Inputs = ["input"], Outputs = ["output"];

    private readonly SessionOptions options = new() { IntraOpNumThreads = 1, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL };
    private readonly InferenceSession session;
    private readonly int inputSize;
    private readonly int outputSize;

    public OnnxRuntimeServer(string path, NetworkInfo info)
    {
        session = new InferenceSession(path, options);
        (inputSize, outputSize) = (info.Input.Size, info.Output.Size);
    }

    public string Name => $"ONNX Runtime {OrtEnv.Instance().GetVersionString()}";

    public ICaller Caller() => new Calls(session, inputSize, outputSize);

    public void Dispose()
    {
        session.Dispose();
        options.Dispose();
    }

    private sealed class Calls : ICaller
    {
        private readonly InferenceSession session;
        private readonly RunOptions run = new();
        private readonly OrtValue[] inputs;
        private readonly OrtValue[] outputs;

        public Calls(InferenceSession session, int inputSize, int outputSize)
        {
            this.session = session;
            (Input, Output) = (new float[inputSize], new float[outputSize]);

            // They pin the arrays until they are disposed.
            inputs = [OrtValue.CreateTensorValueFromMemory(Input, [1, inputSize])];
            outputs = [OrtValue.CreateTensorValueFromMemory(Output, [1, outputSize])];
        }

        public float[] Input { get; }

        public float[] Output { get; }

        public void Predict() => session.Run(run, Inputs, inputs, Outputs, outputs);

        public void Dispose()
        {
            inputs[0].Dispose();
            outputs[0].Dispose();
            run.Dispose();
        }
    }
}
