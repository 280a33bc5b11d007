using DslNet.Generators.Tests.Harness;

namespace DslNet.Generators.Tests;

/// <summary>A network in a static of its own class: whatever the order in which that class's statics are made, what the network needs is there.</summary>
public class StaticNetworkTests
{
    private const string Definition = "static Net Define() => Input(2) >> Dense(3) >> Relu >> Dense(1);";

    private const string Uses = """
        public static class User
        {
            public static int Use()
            {
                using var predictor = new Predictor<Shared>(Shared.Default);
                predictor.Predict(new float[2], new float[1]);
                return predictor.Info.ParameterCount + ((INetwork)Shared.Default).Info.Parameters.Count + Shared.Info.Layers.Count;
            }
        }
        """;

    [Theory]
    [InlineData("a field", "public static readonly Shared Default = new(4, seed: 1, threads: 1);")]
    [InlineData("a property", "public static Shared Default { get; } = new(4, seed: 1, threads: 1);")]
    [InlineData("a lazy property", "private static readonly Lazy<Shared> made = new(() => new Shared(4, seed: 1, threads: 1)); public static Shared Default => made.Value;")]
    [InlineData("a Lazy that is asked at once", "private static readonly Lazy<Shared> made = new(() => new Shared(4, seed: 1, threads: 1)); public static readonly Shared Default = made.Value;")]
    [InlineData("a static constructor", "public static readonly Shared Default; static Shared() => Default = new(4, seed: 1, threads: 1);")]
    [InlineData("a static constructor behind a field", "public static readonly Shared First = new(4, seed: 1, threads: 1), Default; static Shared() => Default = First;")]
    [InlineData("what is computed from the info", "public static readonly int Layers = Info.Layers.Count; public static readonly Shared Default = new(Layers, seed: 1, threads: 1);")]
    [InlineData("a predictor and its network", "public static readonly Shared Default = new(4, seed: 1, threads: 1); public static readonly Predictor<Shared> Predictor = new(Default);")]
    [InlineData("a class inside", "public static Shared Default => Holder.Network; private static class Holder { public static readonly Shared Network = new(4, seed: 1, threads: 1); }")]
    public void It_is_made(string where, string members)
    {
        string attributed = $"[Network] public sealed partial class Shared {{ {Definition} {members} }}";
        string other = $$"""[Network] public sealed partial class Shared { {{Definition}} } public sealed partial class Shared { {{members}} }""";

        Used(attributed, Uses).ShouldBe(13 + 4 + 3, where);
        Used(other, Uses).ShouldBe(13 + 4 + 3, where);
    }

    /// <summary>C# leaves the order of statics in several files to the compiler: it is the order of the files.</summary>
    [Fact]
    public void It_is_made_in_a_part_of_the_class_in_a_file_before_or_behind()
    {
        const string singleton = Compiling.Usings + "public sealed partial class Shared { public static readonly Shared Default = new(4, seed: 1, threads: 1); }";
        const string attributed = Compiling.Usings + $"[Network] public sealed partial class Shared {{ {Definition} }}";

        Ask(singleton, attributed, Compiling.Usings + Uses).ShouldBe(20);
        Ask(attributed, Compiling.Usings + Uses, singleton).ShouldBe(20);
    }

    private static int Used(string network, string uses) => Ask(Compiling.Usings + network + uses);

    private static int Ask(params string[] sources) => (int)Generating.Load(sources).GetType("User")!.GetMethod("Use")!.Invoke(null, null)!;
}
