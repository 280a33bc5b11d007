using System.Buffers.Binary;
using System.Globalization;
using DslNet.Data;
using FsCheck;
using FsCheck.Fluent;

namespace DslNet.Tests.Data.Readers;

/// <summary>What is written comes back, whatever it is; and a set on disk is the set in memory.</summary>
public class ReaderLaws
{
    private static readonly string[] Pieces = ["a", "Zoë", "\"", ",", "\n", "\r\n", " ", "7", "x y", "é", "𝄞", ";"];

    private static Arbitrary<int[]> AnyShape { get; } = Gen.Choose(1, 5).ArrayOf().Where(shape => shape.Length is > 0 and < 5).ToArbitrary();

    private static Arbitrary<(int Columns, float[] Cells, string[] Classes)> AnyTable { get; } = (
        from rows in Gen.Choose(2, 12)
        from columns in Gen.Choose(1, 4)
        from cells in ArbMap.Default.GeneratorFor<float>().Where(float.IsFinite).ArrayOf(rows * columns)
        from classes in Gen.Elements(Pieces).ArrayOf(3).Select(pieces => $"c{string.Concat(pieces)}!").ArrayOf(rows)
        where classes.Distinct().Count() > 1
        select (columns, cells, classes)).ToArbitrary();

    private static Arbitrary<(int Channels, short[] Samples, int Junk)> AnySound { get; } = (
        from channels in Gen.Choose(1, 5)
        from length in Gen.Choose(0, 3000)
        from samples in Gen.Choose(short.MinValue, short.MaxValue).Select(sample => (short)sample).ArrayOf(channels * length)
        from junk in Gen.Choose(0, 9)
        select (channels, samples, junk)).ToArbitrary();

    [Fact]
    public void An_idx_file_comes_back_item_by_item_from_memory_and_from_disk() => Hold(AnyShape, shape =>
    {
        using var folder = new TemporaryFolder();
        int count = shape[0], size = shape[1..].Aggregate(1, (product, next) => product * next);
        byte[] content = IdxContent.Header(0x0C, shape);
        int[] values = [.. Enumerable.Range(0, count * size).Select(i => (i * 7919) - 12345)];
        foreach (int value in values)
        {
            byte[] four = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(four, value);
            content = [.. content, .. four];
        }

        string path = folder.Write("any", content);
        IdxArray array = IdxFile.Read(path), unpacked = IdxFile.Read(folder.Write("any.gz", IdxContent.Packed(content)));
        using IdxReader reader = IdxFile.Open(path);
        for (int first = 0; first <= count; first++)
        {
            int[] exact = new int[(count - first) * size], fromPacked = new int[exact.Length];
            float[] fromDisk = new float[exact.Length];
            array.CopyTo(first, exact);
            unpacked.CopyTo(first, fromPacked);
            reader.Read(first, fromDisk);
            exact.ShouldBe(values[(first * size)..]);
            fromPacked.ShouldBe(exact);
            fromDisk.ShouldBe(exact.Select(value => (float)value));
        }
    });

    [Fact]
    public void A_table_comes_back_from_CSV() => Hold(AnyTable, table =>
    {
        using var folder = new TemporaryFolder();
        string[] names = [.. Enumerable.Range(0, table.Columns).Select(column => $"x{column}")];
        string[] lines = [.. table.Classes.Select((name, row) => string.Join(',', table.Cells[(row * table.Columns)..((row + 1) * table.Columns)]
            .Select(cell => cell.ToString(CultureInfo.InvariantCulture)).Append($"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")))];
        string path = folder.Write("any.csv", string.Join("\r\n", [string.Join(',', [.. names, "y"]), .. lines]));
        Dataset read = CsvDataset.Read(path, "y");

        read.Inputs.ToArray().ShouldBe(table.Cells);
        read.Labels.ToArray().Select(label => read.ClassNames[label]).ShouldBe(table.Classes);
        read.ClassNames.ShouldBe(table.Classes.Distinct().Order(StringComparer.Ordinal));
    });

    [Fact]
    public void A_sound_comes_back_whatever_stands_before_it() => Hold(AnySound, sound =>
    {
        using var folder = new TemporaryFolder();
        byte[] plain = WavFileTests.Pcm16(sound.Channels, sound.Samples);
        byte[] junk = [.. "junk"u8, (byte)sound.Junk, 0, 0, 0, .. new byte[sound.Junk + (sound.Junk % 2)]];
        byte[] content = [.. plain[..12], .. junk, .. plain[12..36], .. junk, .. plain[36..]];
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(4), content.Length - 8);
        WavFile wav = WavFile.Read(folder.Write("any.wav", content));

        wav.Length.ShouldBe(sound.Samples.Length / sound.Channels);
        wav.Samples.ToArray().ShouldBe(sound.Samples.Select(sample => sample / 32768f));
    });

    [Fact]
    public void A_set_on_disk_is_the_set_in_memory_after_selections_and_transforms() => Hold(Gen.Choose(8, 40).ToArbitrary(), rows =>
    {
        using var folder = new TemporaryFolder();
        using IdxReader reader = IdxFile.Open(folder.Write("any", IdxContent.Random(rows, rows, 3)));
        float[] inputs = new float[rows * 3];
        reader.Read(0, inputs);
        float[] targets = [.. Enumerable.Range(0, rows).Select(row => (float)row)];
        Dataset onDisk = new(reader, targets), inMemory = new(inputs, targets);
        onDisk = onDisk.Apply(Standardizer.Fit(onDisk)).Rows(1..);
        inMemory = inMemory.Apply(Standardizer.Fit(inMemory)).Rows(1..);
        DataSplit split = onDisk.Split(0.3, 0.3, seed: 9), expected = inMemory.Split(0.3, 0.3, seed: 9);

        All(onDisk).ShouldBe(inMemory.Inputs.ToArray());
        All(split.Train).ShouldBe(expected.Train.Inputs.ToArray());
        All(split.Test).ShouldBe(All(expected.Test));
        split.Validation.Targets.ToArray().ShouldBe(expected.Validation.Targets.ToArray());
    });

    private static float[] All(SampleSet set)
    {
        float[] inputs = new float[set.Count * set.InputSize];
        set.CopyInputs(0, inputs);
        return inputs;
    }

    // Always the same cases, so that a failure comes again.
    private static void Hold<T>(Arbitrary<T> cases, Action<T> law) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200).WithQuietOnSuccess(true).WithReplay(2024, 1), Prop.ForAll(cases, law));
}
