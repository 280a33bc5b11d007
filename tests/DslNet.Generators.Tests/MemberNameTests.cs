using System.Reflection;
using DslNet.Compiler;
using DslNet.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Generators.Tests;

/// <summary>A layer's name becomes a member of the class: it can't be that of a member which every network has.</summary>
public class MemberNameTests
{
    private const string Source = Compiling.Usings + """
        [Network] public sealed partial class Whole { static Net Define() => Input(2) >> Dense(3) >> BatchNorm() >> Dense(2); }
        [Network] public sealed partial class Broken { static Net Define() => Input(2) >> Dense(3) >> Dense(0); }
        """;

    [Theory]
    [InlineData("Whole")]
    [InlineData("Broken")]
    public void No_layer_may_be_called_like_one_of_them(string name)
    {
        Type type = Generating.Load(Source).GetType(name, throwOnError: true)!;

        string[] names = [.. type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy)
            .Select(member => member.Name)
            .Where(member => char.IsUpper(member[0]) && !member.Contains('.', StringComparison.Ordinal) && !member.StartsWith("Dense", StringComparison.Ordinal) && !member.StartsWith("Batchnorm", StringComparison.Ordinal))];

        names.Length.ShouldBeGreaterThan(20);
        names.Where(member => Naming.Problem(char.ToLowerInvariant(member[0]) + member[1..]) is null).ShouldBeEmpty();
    }

    [Fact]
    public void Nor_like_what_only_a_network_at_which_the_compiler_failed_has() => Naming.Problem("dslNetCompilerFailure").ShouldNotBeNull();
}
