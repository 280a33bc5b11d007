using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Ilgpu.Tests.Syntax;

/// <summary>What ILGPU doesn't compile for every device, found in C#. Of what isn't emitted itself, all is forbidden that isn't known to work.</summary>
internal static class Forbidden
{
    /// <summary>Members from outside that PTX, OpenCL and the CPU all have.</summary>
    private static readonly HashSet<string> Portable =
    [
        "System.MathF.Sqrt", "System.MathF.Abs", "System.MathF.Min", "System.MathF.Max", "System.MathF.Floor", "System.MathF.Sin", "System.MathF.Cos",
        "ILGPU.IntrinsicMath.CPUOnly.Exp2", "ILGPU.IntrinsicMath.CPUOnly.Log2",
        "ILGPU.Group.get_IdxX", "ILGPU.Group.get_DimX", "ILGPU.Group.Barrier", "ILGPU.Grid.get_IdxX", "ILGPU.Grid.get_DimX", "ILGPU.SharedMemory.Allocate",
        "ILGPU.ArrayView.get_Item", "ILGPU.ArrayView.SubView", "ILGPU.ArrayView.get_Length", "ILGPU.ArrayView.get_IntLength",
    ];

    /// <summary>Everything forbidden in the device code of a compilation, each with where it is.</summary>
    public static IEnumerable<string> In(CSharpCompilation compilation) =>
        from code in DeviceCode.Of(compilation)
        from finding in In(code.Method).Concat(code.Body.DescendantsAndSelf().SelectMany(In)).Concat(code.Body.Syntax.DescendantNodes().SelectMany(In)).Distinct()
        select $"{code.Method.ContainingType.Name}.{code.Method.Name}: {finding}";

    private static IEnumerable<string> In(IMethodSymbol method)
    {
        if (!method.IsStatic)
        {
            yield return "instance method";
        }

        foreach (string finding in method.Parameters.SelectMany(parameter => InParameter(parameter.Type)))
        {
            yield return finding;
        }
    }

    /// <summary>Numbers, views, and structs of those.</summary>
    private static IEnumerable<string> InParameter(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } => ["parameter of bool"],
        { SpecialType: SpecialType.System_Char } => ["parameter of char"],
        INamedTypeSymbol { Name: "ArrayView" } or ITypeParameterSymbol { HasValueTypeConstraint: true } => [],
        { SpecialType: not SpecialType.None } => [],
        { TypeKind: TypeKind.Struct } => type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic).SelectMany(field => InParameter(field.Type)),
        _ => [$"parameter of {type}"],
    };

    private static IEnumerable<string> In(SyntaxNode node) => node switch
    {
        StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax => ["stackalloc"],
        ThrowStatementSyntax or ThrowExpressionSyntax => ["throw"],
        TryStatementSyntax => ["try"],
        AnonymousFunctionExpressionSyntax => ["lambda"],
        LocalFunctionStatementSyntax => ["local function"],
        _ => [],
    };

    private static IEnumerable<string> In(IOperation operation)
    {
        foreach (string finding in InType(operation.Type))
        {
            yield return finding;
        }

        if (operation is IFieldReferenceOperation { Field: { IsStatic: true, IsConst: false } field })
        {
            if (!field.IsReadOnly)
            {
                yield return "mutable static";
            }
            else if (field.Type is IArrayTypeSymbol)
            {
                yield return "static array";
            }
        }

        if (operation is IConversionOperation { Type.SpecialType: SpecialType.System_Single, Operand: { Type.SpecialType: SpecialType.System_UInt32 or SpecialType.System_UInt64, ConstantValue.HasValue: false } })
        {
            // The IL of it is conv.r.un, which ILGPU takes for a double.
            yield return "unsigned number to float";
        }

        if (operation is IDelegateCreationOperation)
        {
            yield return "delegate";
        }

        foreach (IMethodSymbol method in DeviceCode.Called(operation).Where(method => method.DeclaringSyntaxReferences.Length == 0 && !Portable.Contains(Name(method))))
        {
            yield return $"call of {Name(method)}";
        }
    }

    private static IEnumerable<string> InType(ITypeSymbol? type) => type switch
    {
        null or IArrayTypeSymbol or ITypeParameterSymbol => [],
        { SpecialType: SpecialType.System_String } => ["string"],
        { SpecialType: SpecialType.System_Double or SpecialType.System_Decimal } => [type.Name],
        { Name: "Span" or "ReadOnlySpan" } => ["Span"],
        { TypeKind: TypeKind.Delegate } => ["delegate"],
        { IsReferenceType: true } => ["class"],
        _ => [],
    };

    private static string Name(IMethodSymbol method) =>
        $"{(method.ReducedFrom ?? method).ContainingType.OriginalDefinition.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat).Split('<')[0]}.{method.Name}";
}
