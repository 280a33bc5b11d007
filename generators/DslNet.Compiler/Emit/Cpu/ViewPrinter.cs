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
        ILookup<int, string> membersOf = Members(network.Program.Parameters, "Parameter").Concat(Members(network.Program.Buffers, "Buffer")).ToLookup(member => member.Layer, member => member.Text);
        for (int number = 0; number < network.Layers.Count; number++)
        {
            LayerSummary layer = network.Layers[number];
            if (!membersOf.Contains(number))
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
                foreach (string member in membersOf[number])
                {
                    writer.Line().Line(member);
                }
            }).Line();
        }
    }

    private static IEnumerable<(int Layer, string Text)> Members(IEnumerable<ParameterDeclaration> declarations, string kind) =>
        declarations.Select((declaration, index) => (declaration.Value.Layer, Member(declaration, InvariantText.Of(index), kind)));

    private static string Member(ParameterDeclaration declaration, string index, string kind) => declaration.Role == ParameterRole.Weight
        ? $"""
           /// <summary>[{declaration.Value.Shape}]: a row for each input, a column for each unit.</summary>
           public global::DslNet.Kernels.MatrixView Weight => driver.ParameterMatrix({index});

           /// <summary>Copies the weight out.</summary>
           /// <param name="destination">A tensor of the weight's shape.</param>
           public void CopyWeightTo(global::System.Numerics.Tensors.TensorSpan<float> destination) => Weight.CopyTo(destination);
           """
        : $"""
           /// <summary>{Describe(declaration.Role)}: {declaration.Value.Shape} numbers.</summary>
           public global::DslNet.Kernels.VectorView {declaration.Role} => driver.{kind}Vector({index});
           """;

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
