using System.Globalization;
using DslNet.Compiler.Tests;
using DslNet.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests;

/// <summary>What holds for everything that is generated.</summary>
public class GeneratorTests
{
    private const string Operators = Compiling.Usings + """
        [Network(Loss = Loss.CrossEntropy)]
        public sealed partial class Digits
        {
            static Net Define() => Input(64) >> Dense(128) >> BatchNorm() >> LeakyRelu(0.125f) >> Dropout(0.25f) >> Residual(Dense(128) >> Tanh) >> Dense(10) >> Softmax;
        }
        """;

    private const string FluentForm = Compiling.Usings + """
        [Network(Loss = Loss.CrossEntropy)]
        public sealed partial class Digits
        {
            static Net Define() => Input(64).Dense(128).BatchNorm().LeakyRelu(0.125f).Dropout(0.25f).Residual(Dense(128).Tanh()).Dense(10).Softmax();
        }
        """;

    [Fact]
    public void Operator_and_fluent_form_give_the_same_text() => Generating.File(Operators).ShouldBe(Generating.File(FluentForm));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    public void Text_is_the_same_in_every_culture(string culture)
    {
        string invariant = Generating.File(Operators);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
            Generating.File(Operators).ShouldBe(invariant);
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void Names_of_the_users_hide_nothing_that_generated_code_calls() => Generating.Complete(Compiling.Of("""
        using DslNet;
        using static DslNet.Dsl;
        class Vector256 { } class FloatSlice { } class Gemm { } class Math { } class Shape { } class Init { } class NetworkDriver { }
        namespace Hostile.System.DslNet
        {
            class Vector256 { } class FloatSlice { } class Gemm { } class Maps { } class Shape { } class NetworkInfo { } class Span { } class Loss { }
            [Network(Loss = global::DslNet.Loss.MeanSquaredError, L1 = 0.1f)]
            partial class @class
            {
                static Net Define() => Input(3) >> Dense(4, name: "value") >> Gelu >> Dense(4, name: "t1") >> BatchNorm(name: "y0") >> Dropout(0.5f) >> Dense(2, name: "count");
            }
        }
        """));

    [Fact]
    public void Networks_in_a_global_namespace_and_inside_other_types_are_completed() => Generating.Complete(Compiling.Of(Compiling.Usings + """
        [Network] partial class Global { static Net Define() => Input(2) >> Dense(1); }
        namespace A.B
        {
            public static partial class Outer
            {
                internal partial struct Middle
                {
                    [Network] internal sealed partial class Inner { static Net Define() => Input(2) >> Dense(1); }
                }
            }
        }
        """));

    /// <summary>A member can't be called like its class, and <c>hiddenView</c> would be a property called like the type of <c>hidden</c>'s view.</summary>
    [Fact]
    public void Layers_may_be_called_like_the_class_or_like_another_layers_view()
    {
        System.Reflection.Assembly assembly = Generating.Load(Compiling.Usings + """
            [Network] public sealed partial class Encoder { static Net Define() => Input(2) >> Dense(3, name: "encoder") >> Dense(4, name: "hidden") >> Dense(5, name: "hiddenView"); }
            public static class User
            {
                public static int[] Use()
                {
                    using var network = new Encoder(batchSize: 4, threads: 1);
                    return [network.EncoderLayer.Bias.Length, network.Hidden.Bias.Length, network.HiddenView.Bias.Length];
                }
            }
            """);
        assembly.GetType("User")!.GetMethod("Use")!.Invoke(null, null).ShouldBe(new[] { 3, 4, 5 });
    }

    /// <summary>The class below learns of what the network does, and gives back what it holds itself.</summary>
    [Fact]
    public void A_base_class_is_overridden_and_disposed_of()
    {
        System.Reflection.Assembly assembly = Generating.Load(Compiling.Usings + """
            public abstract class Model : IDisposable
            {
                public static int Disposed;
                public abstract void Predict(ReadOnlySpan<float> input, Span<float> output);
                public virtual int BatchSize => -1;
                public int InputSize => -2;
                public virtual void Dispose() => Disposed++;
                public float First(float[] x) { float[] y = new float[1]; Predict(x, y); return y[0]; }
            }
            [Network] public sealed partial class Small : Model
            {
                private readonly int networkDriver = 5;
                public class Dense1View { public int Number => 6; }
                public int Own => networkDriver + new Dense1View().Number;
                static Net Define() => Input(2) >> Dense(1);
            }
            public static class User
            {
                public static float[] Use()
                {
                    Model model = new Small(batchSize: 4, threads: 1);
                    Small small = (Small)model;
                    small.Dense1.Bias[0] = 7f;
                    float first = model.First([0, 0]);
                    model.Dispose();
                    return [first, model.BatchSize, model.InputSize, Small.InputSize, Model.Disposed, small.Own];
                }
            }
            """);
        assembly.GetType("User")!.GetMethod("Use")!.Invoke(null, null).ShouldBe(new[] { 7f, 4, -2, 2, 1, 11 });
    }

    /// <summary>A public method of that name and form would else be what the interface's own does by default.</summary>
    [Fact]
    public void A_method_of_the_users_is_never_what_the_driver_calls()
    {
        System.Reflection.Assembly assembly = Generating.Load(Compiling.Usings + """
            [Network(Loss = Loss.MeanSquaredError)] public sealed partial class Small
            {
                public void EvalLogits(int rows) => throw new InvalidOperationException("not for the driver");
                static Net Define() => Input(2) >> Dense(1);
            }
            """);
        using INetwork network = Generating.Make(assembly, "Small", 4);
        Should.NotThrow(() => ((Kernels.Driver.ICompiledNetwork)network).EvalLogits(1));
    }

    /// <summary>That the attribute stands twice is C#'s to say (CS0579); the generator must not stumble over it.</summary>
    [Fact]
    public void A_class_with_the_attribute_on_two_parts_is_completed_once() => Generating.Files(
        Compiling.Usings + "[Network(Loss = Loss.MeanSquaredError)] public partial class Twice { static Net Define() => Input(2) >> Dense(1); }",
        Compiling.Usings + "[Network] public partial class Twice { }").Keys.ShouldBe(["Twice.g.cs"]);

    /// <summary>The compiler refuses two files whose names differ by case alone, and with them everything that is generated.</summary>
    [Fact]
    public void Classes_whose_names_differ_by_case_alone_are_both_completed()
    {
        const string source = Compiling.Usings + """
            [Network] public partial class Digits { static Net Define() => Input(2) >> Dense(1); }
            [Network] public partial class DIGITS { static Net Define() => Input(2) >> Dense(1); }
            [Network] public partial class Iris { static Net Define() => Input(2) >> Dense(1); }
            """;
        Generating.Files(source).Keys.ShouldBe(["DIGITS.0.g.cs", "Digits.1.g.cs", "Iris.g.cs"], ignoreOrder: true);
        Generating.Complete(Compiling.Of(source));
    }

    /// <summary>Two classes of one name are C#'s to report (CS0101); the other networks are completed all the same.</summary>
    [Fact]
    public void Two_classes_of_one_name_cost_no_other_network_its_members() => Generating.Files(Compiling.Usings + """
        [Network] public partial class Iris { static Net Define() => Input(2) >> Dense(1); }
        partial class Outer { [Network] public partial class Digits { static Net Define() => Input(2) >> Dense(1); } }
        partial struct Outer { [Network] public partial class Digits { static Net Define() => Input(2) >> Dense(1); } }
        """).Keys.ShouldBe(["Iris.g.cs"]);

    [Fact]
    public void A_broken_definition_leaves_members_that_throw_and_no_other_error()
    {
        CSharpCompilation compilation = Compiling.Of(Compiling.Usings + """
            [Network(Loss = Loss.CrossEntropy)]
            public partial class Broken { static Net Define() => Input(8, 8, 1) >> Dense(3) >> Softmax; }
            public static class User
            {
                public static float Use(float[] x, int[] y)
                {
                    using var network = new Broken(batchSize: 4, seed: 1);
                    network.Predict(x, new float[Broken.OutputSize]);
                    network.Dense1.Weight[0, 0] = network.Dense1.Bias[0];
                    return network.TrainStep(x, y, new Adam());
                }
            }
            """);
        using MemoryStream image = new();
        Generating.Complete(compilation).Emit(image).Success.ShouldBeTrue();
        Type user = System.Reflection.Assembly.Load(image.ToArray()).GetType("User")!;
        Should.Throw<System.Reflection.TargetInvocationException>(() => user.GetMethod("Use")!.Invoke(null, [new float[192], new int[3]]))
            .InnerException.ShouldBeOfType<InvalidOperationException>().Message.ShouldContain("Broken");
    }

    [Fact]
    public void Weights_are_read_and_written_through_the_layers_view()
    {
        System.Reflection.Assembly assembly = Generating.Load(Compiling.Usings + """
            [Network] public sealed partial class Small { static Net Define() => Input(2) >> Dense(3, name: "hidden") >> BatchNorm() >> Dense(1); }
            public static class User
            {
                public static float[] Use()
                {
                    using var network = new Small(batchSize: 4, seed: 1);
                    network.Hidden.Weight[1, 2] = 5f;
                    network.Hidden.Bias[0] += 7f;
                    network.Batchnorm1.Scale[2] = 3f;
                    float[] parameters = new float[Small.ParameterCount];
                    network.GetParameters(parameters);
                    return parameters;
                }
            }
            """);
        float[] parameters = (float[])assembly.GetType("User")!.GetMethod("Use")!.Invoke(null, null)!;
        parameters[5].ShouldBe(5f);
        parameters[6].ShouldBe(7f);
        parameters[11].ShouldBe(3f);
    }

    [Fact]
    public void Mutations_of_the_samples_never_make_the_generator_throw()
    {
        string[] sources = [.. Mutation.SampleSources(), Operators, FluentForm];
        Random random = new(20260);
        GeneratorDriver driver = Generating.Driver();
        CSharpCompilation[] bases = [.. sources.Select(source => Compiling.Of(source))];
        // Both ways through the generator are gone many times, or the test would say little.
        int completed = 0;
        int broken = 0;
        for (int i = 0; i < Laws.Times(500); i++)
        {
            int index = i % sources.Length;
            string mutated = Mutation.Of(sources[index], random);
            CSharpCompilation compilation = bases[index].ReplaceSyntaxTree(bases[index].SyntaxTrees.Single(), Compiling.Tree(mutated, "Mutated.cs"));
            GeneratorRunResult result = driver.RunGenerators(compilation).GetRunResult().Results.Single();
            result.Exception.ShouldBeNull($"mutation {i}:\n{mutated}");
            completed += result.GeneratedSources.Count(file => file.SourceText.ToString().Contains("ICompiledNetwork", StringComparison.Ordinal));
            broken += result.GeneratedSources.Count(file => file.SourceText.ToString().Contains("has errors", StringComparison.Ordinal));
        }

        completed.ShouldBeGreaterThan(25);
        broken.ShouldBeGreaterThan(25);
    }
}
