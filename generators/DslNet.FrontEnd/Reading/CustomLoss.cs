using System.Linq;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Kernels;
using DslNet.FrontEnd.Evaluation;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Reading;

/// <summary>The class's own <c>static float LossOf(float prediction, float target)</c>.</summary>
internal static class CustomLoss
{
    /// <summary>The loss as an expression of the prediction (operand 0) and the target (1); a null constant where the class has none, which the compiler reports.</summary>
    public static Datum Read(INamedTypeSymbol type, Evaluator evaluator) =>
        type.GetMembers(NetworkClass.LossRoot).OfType<IMethodSymbol>().FirstOrDefault(IsLoss) is { } loss ? evaluator.Loss(loss) : Datum.Of(null);

    public static ScalarFunction? Formula(Datum loss) => loss is Datum.Scalar scalar ? ScalarFunction.Of(scalar.Value) : null;

    private static bool IsLoss(IMethodSymbol method) =>
        method is { IsStatic: true, Parameters.Length: 2, TypeParameters.IsEmpty: true, ReturnType.SpecialType: SpecialType.System_Single }
        && method.Parameters.All(parameter => parameter is { Type.SpecialType: SpecialType.System_Single, RefKind: RefKind.None });
}
