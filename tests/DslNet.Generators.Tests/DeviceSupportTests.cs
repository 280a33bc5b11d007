using DslNet.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Generators.Tests;

/// <summary>A network gets its half for devices where the project has the package DslNet.Ilgpu.</summary>
public class DeviceSupportTests
{
    private const string Source = Compiling.Usings + "[Network] public sealed partial class Digits { static Net Define() => Input(2) >> Dense(3) >> Relu >> Dense(1); }";

    [Fact]
    public void With_the_package_it_has_it() => Files(DevicePackage.References).ShouldBe(["Digits.g.cs", "Digits.Gpu.g.cs", "DslNet.GpuVisibility.g.cs"], ignoreOrder: true);

    [Fact]
    public void With_ILGPU_alone_it_has_not() => Files(DevicePackage.Ilgpu).ShouldBe(["Digits.g.cs"]);

    /// <summary>Which a package's reference brings along, unless it is told not to. Generated code names ILGPU's types.</summary>
    [Fact]
    public void With_the_package_but_without_ILGPU_it_has_not() => Files(DevicePackage.Kernels).ShouldBe(["Digits.g.cs"]);

    /// <summary>The compiler knows the kernels by their names alone: that every kernel fits is seen where all networks are compiled with them.</summary>
    [Fact]
    public void The_kernels_come_from_the_package()
    {
        Generating.Driver().RunGeneratorsAndUpdateCompilation(Compiling.Of(Source).AddReferences(DevicePackage.References), out Compilation complete, out _);
        INamedTypeSymbol program = complete.GetTypeByMetadataName("DslNet.Generated.Gpu.DigitsProgram").ShouldNotBeNull();

        program.BaseType!.ContainingAssembly.Name.ShouldBe("DslNet.Ilgpu");
        program.ContainingNamespace.GetTypeMembers().ShouldAllBe(type => type.Name == "DigitsProgram");
    }

    private static IEnumerable<string> Files(params MetadataReference[] references)
    {
        GeneratorDriver driver = Generating.Driver().RunGeneratorsAndUpdateCompilation(Compiling.Of(Source).AddReferences(references), out Compilation complete, out _);
        Generating.Warnings(complete).ShouldBeEmpty();
        return Generating.Files(driver).Keys.Where(name => name.Contains("Digits", StringComparison.Ordinal) || name.Contains("Gpu", StringComparison.Ordinal));
    }
}
