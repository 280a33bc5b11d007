using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using DslNet.Analyzers.Tests.Harness;
using DslNet.Compiler.Emit;
using DslNet.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Analyzers.Tests;

/// <summary>
/// Every generated name in every kind of member: DN1014 speaks exactly where C# would, had the generated part been made without looking, and then the
/// generated part that is made has no error.
/// </summary>
public partial class MemberClashLaws
{
    private static readonly string[] Parameters =
    [
        "", "int n", "Seed seed", "int a, Seed b, int c", "Mode value", "Regularization value", "ReadOnlySpan<float> a", "in ReadOnlySpan<float> a", "Span<float> a", "float[] a", "ReadOnlySpan<float> a, Span<float> b",
        "ReadOnlySpan<float> a, ref Span<float> b", "ReadOnlySpan<float> a, ReadOnlySpan<float> b", "ReadOnlySpan<float> a, ReadOnlySpan<int> b", "ReadOnlySpan<float> a, ReadOnlySpan<int> b, ReadOnlySpan<float> c",
        "ReadOnlySpan<float> a, ReadOnlySpan<float> b, Optimizer? c", "ReadOnlySpan<float> a, ReadOnlySpan<int> b, ReadOnlySpan<float> c, Optimizer d",
    ];

    private static readonly string[] Kinds =
    [
        "public int NAME;", "private const int NAME = 3;", "public static int NAME => 3;", "public event Action? NAME;", "public class NAME { }", "public class NAME<T> { }", "public enum NAME { A }", "private delegate void NAME();",
        "public void NAME<T>() { }", "public void NAME<T>(Seed seed) { }",
    ];

    public static TheoryData<string> Names =>
    [
        .. GeneratedMembers.OfEvery.Select(member => member.Name).Distinct(), "Create", "Dense1", "Batchnorm1", "Item", "Relu1",
        "get_Mode", "set_Mode", "get_Regularization", "set_Regularization", "get_InputSize", "get_Train", "get_Info", "Inference", "Driver", "Penalty", "Dense1Views",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_speaks_where_CSharp_would(string name)
    {
        string[] members = [.. Kinds.Concat(ParametersFor(name).Select(parameters => $"public static int NAME({parameters}) => 3;")).Select(member => member.Replace("NAME", name))];
        string[] parts = [.. members.Select((member, index) => $"{UserProject.Usings}partial class N{index} {{ {member} }}")];
        Compilation unaware = UserProject.Generate(UserProject.Compile(members.Select((_, index) => Network(name, index))))
            .AddSyntaxTrees(parts.Select((part, index) => CSharpSyntaxTree.ParseText(part, UserProject.Parse, $"File{index}.cs")));
        HashSet<int> wrong = [.. Declared(unaware).Where(found => found.Severity == DiagnosticSeverity.Error).Select(NumberOf)];

        Compilation complete = UserProject.Generate(UserProject.Compile([.. members.Select((_, index) => Network(name, index)), .. parts]));

        Declared(complete).Where(found => found.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        for (int index = 0; index < members.Length; index++)
        {
            Findings(complete, index).Select(finding => finding.Rule).ShouldBe(wrong.Contains(index) ? ["DN1014"] : [], members[index]);
        }
    }

    /// <summary>A base class has such members, too: nothing is said, not even that one is hidden.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_silent_about_those_of_a_base_class(string name)
    {
        string[] members = [.. Kinds.Concat(ParametersFor(name).SelectMany(parameters => new[] { "static int NAME(#) => 3;", "virtual int NAME(#) => 3;", "virtual void NAME(#) { }", "virtual float NAME(#) => 3;" }.Select(form => "public " + form.Replace("#", parameters))))];
        Compilation complete = WithBases(name, members.Select(member => $"class Below {{ {member.Replace("NAME", name)} }}"));

        Declared(complete).ShouldBeEmpty();
        for (int index = 0; index < members.Length; index++)
        {
            Findings(complete, index).ShouldBeEmpty(members[index]);
        }
    }

    /// <summary>CS0534, that the class lacks the member, C# says whether or not a generated one is in its way.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void An_abstract_member_is_implemented_or_said(string name)
    {
        string[] members = [.. ParametersFor(name).SelectMany(parameters => new[] { $"void NAME({parameters});", $"float NAME({parameters});" }), "int NAME { get; }", "Mode NAME { get; }", "Regularization NAME { get; set; }", "event Action NAME;"];
        Compilation complete = WithBases(name, members.Select(member => $"abstract class Below {{ public abstract {member.Replace("NAME", name)} }}"));

        Declared(complete).ShouldAllBe(found => found.Id == "CS0534" && found.Location.SourceTree!.FilePath.StartsWith("File", StringComparison.Ordinal));
        HashSet<int> lacking = [.. Declared(complete).Select(NumberOf)];
        for (int index = 0; index < members.Length; index++)
        {
            string[] rules = [.. Findings(complete, index).Select(finding => finding.Rule)];
            rules.ShouldBe(rules.Length > 0 && lacking.Contains(index) ? ["DN1014"] : [], members[index]);
        }
    }

    /// <summary>What isn't a method clashes with one whatever its parameters.</summary>
    private static IEnumerable<string> ParametersFor(string name) => GeneratedMembers.OfEvery.Any(member => member.IsMethod && member.Name == name) || name.Contains('_', StringComparison.Ordinal) ? Parameters : Parameters.Take(4);

    /// <summary>A file with a network, one of many in a compilation: making one for each would take ten times as long.</summary>
    private static string Network(string name, int number, string below = "")
    {
        string layer = name switch { "Batchnorm1" => " >> BatchNorm()", "Item" => " >> Dense(1, name: \"item\")", "Relu1" => " >> Relu", _ => "" };
        return $"{UserProject.Usings}[Network] public partial class N{number}{below} {{ static Net Define() => Input(2) >> Dense(3){layer}; }}\n";
    }

    private static Compilation WithBases(string name, IEnumerable<string> bases) => UserProject.Generate(UserProject.Compile(bases.Select((below, index) => $"{Network(name, index, $" : Space{index}.Below")} namespace Space{index} {{ public {below} }}")));

    /// <summary>The errors and warnings of all declarations.</summary>
    private static Diagnostic[] Declared(Compilation compilation) => [.. compilation.GetDeclarationDiagnostics().Where(found => found.Severity >= DiagnosticSeverity.Warning)];

    /// <summary>The number of the network that an error is about: files are called by it, the users' ones and the generated.</summary>
    private static int NumberOf(Diagnostic found) => int.Parse(Digits().Match(Path.GetFileName(found.Location.SourceTree!.FilePath)).Value, CultureInfo.InvariantCulture);

    /// <summary>What is wrong with a class; of its network's design there may be something to say.</summary>
    private static ImmutableArray<LocatedFinding> Findings(Compilation complete, int number)
    {
        INamedTypeSymbol type = complete.GetTypeByMetadataName($"N{number}").ShouldNotBeNull();
        return [.. DefinitionFindings.Of(type, type.GetAttributes().Single(attribute => attribute.AttributeClass!.Name == nameof(NetworkAttribute)), complete, CancellationToken.None).Where(finding => finding.Rule.StartsWith("DN10", StringComparison.Ordinal))];
    }

    [GeneratedRegex("\\d+")]
    private static partial Regex Digits();
}
