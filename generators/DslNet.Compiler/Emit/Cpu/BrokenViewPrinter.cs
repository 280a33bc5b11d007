using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Emit.Cpu;

/// <summary>Prints views of the layers of a definition with errors: whatever a program asks of a layer compiles, and throws.</summary>
internal static class BrokenViewPrinter
{
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
                writer.Line($"public {RuntimeNames.MatrixView} {ParameterRole.Weight} => {fails};");
                foreach (ParameterRole role in new[] { ParameterRole.Bias, ParameterRole.Scale, ParameterRole.Shift, ParameterRole.RunningMean, ParameterRole.RunningVariance })
                {
                    writer.Line().Line($"public {RuntimeNames.VectorView} {role} => {fails};");
                }

                writer.Line().Line($"public void CopyWeightTo(global::System.Numerics.Tensors.TensorSpan<float> destination) => {fails};");
            }).Line();
        }
    }
}
