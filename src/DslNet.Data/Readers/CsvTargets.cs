using System.Globalization;

namespace DslNet.Data;

/// <summary>
/// The target column of a CSV file, dictionary-encoded: distinct texts are stored once. Where there are more of them than
/// there may be classes, and all are numeric, only a float per row is stored.
/// </summary>
internal sealed class CsvTargets
{
    private readonly CsvOptions options;
    private readonly HashSet<string>? allowed;
    private readonly Dictionary<string, int> textNumbers = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];
    private List<int> rows = [];        // of each row, an index into texts
    private List<float>? numbers;       // of each row, where texts aren't stored

    public CsvTargets(CsvOptions options)
    {
        this.options = options;
        allowed = options.ClassNames is { } names ? new HashSet<string>(names, StringComparer.Ordinal) : null;
        numbers = options.Target == CsvTarget.Numbers ? [] : null;
    }

    /// <summary>The number of rows.</summary>
    public int Count => numbers?.Count ?? rows.Count;

    public bool AreNumbers => numbers is not null || (options.Target == CsvTarget.Auto && allowed is null && texts.TrueForAll(text => TryNumber(text, out _)));

    // The framework's parser ignores trailing null characters.
    public static bool TryNumber(string text, out float value) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && float.IsFinite(value) && !text.Contains('\0');

    /// <summary>Adds the next row's target.</summary>
    /// <returns>The error, for a sentence that begins with the text and its column; null: none.</returns>
    public string? Add(string text)
    {
        if (numbers is null && textNumbers.TryGetValue(text, out int known))
        {
            rows.Add(known);
            return null;
        }

        if (numbers is null && allowed is null && texts.Count == options.Limits.MaxClasses)
        {
            if (!AreNumbers)
            {
                return TooMany;
            }

            KeepNumbersOnly();
        }

        if (numbers is not null)
        {
            bool isNumber = TryNumber(text, out float value);
            numbers.Add(value);
            return isNumber ? null : options.Target == CsvTarget.Numbers ? "is no finite number" : TooMany;
        }

        if (allowed is not null && !allowed.Contains(text))
        {
            return $"is none of the classes: {OutsideText.Names(options.ClassNames!)}";
        }

        textNumbers.Add(text, texts.Count);
        rows.Add(texts.Count);
        texts.Add(text);
        return null;
    }

    public float[] Numbers()
    {
        if (numbers is null)
        {
            KeepNumbersOnly();
        }

        return [.. numbers!];
    }

    /// <summary>The distinct targets in order: by value if all are numbers, else ordinal.</summary>
    public string[] Sorted()
    {
        bool byValue = texts.TrueForAll(text => TryNumber(text, out _));
        return [.. texts.OrderBy(text => byValue && TryNumber(text, out float value) ? value : 0).ThenBy(text => text, StringComparer.Ordinal)];
    }

    /// <summary>The index of each row's target among the classes.</summary>
    public int[] Labels(IReadOnlyList<string> classNames)
    {
        Dictionary<string, int> classes = classNames.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        int[] classOfText = [.. texts.Select(text => classes[text])];
        return [.. rows.Select(number => classOfText[number])];
    }

    private string TooMany => FormattableString.Invariant($"is one class more than the {options.Limits.MaxClasses} there may be (ReaderLimits.MaxClasses), and not all of them are numbers");

    private void KeepNumbersOnly()
    {
        float[] values = [.. texts.Select(text => TryNumber(text, out float value) ? value : throw new InvalidOperationException("Only numbers become numbers."))];
        numbers = [.. rows.Select(number => values[number])];
        rows = [];
        texts.Clear();
        textNumbers.Clear();
    }
}
