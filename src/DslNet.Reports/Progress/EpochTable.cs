using System.Globalization;

namespace DslNet.Reports;

/// <summary>Epochs as lines of aligned columns, in the invariant culture.</summary>
internal sealed class EpochTable
{
    private const string Gap = "  ";

    private static readonly Column[] AllColumns =
    [
        new("epoch", line => line.Epoch.Epoch.ToString(CultureInfo.InvariantCulture)),
        new("train loss", line => ConsoleText.Number(line.Epoch.TrainLoss, 4)),
        new("validation loss", line => line.Epoch.ValidationLoss is double loss ? ConsoleText.Number(loss, 4) : null),
        new("accuracy", line => line.Epoch.ValidationAccuracy is double share ? ConsoleText.Number(share, 4) : null),
        new("    R²", line => line.Epoch.Validation?.Regression is { } scores ? ConsoleText.Number(scores.R2, 4) : null),
        new("learning rate", line => ConsoleText.Number(line.Epoch.LearningRate, 6)),
        new("seconds", line => line.Epoch.Seconds.ToString("0.00", CultureInfo.InvariantCulture)),
        new("samples/s", line => line.RowsPerSecond is double rows ? ConsoleText.Count(rows) : null),
        new("time left", line => line.Left is TimeSpan left ? ConsoleText.Duration(left) : null),
        new("stops in", line => line.EpochsToStop is int epochs ? epochs.ToString(CultureInfo.InvariantCulture) : null),
    ];

    private readonly Column[] columns;

    private EpochTable(Column[] columns) => this.columns = columns;

    /// <summary>The columns' names.</summary>
    public string Header => string.Join(Gap, columns.Select(column => column.Name));

    /// <summary>A table with the columns that an epoch has something for.</summary>
    public static EpochTable For(EpochLine line) => new([.. AllColumns.Where(column => column.Text(line) is not null)]);

    /// <summary>An epoch, each number ending where its column's name ends.</summary>
    public string Line(EpochLine line) => string.Join(Gap, columns.Select(column => (column.Text(line) ?? "").PadLeft(column.Name.Length)));

    /// <param name="Name">The heading; also the width.</param>
    /// <param name="Text">The cell of an epoch, null where it has none.</param>
    private sealed record Column(string Name, Func<EpochLine, string?> Text);
}
