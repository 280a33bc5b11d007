using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace DslNet.Tests.Graphs;

/// <summary>A training run of a graph, computed by PyTorch in float64 (<c>Runs/graphs.py</c>).</summary>
public sealed class GraphRun
{
    private readonly JsonElement run;

    private GraphRun(JsonElement run, int inputSize)
    {
        this.run = run;
        RunNumbers numbers = new((uint)run.GetProperty("seed").GetInt32());
        string[] targets = Texts("targets");
        EvalInput = Inputs(numbers, inputSize);
        Steps =
        [
            .. run.GetProperty("steps").EnumerateArray().Select(step => new GraphStep(
                Inputs(numbers, inputSize),
                numbers.Targets(Batch, targets),
                (float)step.GetProperty("loss").GetDouble(),
                Floats(step.GetProperty("outputs")),
                Floats(step.GetProperty("parameters")),
                Floats(step.GetProperty("buffers")),
                Floats(step.GetProperty("evalOutputs")),
                step.TryGetProperty("gradients", out JsonElement gradients) ? Floats(gradients) : null,
                step.TryGetProperty("frozen", out JsonElement frozen) ? Texts(frozen) : null)),
        ];
    }

    public int Batch => run.GetProperty("batch").GetInt32();

    public int OutputStride => run.GetProperty("outputStride").GetInt32();

    public string[] ParameterNames => Texts("parameterNames");

    public string[] BufferNames => Texts("bufferNames");

    /// <summary>As the run begins.</summary>
    public float[] Parameters => Floats(run.GetProperty("parameters"));

    /// <summary>As the run begins.</summary>
    public float[] Buffers => Floats(run.GetProperty("buffers"));

    /// <summary>The loss of the first step, from the beginning, where the rows count <see cref="RowWeights"/>.</summary>
    public float WeightedLoss => (float)run.GetProperty("weightedLoss").GetDouble();

    /// <summary>The gradients of that loss.</summary>
    public float[] WeightedGradients => Floats(run.GetProperty("weightedGradients"));

    /// <summary>0.5, 1, 1.5, 0.5 …</summary>
    public float[] RowWeights => [.. Enumerable.Range(0, Batch).Select(row => 0.5f * ((row % 3) + 1))];

    /// <summary>Every <see cref="InputGradientStride"/>-th number of the first step's gradient by the input, from the beginning.</summary>
    public float[] InputGradient => Floats(run.GetProperty("inputGradient"));

    public int InputGradientStride => run.GetProperty("inputGradientStride").GetInt32();

    /// <summary>What is predicted behind each step.</summary>
    public float[] EvalInput { get; }

    public IReadOnlyList<GraphStep> Steps { get; }

    /// <summary>Numbers in −1..1 as rows of the network: where those are tokens or lengths, whole ones, as <c>Runs/graphs.py</c> makes them.</summary>
    public float[] Rows(float[] numbers)
    {
        if (!run.TryGetProperty("row", out JsonElement row))
        {
            return numbers;
        }

        int[] counts = [.. Texts(row).Select(part => part.Split(' ')).SelectMany(part => Enumerable.Repeat(part[0] == "whole" ? int.Parse(part[2], CultureInfo.InvariantCulture) : 0, int.Parse(part[1], CultureInfo.InvariantCulture)))];
        return [.. numbers.Select((number, index) => counts[index % counts.Length] is > 0 and var count ? MathF.Floor((number + 1) / 2 * count) : number)];
    }

    private float[] Inputs(RunNumbers numbers, int inputSize) => Rows(numbers.Inputs(Batch * inputSize));

    /// <summary>The run's optimizer, new.</summary>
    public Optimizer NewOptimizer()
    {
        float rate = (float)run.GetProperty("learningRate").GetDouble();
        return run.GetProperty("optimizer").GetString() == "adam" ? new Adam(rate) : new Sgd(rate, momentum: (float)run.GetProperty("momentum").GetDouble());
    }

    /// <summary>Reads the run of that name.</summary>
    /// <param name="name">Of the file.</param>
    /// <param name="inputSize">Of the network.</param>
    public static GraphRun Load(string name, int inputSize)
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(PathOf(name + ".json")));
        return new GraphRun(file.RootElement.Clone(), inputSize);
    }

    /// <summary>The path of a file beside the runs.</summary>
    public static string PathOf(string file) => Path.Combine(Folder(), file);

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Runs");

    private string[] Texts(string property) => Texts(run.GetProperty(property));

    private static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(text => text.GetString()!)];

    private static float[] Floats(JsonElement array) => [.. array.EnumerateArray().Select(number => (float)number.GetDouble())];
}
