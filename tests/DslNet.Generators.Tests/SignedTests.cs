using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using DslNet.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests;

/// <summary>ILGPU's launchers must see the structs that kernels take; an assembly with a strong name has no friends without one.</summary>
public class SignedTests
{
    private const string Source = Compiling.Usings + """
        [Network(Loss = Loss.CrossEntropy)]
        public sealed partial class Digits
        {
            static Net Define() => Input(8, 8, 1) >> Conv2D(4, 3) >> BatchNorm() >> Relu >> MaxPool2D(2) >> Flatten >> Dropout(0.5f) >> Dense(3) >> Softmax;
        }
        """;

    [Fact]
    public void With_a_strong_name_all_that_devices_run_is_public_and_no_friend_is_named()
    {
        Assembly assembly = Load(isSigned: true);

        assembly.GetName().GetPublicKeyToken().ShouldNotBeEmpty();
        assembly.GetCustomAttributes<InternalsVisibleToAttribute>().ShouldBeEmpty();
        DeviceTypes(assembly).Where(type => !type.IsVisible).ShouldBeEmpty();
    }

    [Fact]
    public void Without_one_it_is_internal_and_ILGPU_is_a_friend()
    {
        Assembly assembly = Load(isSigned: false);

        assembly.GetCustomAttributes<InternalsVisibleToAttribute>().ShouldHaveSingleItem().AssemblyName.ShouldBe("ILGPURuntime");
        DeviceTypes(assembly).Where(type => type.IsVisible).ShouldBeEmpty();
    }

    /// <summary>Without devices there is nothing to show.</summary>
    [Fact]
    public void A_strong_name_changes_nothing_for_the_CPU()
    {
        CSharpCompilation compilation = Compiling.Of(Source);

        Generating.Files(Generating.Driver().RunGenerators(Signed(compilation))).ShouldBe(Generating.Files(Generating.Driver().RunGenerators(compilation)));
    }

    private static Type[] DeviceTypes(Assembly assembly)
    {
        Type[] types = [.. assembly.GetTypes().Where(type => type.Namespace == "DslNet.Generated.Gpu" && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null)];
        types.Length.ShouldBeGreaterThan(5);
        return types;
    }

    private static Assembly Load(bool isSigned)
    {
        CSharpCompilation compilation = Compiling.Of(Source).AddReferences(DevicePackage.References);
        Generating.Driver().RunGeneratorsAndUpdateCompilation(isSigned ? Signed(compilation) : compilation, out Compilation complete, out _);
        Generating.Warnings(complete).ShouldBeEmpty();
        using MemoryStream image = new();
        complete.Emit(image).Success.ShouldBeTrue();
        image.Position = 0;
        AssemblyLoadContext context = new("Signed");
        return context.LoadFromStream(image);
    }

    /// <summary>Any key will do, and the half of it that isn't secret.</summary>
    private static CSharpCompilation Signed(CSharpCompilation compilation) => compilation.WithOptions(
        compilation.Options.WithPublicSign(true).WithCryptoPublicKey(typeof(object).Assembly.GetName().GetPublicKey().ShouldNotBeNull().ToImmutableArray()));
}
