using DslNet.Compiler.Emit;
using DslNet.FrontEnd;
using DslNet.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests;

/// <summary>An exception in the compiler is told of the one network at which it happens, and costs no other its members.</summary>
public class CompilerFailureTests
{
    private const string Source = Compiling.Usings + """
        namespace A
        {
            partial class Outer
            {
                [Network] public sealed partial class Fails { static Net Define() => Input(2) >> Dense(1); }
            }
        }
        [Network] public sealed partial class Iris { static Net Define() => Input(2) >> Dense(1); }
        """;

    [Fact]
    public void It_is_an_error_at_the_class_that_asks_for_a_report()
    {
        GeneratorRunResult result = Run(_ => throw new InvalidOperationException("the plan\nhas a hole"), out Compilation complete);

        result.Exception.ShouldBeNull();
        Diagnostic failure = result.Diagnostics.ShouldHaveSingleItem();
        failure.Id.ShouldBe("DN1011");
        failure.Severity.ShouldBe(DiagnosticSeverity.Error);
        failure.Location.SourceTree!.GetText().ToString(failure.Location.SourceSpan).ShouldBe("Fails");
        string message = failure.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        message.ShouldContain("failed at Fails");
        message.ShouldContain("InvalidOperationException: the plan\\u000ahas a hole");
        message.ShouldContain("report");
        result.GeneratedSources.Single(file => file.HintName == "Iris.g.cs").SourceText.ToString().ShouldContain("ICompiledNetwork");
        complete.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
    }

    [Fact]
    public void The_analyzers_say_no_more_of_it()
    {
        Run(_ => throw new InvalidOperationException("hole"), out Compilation complete);

        INamedTypeSymbol type = complete.GetTypeByMetadataName("A.Outer+Fails").ShouldNotBeNull();
        DefinitionFindings.Of(type, type.GetAttributes().Single(data => data.AttributeClass!.Name == nameof(NetworkAttribute)), complete, CancellationToken.None).ShouldBeEmpty();
    }

    [Fact]
    public void The_rule_is_the_one_that_is_documented() =>
        Run(_ => throw new InvalidOperationException("hole"), out _).Diagnostics.Single().Descriptor.ShouldBe(Analyzers.DefinitionRules.CompilerFailed);

    /// <summary>It isn't a failure, but what Roslyn asked for.</summary>
    [Fact]
    public void Cancellation_passes()
    {
        using CancellationTokenSource source = new();
        GeneratorDriver driver = Driver(_ => source.Cancel());

        Should.Throw<OperationCanceledException>(() => driver.RunGenerators(Compiling.Of(Source), source.Token));
    }

    private static GeneratorRunResult Run(Action<NetworkClass> fail, out Compilation complete) =>
        Driver(fail).RunGeneratorsAndUpdateCompilation(Compiling.Of(Source), out complete, out _).GetRunResult().Results.Single();

    private static GeneratorDriver Driver(Action<NetworkClass> fail) => CSharpGeneratorDriver.Create(
        [new NetworkGenerator(network => { if (network.Name == "Fails") { fail(network); } }).AsSourceGenerator()], parseOptions: Compiling.Parse);
}
