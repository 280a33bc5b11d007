using System.Text.Json;
using DslNet.Data;

namespace DslNet.Tests.Data.Readers;

public class IdxFileTests
{
    public static TheoryData<string> Elements => [.. Enum.GetNames<IdxElement>()];

    [Theory]
    [MemberData(nameof(Elements))]
    public void Every_kind_of_numbers_plain_packed_and_on_disk_as_numpy_has_them(string element)
    {
        using var folder = new TemporaryFolder();
        JsonElement reference = References.Named("idx", element);
        string plain = folder.Write("plain", reference.GetProperty("plain").GetBytesFromBase64());
        string packed = folder.Write("packed", reference.GetProperty("packed").GetBytesFromBase64());
        double[] expected = reference.Numbers("values");
        foreach (string path in (string[])[plain, packed])
        {
            IdxArray array = IdxFile.Read(path);
            array.Element.ToString().ShouldBe(element);
            array.Shape.ToArray().Select(size => (double)size).ShouldBe(reference.Numbers("shape"));
            double[] values = new double[expected.Length];
            array.CopyTo(0, values);
            values.ShouldBe(expected);
            float[] rounded = new float[expected.Length];
            array.CopyTo(0, rounded);
            rounded.ShouldBe(expected.Select(value => (float)value));
        }

        using IdxReader reader = IdxFile.Open(plain, divideBy: 4);
        float[] fromDisk = new float[expected.Length];
        reader.Read(0, fromDisk);
        fromDisk.ShouldBe(expected.Select(value => (float)value / 4));
        reader.Element.ToString().ShouldBe(element);
        (reader.Count * reader.RowSize).ShouldBe(expected.Length);
    }

    [Fact]
    public void Integers_are_read_as_such_and_floating_point_numbers_are_not()
    {
        using var folder = new TemporaryFolder();
        IdxArray labels = IdxFile.Read(folder.Write("labels", IdxContent.Bytes([7, 2, 255], 3)));
        int[] values = new int[2];
        labels.CopyTo(1, values);
        values.ShouldBe([2, 255]);
        labels.ItemSize.ShouldBe(1);
        labels.ToString().ShouldBe("IDX: 3 UInt8");

        IdxArray floats = IdxFile.Read(folder.Write("floats", [.. IdxContent.Header(0x0D, 1), 0x3F, 0x80, 0, 0]));
        Should.Throw<InvalidOperationException>(() => floats.CopyTo(0, new int[1])).Message.ShouldContain("Float32");
    }

    [Fact]
    public void Items_that_are_not_there_are_refused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("six", IdxContent.Random(1, 3, 2));
        IdxArray array = IdxFile.Read(path);
        using IdxReader reader = IdxFile.Open(path);

        Should.Throw<ArgumentException>(() => array.CopyTo(0, new float[3])).ParamName.ShouldBe("destination");
        Should.Throw<ArgumentException>(() => array.CopyTo(2, new float[4])).Message.ShouldStartWith("2 items are asked for from item 2 on; 1 are there.");
        Should.Throw<ArgumentOutOfRangeException>(() => array.CopyTo(-1, new float[2])).ParamName.ShouldBe("first");
        Should.Throw<ArgumentException>(() => reader.Read(3, new float[2])).ParamName.ShouldBe("destination");
        Should.Throw<ArgumentOutOfRangeException>(() => reader.Read(4, [])).ParamName.ShouldBe("first");
        Should.Throw<ArgumentOutOfRangeException>(() => IdxFile.Open(path, divideBy: 0)).ParamName.ShouldBe("divideBy");
    }

    public static TheoryData<string, byte[], long, string> Damaged => new()
    {
        { "empty", [], 0, "The file ends in the magic number: 4 bytes are needed, 0 are there." },
        { "text", "Hello, world"u8.ToArray(), 0, "An IDX file begins with two zero bytes; 48 65 came." },
        { "type", [0, 0, 0x0A, 1, 0, 0, 0, 0], 2, "The type of the elements must be 08, 09, 0B, 0C, 0D or 0E; 0A came." },
        { "rank", [0, 0, 8, 0], 3, "There must be at least one dimension; the header says 0." },
        { "negative", [0, 0, 8, 1, 0xFF, 0xFF, 0xFF, 0xFF], 4, "Dimension 0 must be at most 2147483647; it is 4294967295." },
        { "cut", IdxContent.Random(1, 3, 2)[..^1], 4, "The header promises 3×2 values of 1 bytes, 6 bytes in all; 5 follow." },
        { "long", [.. IdxContent.Random(1, 3, 2), 9], 4, "The header promises 3×2 values of 1 bytes, 6 bytes in all; 7 follow." },
        { "huge", IdxContent.Header(0x0E, int.MaxValue, int.MaxValue), 8, "One item of 2147483647 values is more than an array holds." },
        { "huger", IdxContent.Header(0x0E, int.MaxValue, 46340, 46340), 4, $"The header promises {int.MaxValue}×46340×46340 values of 8 bytes, {long.MaxValue} bytes in all; 0 follow." },
        { "packed and huge", IdxContent.Packed(IdxContent.Header(0x08, int.MaxValue)), 4, "The header promises 2147483647 values of 1 bytes" },
        { "packed and cut", IdxContent.Packed(IdxContent.Random(1, 300)[..^1]), 8, "The file ends in the values: 300 bytes are needed, 299 are there." },
        { "packed and long", IdxContent.Packed([.. IdxContent.Random(1, 300), 1]), 308, "The file should end here, but goes on." },
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public void What_is_damaged_is_refused_with_its_place(string name, byte[] content, long offset, string reason)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(name, content);
        DslNetFormatException error = Should.Throw<DslNetFormatException>(() => IdxFile.Read(path));

        error.File.ShouldBe(path);
        error.Offset.ShouldBe(offset);
        error.Reason.ShouldStartWith(reason);
        error.Message.ShouldBe(offset == 0 ? $"{path}: {error.Reason}" : $"{path}, byte {offset}: {error.Reason}");
    }

    [Fact]
    public void A_packed_file_is_held_against_its_sum_and_its_length()
    {
        using var folder = new TemporaryFolder();
        byte[] packed = IdxContent.Packed(IdxContent.Random(1, 1000));
        for (int place = packed.Length - 8; place < packed.Length; place++)
        {
            byte[] changed = [.. packed];
            changed[place] ^= 1;
            Should.Throw<DslNetFormatException>(() => IdxFile.Read(folder.Write("sum", changed))).Reason.ShouldStartWith("The gzip stream is damaged");
        }

        for (int cut = 1; cut < packed.Length - 1; cut++)
        {
            string path = folder.Write("cut", packed[..^cut]);
            Should.Throw<DslNetFormatException>(() => IdxFile.Read(path), $"{cut} bytes cut off").File.ShouldBe(path);
        }
    }

    /// <summary>The framework passes over what stands behind what is packed.</summary>
    [Theory]
    [InlineData(new byte[] { 0x55 })]
    [InlineData(new byte[] { 0x00 })]
    [InlineData(new byte[] { 0x1F })]
    [InlineData(new byte[] { 0x1F, 0x8B })]
    [InlineData(new byte[] { 0x55, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 })]
    public void Nothing_may_stand_behind_what_is_packed(byte[] junk)
    {
        using var folder = new TemporaryFolder();
        foreach (int size in (int[])[1, 1000, 100_000])
        {
            byte[] packed = IdxContent.Packed(IdxContent.Random(1, size));
            byte[] tail = packed[^8..];
            IdxFile.Read(folder.Write("right", packed)).Count.ShouldBe(size);
            foreach (byte[] rest in (byte[][])[junk, [.. junk, .. new byte[10_000]], [.. junk, .. tail]])
            {
                DslNetFormatException error = Should.Throw<DslNetFormatException>(() => IdxFile.Read(folder.Write("junk", [.. packed, .. rest])));
                error.Reason.ShouldBe(FormattableString.Invariant($"The gzip stream is damaged: The {rest.Length} bytes from byte {packed.Length} on, behind what is packed, don't belong to it."));
            }
        }
    }

    /// <summary>As cat makes one of two files (RFC 1952: members follow each other).</summary>
    [Fact]
    public void What_is_packed_in_several_members_is_one_file()
    {
        using var folder = new TemporaryFolder();
        byte[] content = IdxContent.Random(1, 100_000), nothing = Convert.FromHexString("1F8B080000000000000303000000000000000000");
        IdxFile.Read(folder.Write("empty", [.. nothing, .. IdxContent.Packed(content), .. nothing, .. nothing])).Count.ShouldBe(100_000);
        foreach (int cut in (int[])[1, 4, 5000, 99_999])
        {
            byte[] packed = [.. IdxContent.Packed(content[..cut]), .. IdxContent.Packed(content[cut..])];
            float[] values = new float[100_000];
            IdxFile.Read(folder.Write("members", packed)).CopyTo(0, values);
            values.ShouldBe(content[8..].Select(value => (float)value));
            for (int place = 1; place <= 8; place++)
            {
                byte[] changed = [.. packed];
                changed[IdxContent.Packed(content[..cut]).Length - place] ^= 1;
                Should.Throw<DslNetFormatException>(() => IdxFile.Read(folder.Write("changed", changed))).Reason.ShouldContain("checksum");
            }
        }
    }

    /// <summary>Names, comments, extra fields and a header's own sum, as gzip may write them.</summary>
    [Fact]
    public void A_header_with_all_its_fields_is_read()
    {
        using var folder = new TemporaryFolder();
        byte[] packed = IdxContent.Packed(IdxContent.Random(1, 300));
        byte[] header = [.. packed[..3], 0x1E, .. packed[4..10], 3, 0, 1, 2, 3, .. "name\0comment\0"u8, 9, 9];
        IdxFile.Read(folder.Write("fields", [.. header, .. packed[10..]])).Count.ShouldBe(300);
        for (int length = 3; length < header.Length; length++)
        {
            Should.Throw<DslNetFormatException>(() => IdxFile.Read(folder.Write("short", header[..length])));
        }
    }

    [Fact]
    public void A_file_that_is_packed_can_not_stay_on_disk_and_the_error_says_what_to_do()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("images.gz", IdxContent.Packed(IdxContent.Random(1, 2, 2)));

        Should.Throw<DslNetFormatException>(() => IdxFile.Open(path)).Reason.ShouldContain("gunzip");
        Should.Throw<FileNotFoundException>(() => IdxFile.Read(path + ".gz"));
    }
}
