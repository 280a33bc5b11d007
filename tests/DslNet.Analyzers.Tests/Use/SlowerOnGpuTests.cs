using System.Globalization;
using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests.Use;

/// <summary>DN3011: networks of several sizes that are put onto an accelerator of ILGPU's.</summary>
public class SlowerOnGpuTests
{
    [Theory]
    [InlineData("using var gpu = {|DN3011:new Tiny.Gpu(accelerator, tiny, 16)|};")]
    [InlineData("using Tiny.Gpu gpu = {|DN3011:new(accelerator, tiny, 16)|};")]
    [InlineData("using INetwork gpu = {|DN3011:new Alias(accelerator, batchSize: 16, network: tiny)|};")]
    [InlineData("using var gpu = {|DN3011:new global::Tiny.Gpu(accelerator, new Tiny(), 1)|};")]
    [InlineData("using var gpu = {|DN3011:new Outer.Nested.Gpu(accelerator, new Outer.Nested(), 32)|};")]
    [InlineData("const int Rows = 8; using var gpu = {|DN3011:new Tiny.Gpu(accelerator, tiny, Rows * 4)|};")]
    [InlineData("int rows = 32; using var gpu = {|DN3011:new Tiny.Gpu(accelerator, tiny, rows)|};")]
    [InlineData("int rows = flag ? 16 : 32; using var gpu = {|DN3011:new Tiny.Gpu(accelerator, tiny, rows)|};")]
    [InlineData("using var net = new Tiny(batchSize: 16); using var gpu = {|DN3011:new Tiny.Gpu(accelerator, net, net.BatchSize)|};")]
    [InlineData("using var net = Tiny.Create(16, 0, 1); using var gpu = {|DN3011:new Tiny.Gpu(accelerator, net, net.BatchSize)|};")]
    [InlineData("Func<Tiny.Gpu> make = () => {|DN3011:new Tiny.Gpu(accelerator, tiny, 16)|};")]
    [InlineData("foreach (var gpu in new[] { {|DN3011:new Tiny.Gpu(accelerator, tiny, 16)|}, {|DN3011:new Tiny.Gpu(accelerator, tiny, 32)|} }) { gpu.Dispose(); }")]
    [InlineData("Use<Tiny.Gpu>({|DN3011:new(accelerator, tiny, 16)|});", "static void Use<T>(T network) where T : INetwork { }")]
    [InlineData("_ = {|DN3011:new Declared.Gpu(accelerator, declared, batch)|};")]
    [InlineData("_ = {|DN3011:new Declared.Gpu(accelerator, declared, declared.BatchSize)|};")]
    [InlineData("", "readonly Tiny.Gpu? kept = {|DN3011:new Tiny.Gpu(null!, null!, 16)|};")]
    [InlineData("", "Tiny.Gpu Make<T>(ILGPU.Runtime.Accelerator on, Tiny network, T unused) where T : struct => {|DN3011:new(on, network, 4)|};")]
    public async Task Too_small(string statements, string members = "") => await Verify.Rule("DN3011", Program(statements, members));

    [Theory]
    [InlineData("_ = new Wide.Gpu(accelerator, wide, 512);")]
    [InlineData("_ = new Wide.Gpu(accelerator, wide, 1);")]
    [InlineData("_ = new Wide.Gpu(accelerator, wide, batch);")]
    [InlineData("_ = new Tiny.Gpu(accelerator, tiny, 4096);")]
    [InlineData("_ = new Tiny.Gpu(accelerator, tiny, batch);")]
    [InlineData("_ = new Declared.Gpu(accelerator, declared, 4096);")]
    [InlineData("_ = new Sum.Gpu(accelerator, sum, 4096);")]
    [InlineData("_ = new Tiny.Gpu(accelerator, tiny, tiny.BatchSize);")]
    [InlineData("_ = new Tiny.Gpu(accelerator, tiny, flag ? 16 : 4096);")]
    [InlineData("_ = new Tiny.Gpu(accelerator, tiny, flag ? 16 : batch);")]
    [InlineData("int rows = 16; rows *= 256; _ = new Tiny.Gpu(accelerator, tiny, rows);")]
    [InlineData("int rows = 16; Change(ref rows); _ = new Tiny.Gpu(accelerator, tiny, rows);", "static void Change(ref int rows) => rows = 4096;")]
    [InlineData("_ = new Tiny.Gpu(accelerator, tiny, 0);")]
    [InlineData("_ = new Untrained.Gpu(accelerator, new Untrained(), 1);")]
    [InlineData("_ = new Tiny.Gpu(accelerator, tiny, -1);")]
    [InlineData("using var net = new Tiny(16);")]
    [InlineData("using var net = new Tiny(16); using INetwork same = net; same.Dispose();")]
    [InlineData("_ = new Elsewhere.Gpu(accelerator, tiny, 16);", "public class Elsewhere { public class Gpu(ILGPU.Runtime.Accelerator accelerator, Tiny network, int batchSize) { public const int LaunchesPerStep = 20; } }")]
    public async Task Large_enough_or_not_known(string statements, string members = "") => await Verify.Rule("DN3011", Program(statements, members));

    /// <summary>A step of <c>Tiny</c> launches 8 kernels, 40 µs. On the CPU it takes 1.139 µs, and 73 ns for each row: 19.97 at the border.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(BorderOfTiny, true)]
    [InlineData(BorderOfTiny + 1, false)]
    [InlineData(100_000, false)]
    public async Task The_border_is_at_half_the_time_of_the_launches(int rows, bool isSaid)
    {
        string creation = $"new Tiny.Gpu(accelerator, tiny, {rows.ToString(CultureInfo.InvariantCulture)})";
        await Verify.Rule("DN3011", Program("_ = " + (isSaid ? "{|DN3011:" + creation + "|};" : creation + ";")));
    }

    [Fact]
    public async Task The_message_shows_the_sum()
    {
        IReadOnlyList<Diagnostic> found = await Verify.Rule("DN3011", Program("_ = {|DN3011:new Tiny.Gpu(accelerator, tiny, 16)|}; _ = {|DN3011:new Declared.Gpu(accelerator, declared, batch)|};"));

        found.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)).ShouldBe(
        [
            "Tiny is faster on the CPU at batch 16: a training step launches 8 kernels, about 40 µs for launching alone; one core of the CPU does the whole step, 4.4 thousand multiply-adds and all, in about 2.3 µs. Train Tiny itself; a GPU can pay from a batch of about 530 on, at the earliest.",
            "Declared is faster on the CPU at batch 24, which its attribute names: a training step launches 12 kernels, about 60 µs for launching alone; one core of the CPU does the whole step, 59 thousand multiply-adds and all, in about 9.5 µs. Train Declared itself; a GPU can pay from a batch of about 210 on, at the earliest.",
        ],
        ignoreOrder: true);
    }

    [Fact]
    public async Task Networks_of_another_project_are_known_by_their_constants()
    {
        Compilation library = UserProject.Generate(UserProject.Compile([UserProject.Usings + Networks]).WithAssemblyName("Library"));
        using MemoryStream image = new();
        library.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        Compilation program = UserProject.Compile([UserProject.Usings + "class P { static void Run(ILGPU.Runtime.Accelerator on, Tiny tiny) { using var gpu = new Tiny.Gpu(on, tiny, 16); using var large = new Tiny.Gpu(on, tiny, 4096); } }"])
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray()));

        program.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        (await UserProject.Analyze(program)).ShouldHaveSingleItem().Id.ShouldBe("DN3011");
    }

    [Fact]
    public async Task Without_ILGPU_there_is_nothing_to_speak_of() => (await UserProject.Analyze(UserProject.Compile([UserProject.Usings + """
        [Network] public sealed class N { public const int ParameterCount = 1; public class Gpu(int batchSize) { public const int LaunchesPerStep = 90; public const long MultiplyAddsPerRow = 1, ElementsPerRow = 1; public int Size => batchSize; } }
        class P { object Make() => new N.Gpu(batchSize: 1); }
        """]))).ShouldNotContain(diagnostic => diagnostic.Id == "DN3011");

    [Fact]
    public async Task Nothing_throws_wherever_a_program_ends()
    {
        string program = Program("int rows = flag ? 8 : batch; rows = rows; using Tiny.Gpu gpu = new(accelerator, batchSize: rows, network: tiny); _ = new Sum.Gpu(accelerator, sum, sum.BatchSize) { };");
        for (int length = program.IndexOf("int rows", StringComparison.Ordinal); length < program.Length; length += 7)
        {
            Compilation complete = UserProject.Generate(UserProject.Compile([UserProject.Usings + program[..length] + (length % 2 == 0 ? "; } }" : "")]));
            await Should.NotThrowAsync(() => UserProject.Analyze(complete), program[..length]);
        }
    }

    /// <summary>Forward and by the weight for each layer, by the input for all but the first.</summary>
    [Theory]
    [InlineData("Input(4) >> Dense(16) >> Relu >> Dense(3)", (2 * 4 * 16) + (3 * 16 * 3))]
    [InlineData("Input(4) >> Relu >> Dropout(0.5f)", 0)]
    [InlineData("Input(8, 8, 2) >> Conv2D(4, 3) >> Relu >> Flatten >> Dense(5)", (2 * 6 * 6 * 9 * 2 * 4) + (3 * 6 * 6 * 4 * 5))]
    public void The_class_says_how_many_multiply_adds_a_row_takes(string definition, long expected)
    {
        Compilation complete = UserProject.Generate(UserProject.Compile([UserProject.Usings + "// ILGPU\n[Network(Loss = Loss.MeanSquaredError)] partial class N { static Net Define() => " + definition + "; }"]));

        complete.GetTypeByMetadataName("N+Gpu").ShouldNotBeNull().GetMembers("MultiplyAddsPerRow").OfType<IFieldSymbol>().ShouldHaveSingleItem().ConstantValue.ShouldBe(expected);
    }

    private const int BorderOfTiny = 258;

    /// <summary>Networks from 2 to 1.8 million parameters.</summary>
    private const string Networks = """
        // ILGPU
        [Network(Loss = Loss.CrossEntropy)]
        public sealed partial class Tiny { static Net Define() => Input(4) >> Dense(16) >> Relu >> Dense(3) >> Softmax; }

        [Network(Loss = Loss.MeanSquaredError)]
        public sealed partial class Sum { static Net Define() => Input(1) >> Dense(1); }

        [Network(Loss = Loss.Huber, Batch = 24)]
        public sealed partial class Declared { static Net Define() => Input(12) >> Dense(24) >> Relu >> Dense(24) >> Relu >> Dense(2); }

        [Network]
        public sealed partial class Untrained { static Net Define() => Input(4) >> Dense(3); }

        [Network(Loss = Loss.CrossEntropy)]
        public sealed partial class Wide { static Net Define() => Input(784) >> Dense(1024) >> Relu >> Dense(1024) >> Relu >> Dense(10) >> Softmax; }

        public partial class Outer
        {
            [Network(Loss = Loss.MeanSquaredError)]
            public sealed partial class Nested { static Net Define() => Input(4) >> Dense(8) >> Tanh >> Dense(1); }
        }

        """;

    private static string Program(string statements, string members = "") => "using Alias = Tiny.Gpu;\n" + Networks + $$"""
        class Program
        {
            void Run(ILGPU.Runtime.Accelerator accelerator, Tiny tiny, Sum sum, Wide wide, Declared declared, int batch, bool flag)
            {
                {{statements}}
            }

            {{members}}
        }
        """;
}
