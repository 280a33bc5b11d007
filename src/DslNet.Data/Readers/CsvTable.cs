using System.Globalization;
using System.Runtime.InteropServices;

namespace DslNet.Data;

/// <summary>The rows of a CSV file: features as numbers, targets as they are written, each text kept once.</summary>
internal sealed class CsvTable
{
    private readonly string path;
    private readonly CsvHeader header;
    private readonly CsvOptions options;
    private readonly HashSet<string> markers;
    private readonly List<float> inputs = [];
    private readonly List<int> targets = [];   // of each row, an index into texts
    private readonly List<string> texts = [];
    private readonly Dictionary<string, int> textNumbers = new(StringComparer.Ordinal);

    private CsvTable(string path, CsvHeader header, CsvOptions options)
    {
        this.path = path;
        this.header = header;
        this.options = options;
        markers = new HashSet<string>(options.MissingMarkers, StringComparer.OrdinalIgnoreCase) { "" };
    }

    public ReadOnlySpan<float> Inputs => CollectionsMarshal.AsSpan(inputs);

    public IReadOnlyList<string> FeatureNames => header.FeatureNames;

    public bool TargetsAreNumbers => texts.TrueForAll(text => TryNumber(text, out _));

    public static CsvTable Read(string path, string target, CsvOptions options)
    {
        using var lines = new CsvLines(path, options.Delimiter);
        if (!lines.Read())
        {
            throw lines.Wrong("The file is empty; its first line should name the columns.");
        }

        string[] names = [.. Enumerable.Range(0, lines.Count).Select(column => lines[column])];
        var table = new CsvTable(path, CsvHeader.Find(names, target, options.Features, reason => lines.Wrong(reason)), options);
        while (lines.Read())
        {
            table.AddRow(lines);
        }

        return table.targets.Count > 0 ? table : throw lines.Wrong("No row follows the header, or none is without missing values.");
    }

    public float[] NumericTargets()
    {
        float[] values = [.. texts.Select(text => TryNumber(text, out float value) ? value : throw new InvalidOperationException($"'{text}' is no number."))];
        return [.. targets.Select(number => values[number])];
    }

    /// <summary>The different targets in order: by value if all are numbers, else by the code of their letters.</summary>
    public string[] SortedTargets()
    {
        if (texts.Count < 2)
        {
            throw new DslNetFormatException(path, 0, $"At least two classes are needed; every row's '{header.Name(header.Target)}' is '{texts[0]}'.");
        }

        bool byValue = TargetsAreNumbers;
        return [.. texts.OrderBy(text => byValue && TryNumber(text, out float value) ? value : 0).ThenBy(text => text, StringComparer.Ordinal)];
    }

    /// <summary>The index of each row's target among the classes.</summary>
    public int[] Labels(IReadOnlyList<string> classNames)
    {
        Dictionary<string, int> classes = classNames.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        int[] classOfText = [.. texts.Select(text => classes[text])];
        return [.. targets.Select(number => classOfText[number])];
    }

    private static bool TryNumber(string text, out float value) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && float.IsFinite(value);

    private void AddRow(CsvLines lines)
    {
        if (lines.Count != header.Count)
        {
            throw lines.Wrong($"The header names {header.Count} columns; this line has {lines.Count}.");
        }

        int before = inputs.Count;
        foreach (int column in header.Features)
        {
            string text = lines[column];
            bool isThere = TryNumber(text, out float value);
            if (!isThere && !markers.Contains(text))
            {
                throw lines.Wrong($"'{Short(text)}' in the column '{header.Name(column)}' is no finite number. If the column isn't meant to be a feature, leave it out of Features.");
            }

            if (!isThere && MustDrop(lines, column, options.Missing != MissingValues.Refuse))
            {
                CollectionsMarshal.SetCount(inputs, before);
                return;
            }

            inputs.Add(isThere ? value : float.NaN);
        }

        string target = lines[header.Target];
        if (markers.Contains(target) && MustDrop(lines, header.Target, options.Missing == MissingValues.DropRow))
        {
            CollectionsMarshal.SetCount(inputs, before);
            return;
        }

        targets.Add(NumberOf(target, lines));
    }

    // Whether a row with this value missing is left out; where it may not be missing, an error.
    private bool MustDrop(CsvLines lines, int column, bool mayBeMissing) => mayBeMissing
        ? options.Missing == MissingValues.DropRow
        : throw lines.Wrong($"The value of the column '{header.Name(column)}' is missing.");

    private int NumberOf(string target, CsvLines lines)
    {
        if (textNumbers.TryGetValue(target, out int number))
        {
            return number;
        }

        if (options.Target == CsvTarget.Numbers && !TryNumber(target, out _))
        {
            throw lines.Wrong($"The target '{Short(target)}' in the column '{header.Name(header.Target)}' is no finite number.");
        }

        if (options.ClassNames is { } names && !names.Contains(target))
        {
            throw lines.Wrong($"'{Short(target)}' in the column '{header.Name(header.Target)}' is none of the classes: {string.Join(", ", names)}.");
        }

        textNumbers.Add(target, texts.Count);
        texts.Add(target);
        return texts.Count - 1;
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
