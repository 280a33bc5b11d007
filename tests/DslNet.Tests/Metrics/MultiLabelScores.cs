using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DslNet.Tests;

/// <summary>Random problems and what scikit-learn makes of them; made by <c>make_multi_label_scores.py</c>, read from the file beside it.</summary>
internal sealed record MultiLabelScores(MultiLabelScores.LabelProblem[] MultiLabel, MultiLabelScores.ClassProblem[] Imbalanced)
{
    public static MultiLabelScores Read([CallerFilePath] string file = "")
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
        using var stream = new GZipStream(File.OpenRead(Path.Combine(Path.GetDirectoryName(file)!, "multi_label_scores.json.gz")), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<MultiLabelScores>(stream, options)!;
    }

    /// <summary>Labels, row-major [samples × labels].</summary>
    /// <param name="ByLabel">Precision, recall, F1 and support of each label.</param>
    /// <param name="Averages">Precision, recall and F1 by kind of average.</param>
    /// <param name="AveragePrecisions">Of each label.</param>
    public sealed record LabelProblem(
        int[] Truth, int[] Predicted, float[] Scores, int Labels, double[][] ByLabel, Dictionary<string, double[]> Averages, double SubsetAccuracy, double HammingLoss,
        Dictionary<string, double> Auc, Dictionary<string, double> AveragePrecision, double[] AveragePrecisions);

    /// <summary>Classes of very different numbers; scores are [samples] of class 1, or [samples × classes].</summary>
    /// <param name="Averages">Precision, recall and F1 by kind of average.</param>
    /// <param name="Curves">Precisions, recalls and thresholds: of class 1, or of each class against the rest.</param>
    /// <param name="Calibration">Frequencies and mean probabilities, by strategy and number of bins.</param>
    public sealed record ClassProblem(
        int[] Truth, int[] Predicted, double Matthews, Dictionary<string, double> Kappa, double BalancedAccuracy, double AdjustedBalancedAccuracy, double HammingLoss,
        double Accuracy, Dictionary<string, double[]> Averages, float[]? Scores, double[][][]? Curves, Dictionary<string, double>? AveragePrecision, double? Brier,
        Dictionary<string, double[][]>? Calibration);
}
