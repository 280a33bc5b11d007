using System.Runtime.InteropServices;

namespace DslNet.Data;

/// <summary>The rows of a CSV file: features as numbers, and their targets.</summary>
internal sealed class CsvTable
{
    private readonly string path;
    private readonly CsvHeader header;
    private readonly CsvOptions options;
    private readonly HashSet<string> markers;
    private readonly List<float> inputs = [];
    private readonly List<float> weights = [];
    private readonly CsvTargets targets;

    private CsvTable(string path, CsvHeader header, CsvOptions options)
    {
        this.path = path;
        this.header = header;
        this.options = options;
        targets = new CsvTargets(options);
        markers = new HashSet<string>(options.MissingMarkers, StringComparer.OrdinalIgnoreCase) { "" };
    }

    public ReadOnlySpan<float> Inputs => CollectionsMarshal.AsSpan(inputs);

    /// <summary>The weight of each row; empty without a weight column.</summary>
    public ReadOnlySpan<float> Weights => CollectionsMarshal.AsSpan(weights);

    public IReadOnlyList<string> FeatureNames => header.FeatureNames;

    public bool TargetsAreNumbers => targets.AreNumbers;

    public static CsvTable Read(string path, string target, CsvOptions options)
    {
        using var lines = new CsvLines(path, options.Delimiter, options.Limits);
        if (!lines.Read())
        {
            throw lines.Wrong("The file is empty; its first line should name the columns.");
        }

        if (lines.Count > options.Limits.MaxColumns)
        {
            throw lines.Wrong(FormattableString.Invariant($"The header names {lines.Count} columns; at most {options.Limits.MaxColumns} are read (ReaderLimits.MaxColumns)."));
        }

        string[] names = [.. Enumerable.Range(0, lines.Count).Select(column => lines[column])];
        var table = new CsvTable(path, CsvHeader.Find(names, target, options.Weight, options.Features, lines.Wrong), options);
        lines.Expect(names.Length);
        while (lines.Read())
        {
            table.AddRow(lines);
        }

        return table.targets.Count > 0 ? table : throw lines.Wrong("No row follows the header, or none is without missing values.");
    }

    public float[] NumericTargets() => targets.Numbers();

    /// <summary>The distinct targets in order: by value if all are numbers, else ordinal.</summary>
    public string[] SortedTargets()
    {
        string[] sorted = targets.Sorted();
        return sorted.Length > 1
            ? sorted
            : throw new DslNetFormatException(path, 0, $"At least two classes are needed; every row's '{OutsideText.Name(header.Name(header.Target))}' is '{OutsideText.Name(sorted[0])}'.");
    }

    /// <summary>The index of each row's target among the classes.</summary>
    public int[] Labels(IReadOnlyList<string> classNames) => targets.Labels(classNames);

    private void AddRow(CsvLines lines)
    {
        if (lines.Count != header.Count)
        {
            throw lines.Wrong($"The header names {header.Count} columns; this line has {lines.Count}.");
        }

        MustFit(lines);
        int before = inputs.Count;
        foreach (int column in header.Features)
        {
            string text = lines[column];
            bool isThere = CsvTargets.TryNumber(text, out float value);
            if (!isThere && !markers.Contains(text))
            {
                throw lines.Wrong($"'{OutsideText.Clean(text, 40)}' in the column '{Name(column)}' is no finite number. If the column isn't meant to be a feature, leave it out of Features.");
            }

            if (!isThere && MustDrop(lines, column, options.Missing != MissingValues.Refuse))
            {
                CollectionsMarshal.SetCount(inputs, before);
                return;
            }

            inputs.Add(isThere ? value : float.NaN);
        }

        float? weight = header.Weight is { } place ? WeightIn(lines, place) : 1;
        if (weight is null)
        {
            CollectionsMarshal.SetCount(inputs, before);
            return;
        }

        string target = lines[header.Target];
        if (markers.Contains(target) && MustDrop(lines, header.Target, options.Missing == MissingValues.DropRow))
        {
            CollectionsMarshal.SetCount(inputs, before);
            return;
        }

        if (targets.Add(target) is { } wrong)
        {
            throw lines.Wrong($"The target '{OutsideText.Clean(target, 40)}' in the column '{Name(header.Target)}' {wrong}.");
        }

        if (header.Weight is not null)
        {
            weights.Add(weight.Value);
        }
    }

    /// <summary>A row's weight, or null where it is missing and the row is dropped.</summary>
    private float? WeightIn(CsvLines lines, int column)
    {
        string text = lines[column];
        if (markers.Contains(text) && MustDrop(lines, column, options.Missing == MissingValues.DropRow))
        {
            return null;
        }

        return CsvTargets.TryNumber(text, out float weight) && weight >= 0
            ? weight
            : throw lines.Wrong($"The weight '{OutsideText.Clean(text, 40)}' in the column '{Name(column)}' is neither 0 nor a positive number.");
    }

    private void MustFit(CsvLines lines)
    {
        long values = (long)inputs.Count + header.Features.Length + targets.Count + weights.Count + (header.Weight is null ? 1 : 2);
        if (values * sizeof(float) > options.Limits.MaxBytes || values > Array.MaxLength)
        {
            throw lines.Wrong(FormattableString.Invariant($"The table's values take more than {Math.Min(options.Limits.MaxBytes, Array.MaxLength * (long)sizeof(float))} bytes of memory (ReaderLimits.MaxBytes)."));
        }
    }

    // Whether a row with this value missing is dropped; throws where it is required.
    private bool MustDrop(CsvLines lines, int column, bool mayBeMissing) => mayBeMissing
        ? options.Missing == MissingValues.DropRow
        : throw lines.Wrong($"The value of the column '{Name(column)}' is missing.");

    private string Name(int column) => OutsideText.Name(header.Name(column));
}
