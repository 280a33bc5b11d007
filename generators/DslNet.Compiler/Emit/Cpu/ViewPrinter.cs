using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Emit.Cpu;

/// <summary>Prints, for each layer with parameters, a property and the view behind it.</summary>
internal static class ViewPrinter
{
    public static void Print(SourceWriter writer, NetworkClass networkClass, CompiledNetwork network)
    {
        ViewNames names = new(networkClass, network.Layers.Select(layer => layer.Name));
        for (int number = 0; number < network.Layers.Count; number++)
        {
            LayerSummary layer = network.Layers[number];
            string[] members = [.. Members(network, number)];
            if (members.Length == 0)
            {
                continue;
            }

            string view = names.Types[layer.Name];
            writer.Summary($"{layer.Name}: {layer.Node}, {layer.Input} → {layer.Output}, {InvariantText.Of(layer.Parameters)} parameters.");
            writer.Line($"public {view} {names.Properties[layer.Name]} => new {view}(networkDriver);").Line();
            writer.Summary($"The parameters of {layer.Name}, as they are now.");
            writer.Block($"public readonly struct {view}", () =>
            {
                writer.Line("private readonly global::DslNet.Kernels.NetworkDriver driver;").Line();
                writer.Line($"internal {view}(global::DslNet.Kernels.NetworkDriver driver) => this.driver = driver;");
                foreach (string member in members)
                {
                    writer.Line().Line(member);
                }
            }).Line();
        }
    }

    private static IEnumerable<string> Members(CompiledNetwork network, int layer) =>
        Of(network.Program.Parameters, layer, "Parameter").Concat(Of(network.Program.Buffers, layer, "Buffer"));

    private static IEnumerable<string> Of(IReadOnlyList<ParameterDeclaration> declarations, int layer, string kind) => declarations
        .Select((declaration, index) => (declaration, index: InvariantText.Of(index)))
        .Where(pair => pair.declaration.Value.Layer == layer)
        .Select(pair => pair.declaration.Role == ParameterRole.Weight
            ? $"""
               /// <summary>[{pair.declaration.Value.Shape}]: a row for each input, a column for each unit.</summary>
               public global::DslNet.Kernels.MatrixView Weight => driver.ParameterMatrix({pair.index});

               /// <summary>Copies the weight out.</summary>
               /// <param name="destination">A tensor of the weight's shape.</param>
               public void CopyWeightTo(global::System.Numerics.Tensors.TensorSpan<float> destination) => Weight.CopyTo(destination);
               """
            : $"""
               /// <summary>{Describe(pair.declaration.Role)}: {pair.declaration.Value.Shape} numbers.</summary>
               public global::DslNet.Kernels.VectorView {pair.declaration.Role} => driver.{kind}Vector({pair.index});
               """);

    private static string Describe(ParameterRole role) => role switch
    {
        ParameterRole.Weight => "The weight",
        ParameterRole.Bias => "A summand for each unit",
        ParameterRole.Scale => "A factor for each feature",
        ParameterRole.Shift => "A summand for each feature",
        ParameterRole.RunningMean => "The running mean of each feature, used in eval",
        ParameterRole.RunningVariance => "The running variance of each feature, used in eval",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
