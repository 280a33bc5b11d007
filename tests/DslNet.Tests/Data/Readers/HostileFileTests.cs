using System.IO.Compression;
using System.Text;
using DslNet.Data;

namespace DslNet.Tests.Data.Readers;

/// <summary>
/// Files that ask for much more memory than they are worth. What a reader allocates in all, garbage included, bounds its peak: it may
/// not grow with the part of the file that is refused, nor be more than a small multiple of what is kept.
/// </summary>
public sealed class HostileFileTests : IDisposable
{
    private const long Megabyte = 1 << 20;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(",", "this line has more than")]
    [InlineData("1,", "this line has more than")]
    [InlineData(" ", "longer than 65536 characters")]
    [InlineData("\"\",", "this line has more than")]
    public void A_line_without_end_costs_the_same_however_long_it_is(string piece, string reason)
    {
        var options = new CsvOptions { Limits = new ReaderLimits { MaxRecordLength = 1 << 16 } };
        long once = Refused("a,b,y\n1,2,3\n", piece, 1 << 20, options, reason), twice = Refused("a,b,y\n1,2,3\n", piece, 1 << 21, options, reason);

        twice.ShouldBeLessThan(2 * Megabyte);
        twice.ShouldBeLessThan((long)(1.2 * once) + (Megabyte / 8));
    }

    /// <summary>A quotation mark in the middle of a value hides the delimiters behind it from who counts those outside of quotation marks.</summary>
    [Fact]
    public void Delimiters_behind_a_stray_quotation_mark_are_bounded_too()
    {
        long bytes = Refused("a,b,y\n1,2,3\na\"b", ",", 4 << 20, new CsvOptions(), "this line has more than");
        bytes.ShouldBeLessThan(160 * Megabyte);
    }

    [Fact]
    public void A_header_without_end_is_refused_by_its_columns()
    {
        var options = new CsvOptions { Limits = new ReaderLimits { MaxColumns = 1000 } };
        long once = Refused("", "1,", 1 << 20, options, "more than 1000 values (ReaderLimits.MaxColumns)"), twice = Refused("", "1,", 1 << 21, options, "MaxColumns");
        twice.ShouldBeLessThan(2 * Megabyte);
        twice.ShouldBeLessThan((long)(1.2 * once) + (Megabyte / 8));
        Refused("", "1,", 2000, options, "The header names 2001 columns; at most 1000 are read").ShouldBeLessThan(2 * Megabyte);
    }

    [Fact]
    public void A_wide_table_and_delimiters_in_quotation_marks_are_read()
    {
        string header = string.Concat(Enumerable.Range(0, 5000).Select(column => FormattableString.Invariant($"x{column},"))) + "y\n";
        string row = string.Concat(Enumerable.Range(0, 5000).Select(column => FormattableString.Invariant($"{column},")));
        string path = folder.Write("wide.csv", $"{header}{row}\"{new string(',', 60_000)}\"\n\n\r\n{row}b\n\n");
        Dataset read = CsvDataset.Read(path, "y");

        read.Count.ShouldBe(2);
        read.Input(1)[4999].ShouldBe(4999);
        read.ClassNames.ShouldBe([new string(',', 60_000), "b"]);
    }

    [Fact]
    public void Empty_lines_are_left_out_however_many_there_are()
    {
        Dataset read = CsvDataset.Read(folder.Write("empty.csv", "a,y\n" + new string('\n', 300_000) + "1,2\n" + string.Concat(Enumerable.Repeat("\r\n", 100_000)) + "3,4"), "y");
        read.Inputs.ToArray().ShouldBe([1f, 3f]);
    }

    [Fact]
    public void Targets_that_are_numbers_take_no_text_each()
    {
        const int Rows = 200_000;
        string path = Write("numbers.csv", "x,y\n", Rows, row => FormattableString.Invariant($"{row % 10},{row}.25\n"));
        var options = new CsvOptions { Limits = new ReaderLimits { MaxClasses = 1000 } };
        Dataset read = CsvDataset.Read(path, "y", options);
        read.Targets.Length.ShouldBe(Rows);
        read.Targets[Rows - 1].ShouldBe(Rows - 1 + 0.25f);

        string mixed = Write("mixed.csv", "x,y\n", 2000, row => FormattableString.Invariant($"1,{(row == 1500 ? "last" : row)}\n"));
        Should.Throw<DslNetFormatException>(() => CsvDataset.Read(mixed, "y", options)).Reason
            .ShouldBe("Line 1502: The target 'last' in the column 'y' is one class more than the 1000 there may be (ReaderLimits.MaxClasses), and not all of them are numbers.");
        CsvDataset.Read(mixed, "y").ClassCount.ShouldBe(2000);
    }

    [Fact]
    public void Values_beyond_the_limit_are_refused_by_each_reader()
    {
        var limits = new ReaderLimits { MaxBytes = 100 };
        string csv = Write("table.csv", "x,y\n", 100, row => FormattableString.Invariant($"{row},{row}\n"));
        Should.Throw<DslNetFormatException>(() => CsvDataset.Read(csv, "y", new CsvOptions { Limits = limits })).Reason.ShouldBe("Line 14: The table's values take more than 100 bytes of memory (ReaderLimits.MaxBytes).");
        Should.Throw<DslNetFormatException>(() => IdxFile.Read(folder.Write("idx", IdxContent.Random(1, 101)), limits)).Reason.ShouldContain("101 bytes of values are more than the 100");
        Should.Throw<DslNetFormatException>(() => WavFile.Read(folder.Write("wav", WavFileTests.Pcm16(1, new short[26])), limits)).Reason.ShouldContain("26 samples take 104 bytes of memory; at most 100 are taken");
        IdxFile.Read(folder.Write("idx", IdxContent.Random(1, 100)), limits).Count.ShouldBe(100);
        WavFile.Read(folder.Write("wav", WavFileTests.Pcm16(1, new short[25])), limits).Length.ShouldBe(25);
        Should.Throw<ArgumentOutOfRangeException>(() => new ReaderLimits { MaxBytes = 0 }).Message.ShouldStartWith("A limit must be at least 1. MaxBytes is 0.");
    }

    [Fact]
    public void What_a_packed_file_promises_is_no_reason_to_take_memory()
    {
        const int Items = 64, Size = 1 << 20;
        string half = Packed("half.gz", IdxContent.Header(0x08, Items, 1024, 1024), Items * Size / 2);
        Allocated(() => Should.Throw<DslNetFormatException>(() => IdxFile.Read(half)).Reason
            .ShouldBe("The file ends in the values: 67108864 bytes are needed, 33554432 are there.")).ShouldBeLessThan(Megabyte);

        string whole = Packed("whole.gz", IdxContent.Header(0x08, Items, 1024, 1024), Items * Size);
        new FileInfo(whole).Length.ShouldBeLessThan(Megabyte / 2);
        Allocated(() => IdxFile.Read(whole).Count.ShouldBe(Items)).ShouldBeLessThan((Items * Size) + Megabyte);
    }

    /// <summary>Found by the fuzzer: whoever makes room for an item takes 4.4 GB for a file of 16 bytes.</summary>
    [Theory]
    [InlineData("00000803000000000000160000030000", "There are no items, and one would have 1107296256 values")]
    [InlineData("00000D0300000000000B030000000100", "There are no items, and one would have 184745984 values; at most 1048576 are believed")]
    [InlineData("00000B030000000000081A000000025B", "There are no items, and one would have 320159232")]
    [InlineData("00000E030000000000007F0000000900", "There are no items, and one would have 74907648")]
    public void No_items_of_any_size_are_no_reason_to_take_memory(string file, string reason)
    {
        string path = folder.Write("none", Convert.FromHexString(file));
        Should.Throw<DslNetFormatException>(() => IdxFile.Read(path)).Reason.ShouldStartWith(reason);
        Should.Throw<DslNetFormatException>(() => IdxFile.Open(path));
        IdxFile.Read(folder.Write("none", IdxContent.Header(0x08, 0, 28, 28))).ItemSize.ShouldBe(784);
    }

    [Fact]
    public void Mnist_compares_the_shape_before_it_takes_memory()
    {
        File.Move(Packed("images", IdxContent.Header(0x08, 64, 1024, 1024), 64 << 20), Path.Combine(folder.Path, "t10k-images-idx3-ubyte.gz"));
        folder.Write("t10k-labels-idx1-ubyte", IdxContent.Random(1, 10_000));
        Allocated(() => Should.Throw<DslNetFormatException>(() => Datasets.Mnist(folder.Path)).Reason
            .ShouldBe("10000×28×28 values of UInt8 are expected; 64×1024×1024 of UInt8 came.")).ShouldBeLessThan(Megabyte);
    }

    [Fact]
    public void A_long_recording_among_the_digits_takes_no_more_than_its_row()
    {
        byte[] shortOne = WavFileTests.Pcm16(1, 1, 2, 3), longOne = WavFileTests.Pcm16(1, new short[4_000_000]);
        foreach (int index in (int[])[0, 5, 10])
        {
            folder.Write($"7_jackson_{index}.wav", index == 0 ? longOne : shortOne);
        }

        Allocated(() => Datasets.SpokenDigits(folder.Path, length: 100).Test.InputSize.ShouldBe(100)).ShouldBeLessThan(Megabyte);
        Should.Throw<ArgumentOutOfRangeException>(() => Datasets.SpokenDigits(folder.Path, length: int.MaxValue)).ParamName.ShouldBe("length");
    }

    /// <summary>A file of a beginning and as many pieces, which must be refused.</summary>
    /// <returns>The bytes allocated.</returns>
    private long Refused(string beginning, string piece, int count, CsvOptions options, string reason)
    {
        string path = Write("endless.csv", beginning, count, _ => piece);
        return Allocated(() => Should.Throw<DslNetFormatException>(() => CsvDataset.Read(path, "y", options)).Reason.ShouldContain(reason));
    }

    private string Write(string name, string beginning, int count, Func<int, string> piece)
    {
        string path = Path.Combine(folder.Path, name);
        using StreamWriter file = new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        file.Write(beginning);
        for (int i = 0; i < count; i++)
        {
            file.Write(piece(i));
        }

        return path;
    }

    private string Packed(string name, byte[] header, int length)
    {
        string path = Path.Combine(folder.Path, name);
        using GZipStream packed = new(File.Create(path), CompressionLevel.SmallestSize);
        packed.Write(header);

        // A little that doesn't pack: or the file would be too short for what it promises, whatever it holds.
        byte[] block = new byte[1 << 16];
        new Random(1).NextBytes(block.AsSpan(0, 256));
        for (int written = 0; written < length; written += block.Length)
        {
            packed.Write(block);
        }

        return path;
    }

    private static long Allocated(Action work)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
