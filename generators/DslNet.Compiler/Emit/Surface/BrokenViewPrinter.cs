using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Emit.Surface;

/// <summary>Prints views of the layers of a definition with errors: every member access on a layer compiles, and throws.</summary>
internal static class BrokenViewPrinter
{
    /// <summary>Every vector that some layer's view can have: roles, and the learned parameters of a function that has several.</summary>
    private static readonly string[] Vectors =
    [
        nameof(ParameterRole.Bias), nameof(ParameterRole.Scale), nameof(ParameterRole.Shift), nameof(ParameterRole.RunningMean), nameof(ParameterRole.RunningVariance),
        nameof(ParameterRole.Learned), nameof(ParameterRole.Learned) + "1", nameof(ParameterRole.Learned) + "2", nameof(ParameterRole.InputBias), nameof(ParameterRole.HiddenBias),
    ];

    public static void Print(SourceWriter writer, NetworkClass networkClass, IEnumerable<string> named)
    {
        string fails = SurfacePrinter.Throw(networkClass);
        string[] layers = ViewNames.Printable(named);
        ViewNames names = new(networkClass, layers);
        foreach (string layer in layers)
        {
            if (!networkClass.User.Clashing.Contains(names.Properties[layer]))
            {
                writer.Summary($"{layer}: the definition has errors.");
                writer.MarkMember().Line($"public {names.Types[layer]} {names.Properties[layer]} => {fails};").Line();
            }

            writer.Summary($"The parameters of {layer}: the definition has errors.").MarkType();
            writer.Block($"public readonly struct {names.Types[layer]}", () =>
            {
                foreach (ParameterRole matrix in new[] { ParameterRole.Weight, ParameterRole.InputWeight, ParameterRole.HiddenWeight, ParameterRole.Positions })
                {
                    writer.Line($"public {RuntimeNames.MatrixView} {matrix} => {fails};");
                }

                foreach (string vector in Vectors)
                {
                    writer.Line().Line($"public {RuntimeNames.VectorView} {vector} => {fails};");
                }

                writer.Line().Line($"public void CopyWeightTo(global::System.Numerics.Tensors.TensorSpan<float> destination) => {fails};");
            }).Line();
        }
    }
}
