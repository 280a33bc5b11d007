using DslNet.Compiler.Graph;

namespace DslNet.Generators.Tests;

/// <summary>The compiler reads some of the library's enums by number and writes others by name: both sides must agree.</summary>
public class MirroredEnumTests
{
    [Fact]
    public void Losses_agree() => Members<LossKind>().ShouldBe(Members<Loss>());

    [Fact]
    public void Initializers_agree() => Members<Compiler.Graph.InitKind>().ShouldBe(Members<DslNet.InitKind>());

    [Fact]
    public void Roles_agree() => Members<Compiler.Kernels.ParameterRole>().ShouldBe(Members<DslNet.ParameterRole>());

    [Fact]
    public void Axes_agree() => Members<Compiler.Axis>().ShouldBe(Members<DslNet.Axis>());

    [Fact]
    public void Interpolations_agree() => Members<Compiler.Graph.Interpolation>().ShouldBe(Members<DslNet.Interpolation>());

    [Fact]
    public void Modes_of_padding_agree() => Members<Compiler.Graph.PadMode>().ShouldBe(Members<DslNet.PadMode>());

    private static IEnumerable<(string Name, int Number)> Members<TEnum>()
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Select(value => (value.ToString(), Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)));
}
