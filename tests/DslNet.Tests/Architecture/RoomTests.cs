namespace DslNet.Tests.Architecture;

/// <summary>The arrows between the rooms of the run time: what a kernel may build on, and what it knows nothing of.</summary>
public class RoomTests
{
    private const string Kernels = "Kernels/";

    /// <summary>Each room of <c>DslNet.Kernels</c>, and the rooms that it uses: they stand above it, so that there is no cycle.</summary>
    private static readonly (string Room, string[] Uses)[] arrows =
    [
        ("Simd", []),
        ("Memory", ["Simd"]),
        ("Threads", ["Memory", "Simd"]),
        ("RandomNumbers", ["Simd"]),
        ("MatMul", ["Memory", "Simd", "Threads"]),
        ("Spatial", ["MatMul", "Memory", "Simd", "Threads"]),
        ("Pools", ["Memory", "Simd", "Spatial", "Threads"]),
        ("Winograd", ["MatMul", "Memory", "Pools", "Simd", "Spatial", "Threads"]),
        ("Convolutions", ["MatMul", "Memory", "Pools", "Simd", "Spatial", "Threads", "Winograd"]),
        ("Attentions", ["MatMul", "Memory", "Simd", "Spatial", "Threads"]),
        ("Normalizations", ["Memory", "Simd", "Threads"]),
        ("Elementwise", ["Simd", "Threads"]),
        ("Recurrences", ["MatMul", "Memory", "Simd", "Threads"]),
        ("Reductions", ["Memory", "Simd", "Threads"]),
        ("Sequences", ["MatMul", "Memory", "Simd", "Threads"]),
        ("Losses", ["Memory", "Simd", "Threads"]),
        ("Strided", ["Memory", "Simd", "Threads"]),
        ("Inference", ["MatMul", "Memory", "Spatial", "Threads", "Winograd"]),
        ("Driver", ["Inference", "Losses", "MatMul", "Memory", "RandomNumbers", "Simd", "Threads"]),
    ];

    /// <summary>What of the rest of the library a room knows: what networks are, and the processor. None knows training, devices or files.</summary>
    private static readonly (string Room, string[] Knows)[] known =
    [
        ("Losses", ["Networks"]),
        ("Inference", ["Networks"]),
        ("Driver", ["Dsl", "Networks", "Processors"]),
    ];

    [Fact]
    public void Every_room_stands_in_the_table_under_those_that_it_uses()
    {
        string[] rooms = [.. arrows.Select(arrow => arrow.Room)];

        RoomUse.RoomOfType.Values.Where(room => room.StartsWith(Kernels, StringComparison.Ordinal)).Select(room => room[Kernels.Length..]).Distinct().ShouldBe(rooms, ignoreOrder: true);
        arrows.SelectMany((arrow, index) => arrow.Uses.Where(used => Array.IndexOf(rooms, used) is var place && (place < 0 || place >= index)).Select(used => $"{arrow.Room} → {used}")).ShouldBeEmpty();
    }

    [Fact]
    public void Rooms_use_each_other_as_the_table_says()
    {
        string[] said = [.. arrows.SelectMany(arrow => arrow.Uses.Select(used => $"{arrow.Room} → {used}"))];
        (string Arrow, string Example)[] found =
        [
            .. RoomUse.All.Where(use => IsRoom(use.From) && IsRoom(use.To)).Select(use => ($"{use.From[Kernels.Length..]} → {use.To[Kernels.Length..]}", use.Example)),
        ];

        found.Where(use => !said.Contains(use.Arrow)).Select(use => $"{use.Arrow} is a new arrow: {use.Example}").ShouldBeEmpty();
        said.Except(found.Select(use => use.Arrow)).Select(arrow => $"{arrow} is in the table, and nothing uses it").ShouldBeEmpty();
    }

    [Fact]
    public void The_run_time_knows_nothing_of_training_devices_and_files() =>
        RoomUse.All.Where(use => IsRoom(use.From) && !IsRoom(use.To) && use.To.Length > 0)
            .Where(use => !known.Any(each => Kernels + each.Room == use.From && each.Knows.Contains(use.To)))
            .Select(use => $"{use.From} → {use.To} is a new arrow: {use.Example}")
            .ShouldBeEmpty();

    /// <summary>What reads, describes and measures has no kernel in it.</summary>
    [Theory]
    [InlineData("DataSets")]
    [InlineData("Dsl")]
    [InlineData("Files")]
    [InlineData("Metrics")]
    public void A_folder_uses_no_room(string folder) =>
        RoomUse.All.Where(use => use.From == folder && IsRoom(use.To)).Select(use => $"{use.From} → {use.To} is a new arrow: {use.Example}").ShouldBeEmpty();

    [Fact]
    public void A_rooms_folder_is_its_namespace() =>
        Repository.Files("*.cs", "src/DslNet/Kernels")
            .Where(file => !Repository.Text(file).Split('\n').Contains($"namespace {string.Join('.', file.Split('/')[1..^1])};"))
            .ShouldBeEmpty();

    /// <summary>What generated code needs is public, and no completion list shows it.</summary>
    [Fact]
    public void What_is_public_in_a_room_is_hidden_from_users() =>
        typeof(Optimizer).Assembly.GetExportedTypes()
            .Where(type => type.Namespace!.StartsWith("DslNet.Kernels", StringComparison.Ordinal) || type.Namespace == "DslNet.Devices")
            .Where(type => !type.IsNested && !Attribute.IsDefined(type, typeof(System.ComponentModel.EditorBrowsableAttribute)))
            .Select(type => type.FullName)
            .ShouldBeEmpty();

    private static bool IsRoom(string folder) => folder.StartsWith(Kernels, StringComparison.Ordinal);
}
