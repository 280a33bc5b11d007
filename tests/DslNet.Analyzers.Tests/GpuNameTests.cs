using System.Globalization;
using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests;

/// <summary>With DslNet.Ilgpu a network has a nested class <c>Gpu</c>. Where the name is taken already, the project compiles as it did without.</summary>
public class GpuNameTests
{
    private const string WithIlgpu = "// ILGPU\n";

    [Theory]
    [InlineData("")]
    [InlineData(WithIlgpu)]
    public async Task A_layer_cannot_have_the_name_with_or_without_ILGPU(string project)
    {
        IReadOnlyList<Diagnostic> found = await Verify.Errors(project + "[Network] partial class N { static Net Define() => Input(4) >> Dense(2, {|DN1005:name: \"gpu\"|}); }");

        found.ShouldHaveSingleItem().GetMessage(CultureInfo.InvariantCulture).ShouldContain("name must not be \"gpu\": Gpu is what the network on an accelerator is called, a class inside the network's own that it gets where the project has DslNet.Ilgpu");
    }

    [Theory]
    [InlineData("public sealed class Gpu { }")]
    [InlineData("public enum Gpu { Nvidia, Amd }")]
    [InlineData("public static bool Gpu => false;")]
    [InlineData("public const int Gpu = 1;")]
    [InlineData("public void Gpu() { } public void Gpu(int number) { }")]
    [InlineData("public delegate void Gpu();")]
    public async Task A_member_of_the_users_stays_and_the_nested_class_is_left_out(string member)
    {
        string source = $$"""
            [Network(Loss = Loss.MeanSquaredError)]
            public sealed partial class N { static Net Define() => Input(4) >> Dense(2); }
            public partial class N { {{member}} }
            [Network(Loss = Loss.MeanSquaredError)]
            public sealed partial class Other { static Net Define() => Input(4) >> Dense(2); }
            """;

        await Verify.Errors(source);
        await Verify.Errors(WithIlgpu + source);
        INamedTypeSymbol complete = UserProject.Generate(UserProject.Compile([UserProject.Usings + WithIlgpu + source])).GetTypeByMetadataName("N").ShouldNotBeNull();
        complete.GetMembers("Gpu").ShouldAllBe(member => member.DeclaringSyntaxReferences.Single().SyntaxTree.FilePath == "File0.cs");
        complete.GetMembers("Predict").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_network_that_is_called_so_itself_has_none() => await Verify.Errors(WithIlgpu + "[Network] public sealed partial class Gpu { static Net Define() => Input(4) >> Dense(2); }");

    /// <summary>Who wants the nested class all the same hears of it from C#, at the place.</summary>
    [Theory]
    [InlineData("public sealed class Gpu { }", "CS1729", "'N.Gpu' does not contain a constructor that takes 3 arguments")]
    [InlineData("public static bool Gpu => false;", "CS0426", "The type name 'Gpu' does not exist in the type 'N'")]
    public async Task Whoever_wants_the_class_then_is_told_by_the_compiler(string member, string id, string message)
    {
        Diagnostic found = (await Verify.Diagnostics($$"""
            [Network(Loss = Loss.MeanSquaredError)]
            public sealed partial class N { static Net Define() => Input(4) >> Dense(2); {{member}} }
            class P { object Make(ILGPU.Runtime.Accelerator accelerator, N network) => new N.Gpu(accelerator, network, 512); }
            """)).ShouldHaveSingleItem();

        found.Id.ShouldBe(id);
        found.GetMessage(CultureInfo.InvariantCulture).ShouldBe(message);
    }
}
