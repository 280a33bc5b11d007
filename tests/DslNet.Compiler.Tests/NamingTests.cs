using DslNet.Compiler.Emit;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Tests.Gradients;

namespace DslNet.Compiler.Tests;

public class NamingTests
{
    [Theory]
    [InlineData("hidden")]
    [InlineData("_1")]
    [InlineData("my_layer2")]
    public void Identifiers_are_names(string name) => Naming.Problem(name).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("a b")]
    [InlineData("größe")]
    public void Other_texts_are_not(string name) => Naming.Problem(name)!.ShouldContain("letters, digits and underscores");

    [Theory]
    [InlineData("forward")]
    [InlineData("Info")]
    public void Members_of_every_network_are_not(string name) => Naming.Problem(name)!.ShouldContain("member of every network");

    public static TheoryData<string> Generated => [.. GeneratedMembers.OfEvery.Select(member => member.Name).Append("Create").Distinct()];

    [Theory]
    [MemberData(nameof(Generated))]
    public void Nor_are_any_of_them_in_lower_case(string member)
    {
        Members_of_every_network_are_not(member);
        Members_of_every_network_are_not(char.ToLowerInvariant(member[0]) + member[1..]);
    }

    /// <summary>Whether a layer has a view is asked before anything is lowered.</summary>
    [Theory]
    [MemberData(nameof(OpNetworks.Verbs), MemberType = typeof(OpNetworks))]
    public void Layers_with_parameters_or_buffers_have_a_view_and_no_others(string verb)
    {
        NetworkGraph graph = OpNetworks.Around(verb);
        CompiledNetwork network = NetworkCompiler.Compile(graph);
        HashSet<int> layers = [.. network.Program.Parameters.Concat(network.Program.Buffers).Select(parameter => parameter.Value.Layer)];

        Naming.ViewedIn(graph).ShouldBe(network.Layers.Where((_, number) => layers.Contains(number)).Select(layer => layer.Name));
    }

    /// <summary>DslNet.Ilgpu may be absent, and the member not seen: the message says where it comes from.</summary>
    [Theory]
    [InlineData("gpu")]
    [InlineData("Gpu")]
    public void The_class_that_comes_with_DslNet_Ilgpu_is_not(string name) => Naming.Problem(name)!.ShouldBe($"name must not be \"{name}\": Gpu is what the network on an accelerator is called, a class inside the network's own that it gets where the project has DslNet.Ilgpu");

    /// <summary>A property of that name would hide the verb from Define().</summary>
    [Theory]
    [MemberData(nameof(OpNetworks.Verbs), MemberType = typeof(OpNetworks))]
    public void Verbs_are_not(string verb) => Naming.Problem(verb.ToLowerInvariant()[0] + verb[1..])!.ShouldContain("word of definitions");

    [Fact]
    public void Two_layers_of_one_name_are_found_by_the_name_of_their_member()
    {
        LayerNode Named(string name) => OpNetworks.Layer(
            "Dense",
            ("units", new ArgumentValue.Integer(2)),
            ("init", new ArgumentValue.Weights(new Initializer(InitKind.Auto))),
            ("bias", new ArgumentValue.Flag(true)),
            ("name", new ArgumentValue.Text(name)));
        EquatableArray<Findings.Finding> findings = NetworkCompiler.Check(OpNetworks.Graph(LossKind.None, [3], Named("one"), Named("One")));
        findings.Count.ShouldBe(1);
        findings[0].Rule.ShouldBe("DN1005");
        findings[0].Layer.ShouldBe(1);
        findings[0].Message.ShouldContain("two layers");
    }
}
