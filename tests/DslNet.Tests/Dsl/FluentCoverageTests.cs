using System.Reflection;

namespace DslNet.Tests;

/// <summary>Every layer of the operator form has its fluent form, with the same parameters and defaults.</summary>
public class FluentCoverageTests
{
    private static string[] Layers { get; } =
    [
        .. Public(typeof(Dsl)).Where(method => method.ReturnType == typeof(Layer)).Select(method => Signature(method, method.GetParameters())).Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Each_layer_can_be_said_fluently() =>
        Public(typeof(Fluent)).Select(method => Signature(method, method.GetParameters().Skip(1))).Order(StringComparer.Ordinal).ShouldBe(Layers);

    [Fact]
    public void There_are_layers() => Layers.Length.ShouldBeGreaterThan(50);

    private static IEnumerable<MethodInfo> Public(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Static);

    /// <summary>A property's getter counts as the method without parameters.</summary>
    private static string Signature(MethodInfo method, IEnumerable<System.Reflection.ParameterInfo> parameters) => $"{method.Name.Replace("get_", "")}({string.Join(", ", parameters.Select(Parameter))})";

    private static string Parameter(System.Reflection.ParameterInfo parameter) =>
        $"{(parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")}{parameter.ParameterType} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "")}";
}
