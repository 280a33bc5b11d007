using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Emit.Surface;

/// <summary>A parameter or buffer as a member of its layer's view.</summary>
/// <param name="Declaration">Its declaration.</param>
/// <param name="Number">Its index among the parameters, or among the buffers.</param>
/// <param name="Kind">Which of the two.</param>
internal sealed record ViewMember(ParameterDeclaration Declaration, int Number, string Kind)
{
    public int Layer => Declaration.Value.Layer;

    /// <summary>The name of its index where several layers share a view.</summary>
    public string Name => char.ToLowerInvariant(Property[0]) + Property.Substring(1);

    /// <summary>Its role; learned parameters of a function that has several are counted from 1, as in their names, and those of a reversed copy are marked.</summary>
    private string Property
    {
        get
        {
            string name = Declaration.Value.Name, reverse = name.EndsWith("_reverse", StringComparison.Ordinal) ? "Reverse" : "";
            name = reverse.Length == 0 ? name : name.Substring(0, name.Length - "_reverse".Length);
            return (Declaration.Role == ParameterRole.Table ? ParameterRole.Weight : Declaration.Role) + name.Substring(name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').Length) + reverse;
        }
    }

    public static IEnumerable<ViewMember> Of(IEnumerable<ParameterDeclaration> declarations, string kind) => declarations.Select((declaration, index) => new ViewMember(declaration, index, kind));

    /// <summary>The member's text, with <paramref name="number"/> for its index.</summary>
    public string Text(string number) => Declaration.Role is ParameterRole.Weight or ParameterRole.InputWeight or ParameterRole.HiddenWeight
        ? $"""
           /// <summary>[{Declaration.Value.Shape}]: a row for each input, a column for each unit.</summary>
           public {RuntimeNames.MatrixView} {Property} => driver.{Kind}Matrix({number});

           /// <summary>Copies the weight out.</summary>
           /// <param name="destination">A tensor of the weight's shape.</param>
           public void Copy{Property}To(global::System.Numerics.Tensors.TensorSpan<float> destination) => {Property}.CopyTo(destination);
           """
        : Declaration.Role is ParameterRole.Table or ParameterRole.Positions
        ? $"""
           /// <summary>[{Declaration.Value.Shape}]: {(Declaration.Role == ParameterRole.Table ? "a row for each token or position" : "the constant features of each position, which aren't trained")}.</summary>
           public {RuntimeNames.MatrixView} {Property} => driver.{Kind}Matrix({number});
           """
        : $"""
           /// <summary>{Describe(Declaration.Role)}: {Declaration.Value.Shape} numbers.</summary>
           public {RuntimeNames.VectorView} {Property} => driver.{Kind}Vector({number});
           """;

    private static string Describe(ParameterRole role) => role switch
    {
        ParameterRole.Weight => "The weight",
        ParameterRole.Bias => "The bias of each unit",
        ParameterRole.Scale => "The scale of each feature",
        ParameterRole.Shift => "The shift of each feature",
        ParameterRole.RunningMean => "The running mean of each feature, used in eval",
        ParameterRole.RunningVariance => "The running variance of each feature, used in eval",
        ParameterRole.Learned => "A parameter of the function",
        ParameterRole.InputBias => "The bias of the product with the input",
        ParameterRole.HiddenBias => "The bias of the product with the state",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
