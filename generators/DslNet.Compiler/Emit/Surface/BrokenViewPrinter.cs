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
        "InProjBias", "QProjBias", "KProjBias", "VProjBias", "OutProjBias",
        nameof(ParameterRole.Learned), nameof(ParameterRole.Learned) + "1", nameof(ParameterRole.Learned) + "2", nameof(ParameterRole.InputBias), nameof(ParameterRole.HiddenBias),
    ];

    /// <summary>Every matrix that some layer's view can have.</summary>
    private static readonly string[] Matrices = [nameof(ParameterRole.Weight), nameof(ParameterRole.InputWeight), nameof(ParameterRole.HiddenWeight), nameof(ParameterRole.Positions), "InProjWeight", "QProjWeight", "KProjWeight", "VProjWeight", "OutProjWeight", "Depthwise", "Pointwise"];

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
                foreach (string matrix in Matrices.SelectMany(Both))
                {
                    writer.Line($"public {RuntimeNames.MatrixView} {matrix} => {fails};").Line();
                    writer.Line($"public void Copy{matrix}To(global::System.Numerics.Tensors.TensorSpan<float> destination) => {fails};").Line();
                }

                foreach (string vector in Vectors.SelectMany(Both))
                {
                    writer.Line($"public {RuntimeNames.VectorView} {vector} => {fails};").Line();
                }
            }).Line();
        }
    }

    /// <summary>Of a recurrence in both directions the copy's members are marked.</summary>
    private static string[] Both(string member) => [member, member + "Reverse"];
}
