using System.Globalization;
using System.Text;
using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests;

/// <summary>Names come into generated identifiers, files and messages: however long and odd they are, what is legal compiles, and what isn't is said in a word.</summary>
public class HostileNameTests
{
    /// <summary>1,023 bytes are what an assembly has room for, and there are members whose names have the class's in them. (C# says so only when it writes one.)</summary>
    [Theory]
    [InlineData(121)]
    [InlineData(500)]
    [InlineData(960)]
    public async Task A_long_name_of_a_class_compiles(int length)
    {
        string name = new('N', length);
        Compilation complete = await Sound($"[Network(Loss = Loss.MeanSquaredError)] public sealed partial class {name} {{ static Net Define() => Input(2) >> Dense(1); }}");

        Files(complete).ShouldAllBe(file => Encoding.UTF8.GetByteCount(file) <= 160);
    }

    [Fact]
    public async Task Long_names_that_differ_at_their_ends_are_told_apart()
    {
        string start = new('N', 300);
        Compilation complete = await Sound($$"""
            [Network] public sealed partial class {{start}}A { static Net Define() => Input(2) >> Dense(1); }
            [Network] public sealed partial class {{start}}B { static Net Define() => Input(2) >> Dense(1); }
            namespace Of_A { public partial class B { [Network] public sealed partial class C { static Net Define() => Input(2) >> Dense(1); } } }
            namespace Of { public partial class A_B { [Network] public sealed partial class C { static Net Define() => Input(2) >> Dense(1); } } }
            """);

        Files(complete).Count(file => file.EndsWith(".g.cs", StringComparison.Ordinal) && !file.Contains("Gpu", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(4);
    }

    /// <summary>Letters that are numbers, marks that combine: C# takes more for a letter than files and char.IsLetter do. Each of these takes three bytes.</summary>
    [Fact]
    public async Task Odd_letters_compile() => await Sound($$"""
        namespace Ⅷ.क्ष
        {
            [Network] public sealed partial class नेटवर्क { static Net Define() => Input(2) >> Dense(1); }
            [Network] public sealed partial class a‿b { static Net Define() => Input(2) >> Dense(1); }
            [Network] public sealed partial class {{new string('网', 315)}} { static Net Define() => Input(2) >> Dense(1); }
            [Network] public sealed partial class @class { static Net Define() => Input(2) >> Dense(1); }
        }
        """);

    /// <summary>What counts is the whole name.</summary>
    [Theory]
    [InlineData(500, 459, 0)]
    [InlineData(500, 460, 1)]
    public async Task A_namespace_counts(int space, int name, int findings) => (await Diagnose($"namespace {new string('S', space)} {{ [Network] public sealed partial class {new string('N', name)} {{ static Net Define() => Input(2) >> Dense(1); }} }}"))
        .Count(diagnostic => diagnostic.Id == "DN1001").ShouldBe(findings);

    [Theory]
    [InlineData("public sealed partial class", "", "its name takes 10000 bytes, with all that it stands in, and an assembly has room for 960")]
    [InlineData("partial class Outer { [Network] public sealed partial class", "}", "its name takes 10006 bytes")]
    public async Task A_name_that_no_assembly_takes_is_said(string before, string after, string message)
    {
        string name = new('N', 10_000);
        IReadOnlyList<Diagnostic> found = await Diagnose($"{(before.Contains("[Network]", StringComparison.Ordinal) ? "" : "[Network] ")}{before} {name} {{ static Net Define() => Input(2) >> Dense(1); }} {after}");

        Diagnostic only = found.Where(diagnostic => diagnostic.Id.StartsWith("DN", StringComparison.Ordinal)).ShouldHaveSingleItem();
        only.Id.ShouldBe("DN1001");
        only.GetMessage(CultureInfo.InvariantCulture).ShouldContain(message);
        only.GetMessage(CultureInfo.InvariantCulture).Length.ShouldBeLessThan(300);
    }

    [Fact]
    public async Task Layers_names_have_a_hundred_letters_at_most()
    {
        await Sound($"[Network(Loss = Loss.MeanSquaredError)] public sealed partial class N {{ static Net Define() => Input(2) >> Dense(3, name: \"{new string('a', 100)}\") >> BatchNorm(name: \"{new string('b', 100)}\") >> Dense(1); }}");

        Diagnostic only = (await Diagnose($"[Network] public sealed partial class N {{ static Net Define() => Input(2) >> Dense(3, name: \"{new string('a', 1_000_000)}\"); }}")).ShouldHaveSingleItem();
        only.Id.ShouldBe("DN1005");
        only.GetMessage(CultureInfo.InvariantCulture).ShouldEndWith($"name must have at most 100 letters, but \"{new string('a', 59)}…\" has 1000000");
    }

    /// <summary>A message ends in a console, which would take escape sequences for commands.</summary>
    [Theory]
    [InlineData("\\u001b[2J", "\\u001b[2J")]
    [InlineData("a\\nb", "a\\u000ab")]
    [InlineData("\\ud800", "\\ud800")]
    [InlineData("\\u202e", "\\u202e")]
    [InlineData("größe", "größe")]
    public async Task What_cannot_be_seen_is_spelled_out(string written, string shown)
    {
        foreach (string units in new[] { "1", "0" })
        {
            IReadOnlyList<Diagnostic> found = await Diagnose($"[Network(MemoryBudget = \"{written}\")] public sealed partial class N {{ static Net Define() => Input(2) >> Dense({units}, name: \"{written}\"); }}");

            string[] messages = [.. found.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture))];
            messages.ShouldContain(message => message.Contains($"but is \"{shown}\"", StringComparison.Ordinal));
            messages.ShouldAllBe(message => !message.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter) || letter == '\u202e'));
        }
    }

    private static IEnumerable<string> Files(Compilation complete) => complete.SyntaxTrees.Select(tree => Path.GetFileName(tree.FilePath));

    private static Task<IReadOnlyList<Diagnostic>> Diagnose(string source) => UserProject.Diagnose([UserProject.Usings + source]);

    /// <summary>Compiles a source with and without DslNet.Ilgpu, down to an assembly.</summary>
    private static async Task<Compilation> Sound(string source)
    {
        Compilation? complete = null;
        foreach (string first in new[] { "", "// ILGPU\n" })
        {
            complete = UserProject.Generate(UserProject.Compile([first + UserProject.Usings + source]));
            (await UserProject.Analyze(complete)).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
            using MemoryStream image = new();
            complete.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        }

        return complete!;
    }
}
