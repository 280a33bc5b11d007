using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DslNet.Tests;

/// <summary>Random problems and what scikit-learn makes of them; made by <c>make_scikit_learn_scores.py</c>, read from the file beside it.</summary>
internal sealed record ScikitLearnScores(ScikitLearnScores.ClassProblem[] Classification, ScikitLearnScores.NumberProblem[] Regression)
{
    public static ScikitLearnScores Read([CallerFilePath] string file = "")
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
        using var stream = new GZipStream(File.OpenRead(Path.Combine(Path.GetDirectoryName(file)!, "scikit_learn_scores.json.gz")), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<ScikitLearnScores>(stream, options)!;
    }

    /// <summary>A classification; scores are [samples] of class 1, or [samples × classes].</summary>
    /// <param name="Averages">Precision, recall and F1 by kind of average.</param>
    /// <param name="Curves">False positive rates, true positive rates and thresholds: of class 1, or of each class against the rest.</param>
    /// <param name="Top">The top-k accuracy for k = 1, 2, ….</param>
    /// <param name="LogLoss">Null where the scores are no probabilities.</param>
    public sealed record ClassProblem(
        int[] Truth, float[] Scores, int[] Predicted, int Classes, double Accuracy, Dictionary<string, double[]> Averages, int[] Confusion,
        double[][][] Curves, Dictionary<string, double> Auc, double[] Top, double? LogLoss)
    {
        public bool HasOneScore => Scores.Length == Truth.Length;
    }

    /// <summary>A regression, row-major [rows × outputs].</summary>
    public sealed record NumberProblem(float[] Truth, float[] Predicted, int Outputs, double Mse, double Mae, double Rmse, double Mape, double R2);
}
