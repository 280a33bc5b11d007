using DslNet.Analyzers.Tests.Harness;
using DslNet.Compiler.Emit;
using DslNet.FrontEnd;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests;

/// <summary>The list of generated members that the rules ask is that of those that are printed: neither more nor fewer.</summary>
public class GeneratedMembersTests
{
    [Theory]
    [InlineData("", "static Net Define() => Input(4);")]
    [InlineData("Loss = Loss.CrossEntropy", "static Net Define() => Input(4) >> Dense(5) >> BatchNorm(name: \"norm\") >> Relu >> Dropout(0.5f) >> Residual(Dense(5, name: \"inner\")) >> Dense(3, name: \"n\") >> Softmax;")]
    [InlineData("Loss = Loss.MeanSquaredError, InputGradient = true", "static Net Define() => Input(6, 6, 1) >> Conv2D(3, 3) >> BatchNorm() >> MaxPool2D(2) >> GlobalAvgPool >> Dense(2);")]
    [InlineData("Loss = Loss.Custom, L1 = 0.1f", "static Net Define() => Input(9, 2) >> Conv1D(3, 3) >> AvgPool1D(2) >> Flatten >> Dense(1); static float LossOf(float prediction, float target) => (prediction - target) * (prediction - target);")]
    [InlineData("Loss = Loss.BinaryCrossEntropy", "static Net Define() => Input(4) >> Repeat(20, Dense(4) >> Gelu) >> Dense(1) >> Sigmoid; class Dense1View { } int networkDriver = 3; int Use() => networkDriver;")]
    public void It_has_every_member_of_the_class(string attribute, string members)
    {
        foreach (string first in new[] { "", "// ILGPU\n" })
        {
            Compilation complete = UserProject.Generate(UserProject.Compile([$"{first}{UserProject.Usings}[Network({attribute})] public sealed partial class N {{ {members} }}"]));
            complete.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
            INamedTypeSymbol type = complete.GetTypeByMetadataName("N").ShouldNotBeNull();
            DefinitionReading reading = DefinitionReader.Read(type, type.GetAttributes().Single(each => each.AttributeClass!.Name == nameof(NetworkAttribute)), complete, CancellationToken.None);

            GeneratedMembers.Of(reading.Class, Compiler.NetworkSurface.Of(reading.Graph.ShouldNotBeNull())).Select(member => $"{(member.Layer is null ? member.Type : "view")} {member.Key}").Order()
                .ShouldBe(type.GetMembers().Where(IsListed).Select(Text).Order());
            type.GetMembers("Gpu").Length.ShouldBe(first.Length == 0 ? 0 : 1);
        }
    }

    /// <summary>All but what gives way to a user's member, and what stands for an interface alone.</summary>
    private static bool IsListed(ISymbol member) => !member.IsImplicitlyDeclared
        && member.DeclaringSyntaxReferences.Single().SyntaxTree.FilePath != "File0.cs"
        && member is not (IMethodSymbol { AssociatedSymbol: not null } or IMethodSymbol { ExplicitInterfaceImplementations.IsEmpty: false } or IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: false })
        && !member.Name.StartsWith("networkDriver", StringComparison.Ordinal)
        && member.Name != "DslNetSource"
        && !(member is INamedTypeSymbol && (member.Name == "Gpu" || member.Name.TrimEnd('_').EndsWith("View", StringComparison.Ordinal)));

    private static string Text(ISymbol member)
    {
        string[] parameters = member is IMethodSymbol method ? [.. method.Parameters.Select(parameter => Type(parameter.Type))] : [];
        return member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } => $" ({string.Join(", ", parameters)})",
            IMethodSymbol ordinary => $"{Type(ordinary.ReturnType)} {ordinary.Name}({string.Join(", ", parameters)})",
            IPropertySymbol { Type.ContainingType: not null } property => $"view {property.Name}",
            IPropertySymbol property => $"{Type(property.Type)} {property.Name}",
            IFieldSymbol field => $"{Type(field.Type)} {field.Name}",
            _ => member.ToString()!,
        };
    }

    private static string Type(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
