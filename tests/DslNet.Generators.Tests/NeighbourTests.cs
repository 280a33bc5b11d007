using DslNet.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests;

/// <summary>An assembly that shows its internals to another, as a library does to its tests: what is generated in both isn't in each other's way.</summary>
public class NeighbourTests
{
    private const string Friends = """
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Middle")]
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Last")]

        """;

    private const string Uses = """
        public static class User
        {
            public static int Use(First first)
            {
                using Digits second = new(4);
                return first.BatchSize + second.BatchSize + Digits.Info.ParameterCount;
            }
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Networks_in_both_with_or_without_devices(bool seesKernels)
    {
        MetadataReference first = Library("First", seesKernels, [], Network("First"));

        Warnings("Middle", seesKernels, [first], Network("Digits") + Uses).ShouldBeEmpty();
    }

    /// <summary>The user's own uses of such a name are C#'s to warn of (CS0436); there is none here.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Networks_of_one_full_name_in_both(bool seesKernels)
    {
        MetadataReference first = Library("First", seesKernels, [], Network("Digits"));

        Warnings("Middle", seesKernels, [first], Network("Digits")).ShouldBeEmpty();
    }

    [Fact]
    public void Three_in_a_row_the_last_of_which_sees_the_internals_of_both()
    {
        MetadataReference first = Library("First", true, [], Network("First"));
        MetadataReference middle = Library("Middle", true, [first], Network("Middle"));

        Warnings("Last", true, [first, middle], Network("Digits") + Uses).ShouldBeEmpty();
    }

    /// <summary>They have nothing for devices.</summary>
    [Fact]
    public void Networks_with_a_definition_in_error_in_both()
    {
        const string broken = "[Network] partial class Broken { static Net Define() => Input(2) >> Dense(0); }";
        MetadataReference first = Library("First", false, [], broken);

        Warnings("Middle", false, [first], broken).ShouldBeEmpty();
    }

    private static string Network(string name) => $"[Network] public sealed partial class {name} {{ static Net Define() => Input(2) >> Dense(3) >> Relu >> Dense(1); }}\n";

    private static MetadataReference Library(string name, bool seesKernels, MetadataReference[] references, string source)
    {
        Compilation complete = Complete(name, seesKernels, references, Compiling.Usings + Friends + source);
        using MemoryStream image = new();
        complete.Emit(image).Success.ShouldBeTrue();
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private static IEnumerable<string> Warnings(string name, bool seesKernels, MetadataReference[] references, string source) =>
        Generating.Warnings(Complete(name, seesKernels, references, Compiling.Usings + source));

    private static Compilation Complete(string name, bool seesKernels, MetadataReference[] references, string source)
    {
        CSharpCompilation compilation = Compiling.Of(source).WithAssemblyName(name).AddReferences(references).AddReferences(seesKernels ? DevicePackage.References : []);
        Generating.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out _);
        complete.SyntaxTrees.Any(tree => tree.ToString().Contains("namespace DslNet.Generated.Gpu", StringComparison.Ordinal)).ShouldBe(seesKernels);
        return complete;
    }
}
