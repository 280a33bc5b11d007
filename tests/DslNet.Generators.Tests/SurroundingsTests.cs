using DslNet.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests;

/// <summary>Projects that ask more of their code than others do, and classes with attributes and bases: what is generated for them isn't warned of.</summary>
public class SurroundingsTests
{
    private const string Members = """static Net Define() => Input(8, 8, 1) >> Conv2D(4, 3) >> Relu >> Flatten >> Dense(3, name: "_head") >> BatchNorm() >> Dense(2);""";

    private const string OwnLoss = "static float LossOf(float prediction, float target) => (prediction - target) * (prediction - target);";

    [Theory]
    [InlineData("nothing", "", "[Network] public sealed partial class Plain")]
    [InlineData("CLS compliance asked for", "[assembly: CLSCompliant(true)]", "[Network] public sealed partial class Plain")]
    [InlineData("CLS compliance not asked for", "[assembly: CLSCompliant(false)]", "[Network] public sealed partial class Plain")]
    [InlineData("CLS compliance of the class", "[assembly: CLSCompliant(true)]", "[CLSCompliant(false)] [Network] public sealed partial class Plain")]
    [InlineData("a lower-case name", "", "#pragma warning disable CS8981\n[Network] public sealed partial class plain\n#pragma warning restore CS8981\n")]
    [InlineData("an obsolete class", "", "[Obsolete] [Network] public sealed partial class Old")]
    [InlineData("a class that mustn't be used any more", "", "[Obsolete(\"Take the new one.\", true)] [Network] public sealed partial class Old")]
    [InlineData("an obsolete class around", "", "[Obsolete(\"Take the new one.\", true)] public partial class Outer { [Network] public sealed partial class Old", "}")]
    [InlineData("an experimental class", "", "[System.Diagnostics.CodeAnalysis.Experimental(\"TRY001\")] [Network] public sealed partial class New")]
    [InlineData("an experimental class around", "", "[System.Diagnostics.CodeAnalysis.Experimental(\"TRY001\")] public partial class Outer { [Network] public sealed partial class New", "}")]
    [InlineData("a base with members of these names", "", "public class Base : IDisposable { public int BatchSize => 1; public const int InputSize = 2; public virtual void Train() { } public void Dispose() { } public class Gpu { } } [Network] public sealed partial class Derived : Base")]
    [InlineData("a class that may be derived from", "", "[Network] public partial class Open")]
    [InlineData("an internal class", "", "[Network] internal sealed partial class Hidden")]
    [InlineData("nullable off", "#nullable disable", "[Network] public sealed partial class Plain")]
    public void Without_a_warning(string what, string before, string head, string after = "")
    {
        foreach (bool broken in new[] { false, true })
        {
            foreach (bool seesKernels in new[] { false, true })
            {
                string members = broken ? Members.Replace("Dense(2)", "Dense(0)", StringComparison.Ordinal) : Members;
                string own = head.Replace("[Network]", "[Network(Loss = Loss.Custom)]", StringComparison.Ordinal);
                string source = Compiling.Usings + $"{before}\n{head} {{ {members} }} {after}\nnamespace Own {{\n{own} {{ {members} {OwnLoss} }} {after} }}";

                Warnings(source, seesKernels, LanguageVersion.CSharp13).ShouldBeEmpty($"{what}, broken: {broken}, devices: {seesKernels}");
            }
        }
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    public void In_every_version_of_the_language_that_the_framework_is_written_in(LanguageVersion version) =>
        Warnings(Compiling.Usings + $"[Network] public sealed partial class Plain {{ {Members} }}", seesKernels: true, version).ShouldBeEmpty();

    [Theory]
    [InlineData("[Obsolete]")]
    [InlineData("[Obsolete(\"It runs in the compiler.\", true)]")]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"TRY001\")]")]
    public void With_an_attribute_on_the_definition_which_is_mentioned(string attribute)
    {
        foreach (string width in new[] { "Dense(2)", "Dense(0)" })
        {
            string source = Compiling.Usings + $"[Network(Loss = Loss.Custom)] public sealed partial class Plain {{ {attribute} {Members.Replace("Dense(2)", width, StringComparison.Ordinal)} {OwnLoss} }}";

            Warnings(source, seesKernels: true, LanguageVersion.CSharp13).ShouldBeEmpty(width);
        }
    }

    private static IEnumerable<string> Warnings(string source, bool seesKernels, LanguageVersion version)
    {
        CSharpParseOptions parse = Compiling.Parse.WithLanguageVersion(version);
        CSharpCompilation compilation = Compiling.Of([CSharpSyntaxTree.ParseText(source, parse, "User.cs")]).AddReferences(seesKernels ? DevicePackage.References : []);

        // Every public member without a doc comment, too, as where the project writes its documentation.
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress)]));
        Generating.Driver(parse).RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out _);
        return Generating.Warnings(complete).Where(warning => !(warning.StartsWith("User.cs", StringComparison.Ordinal) && warning.Contains("CS1591", StringComparison.Ordinal)));
    }
}
