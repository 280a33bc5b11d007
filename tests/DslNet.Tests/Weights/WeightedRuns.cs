using System.Runtime.CompilerServices;
using System.Text.Json;

namespace DslNet.Tests.Weights;

/// <summary>Short trainings as PyTorch and scikit-learn make them; written by <c>make_weighted_runs.py</c>, read from the file beside it.</summary>
/// <param name="MadeWith">The program and its version.</param>
/// <param name="Steps">Trainings batch by batch.</param>
/// <param name="Fits">Whole trainings.</param>
internal sealed record WeightedRuns(string MadeWith, WeightedRuns.Run[] Steps, WeightedRuns.Training[] Fits)
{
    public static WeightedRuns All { get; } = Read();

    public static INetwork Make(string network, int batchSize, int threads = 1) => network switch
    {
        "Classes" or "Distributions" => new ClassesNet(batchSize, 1, threads),
        "ManyClasses" => new ManyClassesNet(batchSize, 1, threads),
        "SmoothClasses" => new SmoothClassesNet(batchSize, 1, threads),
        "Ignoring" => new IgnoringNet(batchSize, 1, threads),
        "FocalClasses" => new FocalClassesNet(batchSize, 1, threads),
        "FocalManyClasses" => new FocalManyClassesNet(batchSize, 1, threads),
        "YesOrNo" => new YesOrNoNet(batchSize, 1, threads),
        "Questions" => new QuestionsNet(batchSize, 1, threads),
        "Positive" => new PositiveNet(batchSize, 1, threads),
        "Positives" => new PositivesNet(batchSize, 1, threads),
        "FocalQuestions" => new FocalQuestionsNet(batchSize, 1, threads),
        "FocalPositive" => new FocalPositiveNet(batchSize, 1, threads),
        "Squared" => new SquaredNet(batchSize, 1, threads),
        "Absolute" => new AbsoluteNet(batchSize, 1, threads),
        "Huber" => new HuberNet(batchSize, 1, threads),
        "Own" => new OwnNet(batchSize, 1, threads),
        _ => throw new ArgumentOutOfRangeException(nameof(network), network, "Unknown."),
    };

    /// <summary>NUMERICS: 1e-4·|reference| + 1e-6.</summary>
    public static void ShouldBeClose(ReadOnlySpan<float> actual, float[] expected, string what)
    {
        actual.Length.ShouldBe(expected.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Math.Abs(actual[i] - expected[i]).ShouldBeLessThanOrEqualTo((1e-4f * Math.Abs(expected[i])) + 1e-6f, $"{what}, {i}: {actual[i]} for {expected[i]}");
        }
    }

    private static WeightedRuns Read([CallerFilePath] string file = "")
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
        using FileStream stream = File.OpenRead(Path.Combine(Path.GetDirectoryName(file)!, "weighted_runs.json"));
        return JsonSerializer.Deserialize<WeightedRuns>(stream, options)!;
    }

    /// <summary>A network, its first parameters, and what happens in each step with SGD of rate 0.1 and momentum 0.9.</summary>
    public sealed record Run(string Network, float[] Parameters, Batch[] Batches, float[] Final);

    /// <summary>A batch with labels or targets, weights or none; the loss, and the gradients before the step.</summary>
    public sealed record Batch(float[] Input, int[]? Labels, float[]? Target, float[]? Weights, float Loss, float[] Gradients);

    /// <summary>A whole training with the same optimizer, rows in their order: the loss of each epoch, the parameters and the loss in the end.</summary>
    public sealed record Training(
        string Network, int BatchSize, int Epochs, int BatchesPerStep, bool DropLast, float[] Parameters, float[] Inputs, int[]? Labels, float[]? Targets,
        float[]? Weights, bool? Balanced, float[]? ClassWeights, float[] Losses, float[] Final, float FinalLoss);
}
