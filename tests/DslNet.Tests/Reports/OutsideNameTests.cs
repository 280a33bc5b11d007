using DslNet.Data;
using DslNet.Interrupted;
using DslNet.Reports;
using DslNet.Tests.Data.Readers;

namespace DslNet.Tests.Reports;

/// <summary>
/// Names that come from outside reach nobody's console or page as they are: a terminal would obey them, a reader would be misled, and
/// they have no end.
/// </summary>
public sealed class OutsideNameTests : IDisposable
{
    // Clears the screen, sets its title, turns the text around, hides, and is no text.
    private const string Start = "\u001b[2J\u001b]0;owned\a\u009b31m\u202Etxt\u200B\u2028\uD800\r";

    private static readonly string Name = Start + new string('n', 20_000);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_a_terminal_obeys_and_nobody_sees_is_written_as_its_escape()
    {
        var error = new DslNetFormatException("a\u001b.csv", 3, "'" + Start + "' is no name of Zoë \U0001F469\u200D\U0001F469 in C:\\data.");

        error.Reason.ShouldBe(@"'\u001B[2J\u001B]0;owned\u0007\u009B31m\u202Etxt\u200B\u2028\uD800\r' is no name of Zoë " + "\U0001F469\u200D\U0001F469" + @" in C:\data.");
        error.Message.ShouldBe(@"a\u001B.csv, byte 3: " + error.Reason);
        error.File.ShouldBe("a\u001b.csv");
    }

    [Theory]
    [InlineData(999)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(100_000)]
    public void What_is_too_long_is_cut_where_a_character_ends(int length)
    {
        string text = string.Concat(Enumerable.Repeat("\U0001F469", length / 2)) + (length % 2 == 1 ? "x" : "");
        string reason = new DslNetFormatException("f", 0, text).Reason;

        reason.Length.ShouldBe(length <= 1000 ? length : 999);
        (length <= 1000 ? reason == text : reason.EndsWith("\U0001F469…", StringComparison.Ordinal)).ShouldBeTrue();
    }

    [Fact]
    public void Tables_of_scores()
    {
        var matrix = new ConfusionMatrix([0, 1, 1], [0, 1, 0], [Name, "b"]);
        IsFit(matrix.ToString(), most: 600);
        IsFit(new ClassificationReport(matrix).ToString(), most: 1000);
        IsFit(new Evaluation(1, new ClassificationReport(matrix), null).ToString(), most: 1100);
    }

    [Fact]
    public void Columns_values_and_classes_of_a_table()
    {
        string quoted = '"' + Start.Replace("\uD800", "", StringComparison.Ordinal) + new string('n', 20_000) + '"';
        Action[] reads =
        [
            () => Read($"a,{quoted}\n1,2\n", "y"),
            () => Read($"{quoted},{quoted},y\n1,2,3\n", "y"),
            () => Read($"{quoted},y\nred,3\n", "y"),
            () => Read($"{quoted},y\n,3\n", "y"),
            () => Read($"a,y\n{quoted},3\n", "y"),
            () => Read($"a,y\n1,{quoted}\n1,{quoted}\n", "y"),
            () => Read($"a,y\n1,{quoted}\n", "y", new CsvOptions { Target = CsvTarget.Numbers }),
            () => Read($"a,y\n1,z\n", "y", new CsvOptions { ClassNames = [Name, "b"] }),
            () => Read($"a,y\n1,{quoted}\n", "y", new CsvOptions { ClassNames = ["a", "b"] }),
            () => Read($"a,y\n1,{quoted}x\n", "y"),
        ];
        foreach (Action read in reads)
        {
            IsFit(Should.Throw<DslNetFormatException>(read).ToString().Split("\n   at ")[0], most: 1200);
        }

        IsFit(Should.Throw<ArgumentException>(() => Read("a,y\n1,2\n", "y", new CsvOptions { ClassNames = [Name, Name] })).Message, most: 400);
        IsFit(Should.Throw<ArgumentException>(() => Read("a,y\n1,2\n", Name, new CsvOptions { Features = [Name, Name] })).Message, most: 500);
    }

    [Fact]
    public void Features_in_the_exceptions_of_transforms_and_training()
    {
        var missing = new Dataset([float.NaN, 1, float.NaN, 2], [0f, 1], 1, [Name, "b"]);
        IsFit(Should.Throw<ArgumentException>(() => Imputer.Fit(missing)).Message, most: 300);

        string[] names = [.. Enumerable.Range(0, 64).Select(_ => Name)];
        using InterruptedNet network = new(batchSize: 2, seed: 1, threads: 1);
        float[] inputs = new float[2 * 64];
        inputs[70] = float.NaN;
        IsFit(Should.Throw<NonFiniteLossException>(() => network.Fit(new TrainingSet(inputs, [0, 1], 10, names), new Sgd(0.1f))).Message, most: 1000);
    }

    [Fact]
    public void Speakers_in_the_names_of_files()
    {
        byte[] sound = WavFileTests.Pcm16(1, 1, 2);
        foreach (int index in (int[])[0, 5, 10])
        {
            folder.Write($"1_\u001b[2Jtheo_{index}.wav", sound);
        }

        IsFit(Should.Throw<ArgumentException>(() => Datasets.SpokenDigits(folder.Path, 10, heldOut: Name)).Message, most: 300);
        IsFit(Should.Throw<FileNotFoundException>(() => Datasets.Mnist(Path.Combine(folder.Path, "\u001b[2J"))).Message, most: 1000);
        folder.Write("1_\u001b[2J.wav", sound);
        IsFit(Should.Throw<DslNetFormatException>(() => Datasets.SpokenDigits(folder.Path, 10)).Message, most: 1000);
    }

    [Fact]
    public void Tensors_of_a_file()
    {
        using InterruptedNet network = new(batchSize: 2, seed: 1, threads: 1);
        string name = new string('n', 20_000) + @"\u001b[2J\u202e";
        foreach (string header in (string[])
        [
            "{\"" + name + "\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
            "{\"" + name + "\":{\"dtype\":\"" + name + "\",\"shape\":[2],\"data_offsets\":[0,8]}}",
            "{\"" + name + "\":{\"" + name + "\":1}}",
            "{\"\\u001b[2J\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,9]}}",
        ])
        {
            byte[] json = System.Text.Encoding.UTF8.GetBytes(header);
            string path = folder.Write("tensors", [.. BitConverter.GetBytes((long)json.Length), .. json, .. new byte[8]]);
            string message = Should.Throw<DslNetFormatException>(() => Safetensors.Load(network, path)).Message;
            IsFit(message, most: 1000);
            message.ShouldEndWith(".");
        }
    }

    [Fact]
    public void Warnings_on_the_console_and_names_on_a_page()
    {
        using var written = new StringWriter();
        var progress = new ConsoleProgress(written);
        progress.Started(InterruptedNet.Info, 1, 1);
        progress.EpochEnded(new EpochRecord(1, 1, null, 0.1f, 1, 1) { Warning = Name });
        IsFit(written.ToString().ReplaceLineEndings("\n").Trim('\n'), most: 1500);

        var matrix = new ConfusionMatrix([0, 1, 1], [0, 1, 0], [Name, "b"]);
        IsFit(ConfusionMatrixPlot.Of(matrix).ToString(), most: 20_000);
        IsFit(HtmlText.Table(Name, [Name], [[Name]], 0).TrimEnd(), most: 4000);
    }

    private void Read(string text, string target, CsvOptions? options = null) => CsvDataset.Read(folder.Write("table.csv", text), target, options);

    // Line feeds are the tables' own.
    private static void IsFit(string text, int most)
    {
        text.Length.ShouldBeLessThan(most);
        for (int i = 0; i < text.Length; i++)
        {
            bool isPart = char.IsSurrogatePair(text, Math.Max(0, i - 1)) || (i + 1 < text.Length && char.IsSurrogatePair(text, i));
            bool isUnfit = (text[i] != '\n' && char.IsControl(text[i])) || (char.IsSurrogate(text[i]) && !isPart) || text[i] is '\u202E' or '\u200B' or '\u2028';
            isUnfit.ShouldBeFalse($"character {i} is {(int)text[i]:X4}: {text}");
        }
    }
}
