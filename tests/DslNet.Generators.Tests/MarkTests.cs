using System.CodeDom.Compiler;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using DslNet.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Generators.Tests;

/// <summary>Generated code says that it is generated, so that coverage counts the user's code alone.</summary>
public class MarkTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private const string Source = Compiling.Usings + """
        [Network(Loss = Loss.Custom, InputGradient = true)]
        public sealed partial class Whole
        {
            static Net Define() => Input(8, 8, 1) >> Conv2D(4, 3) >> BatchNorm() >> Relu >> MaxPool2D(2) >> Flatten >> Dropout(0.5f) >> Dense(3) >> Activation(Swish) >> Dense(2);
            static float LossOf(float prediction, float target) => (prediction - target) * (prediction - target);
            private static float Swish(float x) => x * Scalar.Sigmoid(x);
            public int Answer => 42;
            public Whole(int answer) : this(answer, 0, 1) { }
        }

        [Network] public sealed partial class Broken { static Net Define() => Input(2) >> Dense(3) >> Dense(0); }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_coverage_counts_is_the_users(bool seesKernels)
    {
        IEnumerable<string> counted = Types(seesKernels).SelectMany(Bodies).Where(body => !IsExcluded(body)).Select(body => $"{body.DeclaringType!.Name}.{body.Name}({body.GetParameters().Length})");

        counted.ShouldBe(["Whole.Define(0)", "Whole.LossOf(2)", "Whole.Swish(1)", "Whole.get_Answer(0)", "Whole..ctor(1)", "Broken.Define(0)"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Types_name_the_tool_and_the_first_two_numbers_of_its_version(bool seesKernels)
    {
        Version version = typeof(NetworkGenerator).Assembly.GetName().Version.ShouldNotBeNull();
        Type[] types = [.. Types(seesKernels).Where(type => type.Name is not ("Whole" or "Broken"))];

        types.Length.ShouldBeGreaterThan(seesKernels ? 15 : 8);
        foreach (Type type in types)
        {
            GeneratedCodeAttribute attribute = Chain(type).Select(each => each.GetCustomAttribute<GeneratedCodeAttribute>()).OfType<GeneratedCodeAttribute>().FirstOrDefault().ShouldNotBeNull(type.FullName);
            (attribute.Tool, attribute.Version).ShouldBe(("DslNet", FormattableString.Invariant($"{version.Major}.{version.Minor}")));
        }
    }

    /// <summary>All types but those that the compiler makes for itself.</summary>
    private static IEnumerable<Type> Types(bool seesKernels)
    {
        Generating.Driver().RunGeneratorsAndUpdateCompilation(Compiling.Of(Source).AddReferences(seesKernels ? DevicePackage.References : []), out Compilation complete, out _);
        using MemoryStream image = new();
        complete.Emit(image).Success.ShouldBeTrue();
        image.Position = 0;
        AssemblyLoadContext context = new("Marked");
        return context.LoadFromStream(image).GetTypes().Where(type => Chain(type).All(each => each.GetCustomAttribute<CompilerGeneratedAttribute>() is null));
    }

    private static IEnumerable<MethodBase> Bodies(Type type) =>
        type.GetMembers(All).OfType<MethodBase>().Where(method => method.GetMethodBody() is not null && method.GetCustomAttribute<CompilerGeneratedAttribute>() is null);

    private static bool IsExcluded(MethodBase method) =>
        new MemberInfo?[] { method, method.DeclaringType!.GetProperties(All).FirstOrDefault(property => property.GetAccessors(true).Contains(method)) }
            .Concat(Chain(method.DeclaringType))
            .Any(member => member?.GetCustomAttribute<ExcludeFromCodeCoverageAttribute>() is not null);

    private static IEnumerable<Type> Chain(Type? type)
    {
        for (; type is not null; type = type.DeclaringType)
        {
            yield return type;
        }
    }
}
