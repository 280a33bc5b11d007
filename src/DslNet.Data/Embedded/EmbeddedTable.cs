using System.Globalization;
using System.IO.Compression;
using System.Reflection;

namespace DslNet.Data;

/// <summary>Parses the tables embedded in this assembly: numbers, a row per line.</summary>
internal static class EmbeddedTable
{
    /// <summary>A classification table: all columns but the last are features, the last is the class index.</summary>
    /// <param name="file">Name of the table.</param>
    /// <param name="featureNames">Names of its features; their number is its number of features.</param>
    /// <param name="classNames">Names of its classes; null where the table's first line has them after its counts.</param>
    public static Dataset Classes(string file, IReadOnlyList<string> featureNames, IReadOnlyList<string>? classNames = null)
    {
        List<string> lines = Lines(file);
        int first = 0;
        if (classNames is null)
        {
            classNames = lines[0].Split(',')[2..];
            first = 1;
        }

        int features = featureNames.Count, rows = lines.Count - first;
        float[] inputs = new float[rows * features];
        int[] labels = new int[rows];
        Span<float> row = stackalloc float[features + 1];
        for (int i = 0; i < rows; i++)
        {
            Numbers(lines[first + i], ',', row, file);
            row[..features].CopyTo(inputs.AsSpan(i * features));
            labels[i] = (int)row[features];
        }

        return new Dataset(inputs, labels, classNames, featureNames);
    }

    /// <summary>A regression table: its columns are features, the targets (one a row) are a file of their own.</summary>
    /// <param name="file">Name of the features' table.</param>
    /// <param name="targetFile">Name of the targets' table.</param>
    /// <param name="featureNames">Names of the features; their number is the table's number of features.</param>
    public static Dataset Targets(string file, string targetFile, IReadOnlyList<string> featureNames)
    {
        float[] inputs = Columns(file, featureNames.Count);
        float[] targets = Columns(targetFile, 1);
        return new Dataset(inputs, targets, targetSize: 1, featureNames);
    }

    private static float[] Columns(string file, int width)
    {
        List<string> lines = Lines(file);
        float[] values = new float[lines.Count * width];
        for (int i = 0; i < lines.Count; i++)
        {
            Numbers(lines[i], ' ', values.AsSpan(i * width, width), file);
        }

        return values;
    }

    private static void Numbers(string line, char separator, Span<float> destination, string file)
    {
        int count = 0;
        foreach (Range cell in line.AsSpan().Split(separator))
        {
            if (count < destination.Length)
            {
                destination[count] = float.Parse(line.AsSpan(cell), NumberStyles.Float, CultureInfo.InvariantCulture);
            }

            count++;
        }

        if (count != destination.Length)
        {
            throw new InvalidDataException($"The embedded table {file} has a line of {count} numbers where {destination.Length} are expected: '{line}'.");
        }
    }

    private static List<string> Lines(string file)
    {
        using Stream resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)
            ?? throw new InvalidDataException($"The embedded table {file} is missing from {typeof(EmbeddedTable).Assembly.FullName}.");
        using Stream content = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(resource, CompressionMode.Decompress) : resource;
        using var reader = new StreamReader(content);
        List<string> lines = [];
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }
}
