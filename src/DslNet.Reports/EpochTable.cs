using System.Globalization;

namespace DslNet.Reports;

/// <summary>Epochs as lines of aligned columns, in the invariant culture.</summary>
internal sealed class EpochTable
{
    private const string Gap = "  ";

    private static readonly Column[] AllColumns =
    [
        new("epoch", epoch => epoch.Epoch.ToString(CultureInfo.InvariantCulture)),
        new("train loss", epoch => Number(epoch.TrainLoss, 4)),
        new("validation loss", epoch => epoch.ValidationLoss is double loss ? Number(loss, 4) : null),
        new("accuracy", epoch => epoch.ValidationAccuracy is double share ? Number(share, 4) : null),
        new("learning rate", epoch => Number(epoch.LearningRate, 6)),
        new("seconds", epoch => epoch.Seconds.ToString("0.00", CultureInfo.InvariantCulture)),
    ];

    private readonly Column[] columns;

    private EpochTable(Column[] columns) => this.columns = columns;

    /// <summary>The columns' names.</summary>
    public string Header => string.Join(Gap, columns.Select(column => column.Name));

    /// <summary>A table with the columns that an epoch has something for.</summary>
    public static EpochTable For(EpochRecord epoch) => new([.. AllColumns.Where(column => column.Text(epoch) is not null)]);

    /// <summary>An epoch, each number ending where its column's name ends.</summary>
    public string Line(EpochRecord epoch) => string.Join(Gap, columns.Select(column => (column.Text(epoch) ?? "").PadLeft(column.Name.Length)));

    // Below what the decimals show, a number would be rounded to nothing: then it is written with an exponent.
    private static string Number(double value, int decimals) =>
        value != 0 && Math.Abs(value) < 10 * Math.Pow(10, -decimals)
            ? value.ToString("0.00e-00", CultureInfo.InvariantCulture)
            : value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <param name="Name">The heading; also the width.</param>
    /// <param name="Text">The cell of an epoch, null where it has none.</param>
    private sealed record Column(string Name, Func<EpochRecord, string?> Text);
}
