using System.Text.Json;

namespace DslNet.Tests.Golden;

/// <summary>A training run computed by PyTorch in float64, as shared/golden holds it.</summary>
public sealed class GoldenRun
{
    private readonly JsonElement run;

    private GoldenRun(JsonElement run) => this.run = run;

    public float[] Parameters => Floats(run.GetProperty("parameters"));

    public float[] FirstGradients => Floats(run.GetProperty("firstGradients"));

    public float[] FinalParameters => Floats(run.GetProperty("finalParameters"));

    public float[] FinalBuffers => Floats(run.GetProperty("finalBuffers"));

    public float[] EvalX => Floats(run.GetProperty("evalX"));

    public float[] EvalY => Floats(run.GetProperty("evalY"));

    public IEnumerable<GoldenStep> Steps => run.GetProperty("steps").EnumerateArray().Select(step => new GoldenStep(
        Floats(step.GetProperty("x")),
        Floats(step.GetProperty("y")),
        step.GetProperty("loss").GetDouble(),
        step.GetProperty("learningRate").GetDouble(),
        step.TryGetProperty("gradientNorm", out JsonElement norm) ? norm.GetDouble() : null));

    /// <summary>Reads the run of that name, or skips the test where the folder isn't there.</summary>
    public static GoldenRun Load(string name)
    {
        string? folder = SharedFolder.Find("golden");
        Skip.If(folder is null, "shared/golden isn't beside the project: PyTorch's reference runs can't be compared.");
        return new GoldenRun(JsonDocument.Parse(File.ReadAllText(Path.Combine(folder!, name + ".json"))).RootElement);
    }

    private static float[] Floats(JsonElement array) => [.. array.EnumerateArray().Select(number => (float)number.GetDouble())];
}

/// <summary>One step of a golden run: its batch, and what came out before the update.</summary>
public sealed record GoldenStep(float[] X, float[] Y, double Loss, double LearningRate, double? GradientNorm);
