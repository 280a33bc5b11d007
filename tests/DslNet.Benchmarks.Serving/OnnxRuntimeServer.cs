using Microsoft.ML.OnnxRuntime;

namespace DslNet.Benchmarks.Serving;

/// <summary>One session of ONNX Runtime, which all callers share. Each has its tensors over memory of its own, so that a call copies and makes nothing.</summary>
internal sealed class OnnxRuntimeServer : IServer
{
    private static readonly string[] Inputs = ["input"], Outputs = ["output"];

    private readonly SessionOptions options = new() { IntraOpNumThreads = 1, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL };
    private readonly InferenceSession session;
    private readonly NetworkInfo info;

    public OnnxRuntimeServer(string path, NetworkInfo info)
    {
        session = new InferenceSession(path, options);
        this.info = info;
    }

    public string Name => $"ONNX Runtime {OrtEnv.Instance().GetVersionString()}";

    public ICaller Caller() => new Calls(session, info);

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

        private readonly NetworkInfo info;

        public Calls(InferenceSession session, NetworkInfo info)
        {
            this.session = session;
            this.info = info;
            (Input, Output) = (new float[info.Input.Size], new float[info.Output.Size]);

            // They pin the arrays until they are disposed.
            inputs = [OrtValue.CreateTensorValueFromMemory(Input, Array.ConvertAll(OnnxFile.InputShape(info), size => (long)size))];
            outputs = [OrtValue.CreateTensorValueFromMemory(Output, [1, info.Output.Size])];
        }

        public float[] Input { get; }

        public float[] Output { get; }

        /// <summary>Our images have their channels last, those of ONNX first.</summary>
        public void Fill(int seed)
        {
            float[] row = new float[Input.Length];
            Load.Fill(row, seed);
            int channels = info.Input.Rank == 3 ? info.Input[2] : 1, pixels = row.Length / channels;
            for (int i = 0; i < row.Length; i++)
            {
                Input[(i % channels * pixels) + (i / channels)] = row[i];
            }
        }

        public void Predict() => session.Run(run, Inputs, inputs, Outputs, outputs);

        public void Dispose()
        {
            inputs[0].Dispose();
            outputs[0].Dispose();
            run.Dispose();
        }
    }
}
