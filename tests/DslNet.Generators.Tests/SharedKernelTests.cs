using System.Reflection;
using System.Text.RegularExpressions;
using DslNet.Compiler;
using DslNet.Compiler.Backends;
using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Backends.Cpu.Printing;
using DslNet.FrontEnd;
using DslNet.Generators.Tests.FrontEnd;
using DslNet.Generators.Tests.Harness;
using DslNet.Generators.Tests.RandomNetworks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests;

/// <summary>Layers that are equal but for where their memory lies share their kernels and views, where there are many; what is computed stays the same, bit for bit.</summary>
public partial class SharedKernelTests
{
    public static TheoryData<string, string> Deep => new()
    {
        { "MeanSquaredError", "Input(16) >> Repeat(20, Dense(16) >> BatchNorm() >> Relu >> Dropout(0.25f)) >> Dense(4)" },
        { "CrossEntropy", "Input(8, 8, 16) >> Repeat(17, Residual(Conv2D(16, 3, padding: Padding.Same) >> BatchNorm() >> Relu)) >> MaxPool2D(2) >> GlobalAvgPool >> Dense(3) >> Softmax" },
        { "Huber", "Input(9, 5) >> Repeat(60, i => Conv1D(5, 1 + 2 * (i % 2), padding: Padding.Same, bias: i % 3 > 0) >> Tanh >> Dropout(0.125f)) >> Flatten >> Dense(2)" },
        { "MeanAbsoluteError", "Input(24) >> Repeat(16, i => Residual(Dense(16, name: $\"down_{i}\") >> Gelu >> Dense(24, name: $\"up_{i}\"))) >> Softmax >> Dense(2)" },
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public void Sharing_changes_no_bit(string loss, string definition)
    {
        string source = $"{Compiling.Usings}[Network(Loss = Loss.{loss}, L2 = 0.01f)] public sealed partial class N {{ static Net Define() => {definition}; }}";
        CSharpCompilation written = Compiling.Of(source);
        DefinitionReading reading = ReadDefinition.Of(written, "N");
        PlacedNetwork network = CpuBackend.Place(NetworkCompiler.Compile(reading.Graph.ShouldNotBeNull()));
        float[][] results = [.. new[] { int.MaxValue, CpuEmitter.ShareFrom, 2 }.Select(shareFrom => Run(written, CpuEmitter.Emit(reading.Class, network, shareFrom: shareFrom)))];

        Generating.Files(Generating.Driver().RunGenerators(written)).Values.Single().ShouldBe(CpuEmitter.Emit(reading.Class, network));
        Shared().Count(CpuEmitter.Emit(reading.Class, network)).ShouldBeGreaterThan(3);
        Outcome.FirstDifference(results[0], results[1]).ShouldBe(-1);
        Outcome.FirstDifference(results[0], results[2]).ShouldBe(-1);
    }

    /// <summary>Fifteen layers are printed each on its own, as in every network that people read.</summary>
    [Fact]
    public void A_few_equal_layers_share_nothing()
    {
        Text(15).ShouldNotContain("And so for");
        Text(15).ShouldContain("public static void Dense7Forward(");
        Text(16).ShouldNotContain("public static void Dense7Forward(");
    }

    /// <summary>A line in the table, the info and each list of calls: no more for another layer of a kind.</summary>
    [Fact]
    public void A_thousand_more_layers_are_a_thousand_more_calls()
    {
        int hundred = Text(100).Length, two = Text(1100).Length, three = Text(2100).Length;

        ((two - hundred) / 1000).ShouldBeLessThan(1600);
        ((double)(three - two) / (two - hundred)).ShouldBeInRange(0.98, 1.06);
        MethodOf().Count(Text(2100)).ShouldBe(MethodOf().Count(Text(100)));
    }

    /// <summary>What is known of a layer by its own name is its own.</summary>
    [Fact]
    public void A_shared_view_shows_its_own_layers_parameters()
    {
        Assembly assembly = Generating.Load(Compiling.Usings + """
            [Network] public sealed partial class N { static Net Define() => Input(3) >> Repeat(20, Dense(3) >> BatchNorm()); }
            public static class User
            {
                public static float[] Use()
                {
                    using var network = new N(batchSize: 2, seed: 1);
                    network.Dense7.Weight[1, 2] = 70f;
                    network.Dense8.Bias[2] = 80f;
                    network.Batchnorm20.Shift[1] = 200f;
                    network.Batchnorm9.RunningMean[0] = 9f;
                    float[] parameters = new float[N.ParameterCount], buffers = new float[20 * 6];
                    network.GetParameters(parameters);
                    network.GetBuffers(buffers);
                    return [.. parameters, .. buffers];
                }
            }
            """);
        float[] numbers = (float[])assembly.GetType("User")!.GetMethod("Use")!.Invoke(null, null)!;

        // 9 weights, 3 biases, 3 scales and 3 shifts a block; and 3 means and 3 variances.
        numbers[(6 * 18) + 5].ShouldBe(70f);
        numbers[(7 * 18) + 9 + 2].ShouldBe(80f);
        numbers[(19 * 18) + 15 + 1].ShouldBe(200f);
        numbers[(20 * 18) + (8 * 6)].ShouldBe(9f);
    }

    private static string Text(int blocks)
    {
        DefinitionReading reading = ReadDefinition.Of($"static Net Define() => Input(8) >> Repeat({blocks}, Dense(8) >> Relu);");
        return CpuEmitter.Emit(reading.Class, CpuBackend.Place(NetworkCompiler.Compile(reading.Graph! with { Options = new(Compiler.Graph.LossKind.MeanSquaredError) })));
    }

    private static float[] Run(CSharpCompilation written, string generated)
    {
        CSharpCompilation complete = written.AddSyntaxTrees(Compiling.Tree(generated, "N.g.cs"));
        complete.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ShouldBeEmpty();
        using INetwork network = Generating.Make(DrawnCompilation.Load(complete), "N", batchSize: 7, seed: 5, threads: 2);
        Random random = new(3);
        float[] input = Numbers(7 * network.Info.Input.Size), output = new float[7 * network.Info.Output.Size];
        float[] target = network.Info.Loss == Loss.CrossEntropy ? [.. Enumerable.Range(0, output.Length).Select(i => i % network.Info.Output.Size == 0 ? 1f : 0f)] : Numbers(output.Length);
        float[] parameters = new float[network.Info.ParameterCount], buffers = new float[network.Info.BufferCount];
        Adam optimizer = new();
        float[] losses = [.. Enumerable.Range(0, 3).Select(_ => network.TrainStep(input, target, optimizer))];
        network.Predict(input, output);
        network.GetParameters(parameters);
        network.GetBuffers(buffers);
        losses.ShouldAllBe(loss => float.IsFinite(loss));
        return [.. losses, .. output, .. parameters, .. buffers];

        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }

    [GeneratedRegex("And so for \\d+ others")]
    private static partial Regex Shared();

    [GeneratedRegex("public static void ")]
    private static partial Regex MethodOf();
}
