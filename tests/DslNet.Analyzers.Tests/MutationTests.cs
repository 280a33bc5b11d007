using DslNet.Analyzers.Tests.Harness;
using DslNet.Generators.Tests.Harness;

namespace DslNet.Analyzers.Tests;

/// <summary>While somebody types, sources are broken in every way. Nothing that runs in the editor may throw: it would be switched off.
/// DSLNET_LAW_FACTOR=4 makes 5,000 mutations.</summary>
public class MutationTests
{
    /// <summary>Networks with something to say of them and something to mend, in both forms.</summary>
    private static readonly string[] Poor =
    [
        "[Network] partial class N { static Net Define() => Input(4) >> Dense(8, Init.Zeros) >> Relu >> BatchNorm() >> Dense(4, init: Init.Xavier) >> Silu >> Dense(3) >> Softmax >> Dense(3) >> Dropout(0.7f); }",
        "[Network] partial class N\n{\n    static Net Define() => Input(4)\n        .Dense(8, Init.He)\n        .BatchNorm()\n        .Tanh()\n        .Residual(Dense(8) >> Dense(8))\n        .Activation(x => MathF.Max(x, 0))\n        .Dense(2)\n        .Tanh();\n}\n",
        "[Network(Loss = Loss.CrossEntropy)] partial class N { static Layer Block(int i) => Dense(8 >> i).BatchNorm().Sigmoid(); static Net Define() { const int Units = 3; return Input(4, 4, 1) >> Flatten >> Repeat(3, i => Block(i)) >> Chain(Dense(8), Dense(Units)) >> Softmax; } }",
        "[Network(Loss = Loss.BinaryCrossEntropy)] partial class N { static Net Define() => Input(4, 4, 1) >> Dense(1); } [Network] class M { }",
        "[Network(Loss = Loss.CrossEntropy)] partial class N { static Net Define() => Input(4) >> Dense(3) >> Softmax; } class P { void Run(float[] x, float[] y) { using N n = new(); Parallel.For(0, 9, i => { n.Predict(x, y); n.Predict(x, y); }); var m = new N(); for (int i = 0; i < 9; i++) { _ = Task.Run(() => m.Predict(x, y)); } } }",
        "[Network] partial class N { static Net Define() => Input(4) >> Dense(3); public N(string name, int batchSize, Seed seed) { Name = name; } N() : base() => Name = \"\"; public N(N other, int threads) : this(other.Name) { } public string Name { get; } }",
        "abstract class B { public abstract void Train(); public required int R; public virtual int Mode => 3; protected B(int n) { } } [Network] partial class N : B, INetwork<N> { static Net Define() => Input(4) >> Dense(3, name: \"info\") >> BatchNorm() >> Dense(2); int InputSize => 3; class Dense1View { } void Dispose() { } int Dense2; N(int a, Seed b, int c) { } public required string Info { get; } NetworkInfo INetwork.Info => null!; }",
        "[Network] partial class N { static Net Define() { Net a = Input(4, 4, 1, name: \"a\"), b = Input(4, name: \"b\"); Layer tower = Dense(3) >> Relu; Net left = a >> tower, right = (b >> tower) * 2f + (b >> Shared(Dense(3), name: \"s\")); return Outputs(Head(\"p\", Concat(left, 1 - right) >> Tap(\"t\") >> Dense(2) >> Dense(3), Loss.CrossEntropy, weight: 0.5f), Head(\"q\", right >> Frozen(Dense(2)) >> StopGradient >> Softmax, Loss.Huber)); } } class P { void Run(N n, float[] x) { n.Predict(\"u\", x, x); n.Predict(a: x, b: new float[3], p: x, q: x); n.Freeze(\"dense9\"); } }",
        "[Network] partial class N { static Net Cell(Net x, Net h) => (x >> Dense(4)) + (x >> Dense(4, bias: false)) >> Tanh; static Net Define() { Net t = Tokens(120, vocabulary: 9, lengths: true) >> Embedding(4) >> SelfAttention(4) >> Map(Dense(2) >> LayerNorm() >> LayerNorm() >> Dense(4)); Net s = Input(120, 4).Rnn(4).Bidirectional(Scan(2, Cell)).Last(); return Concat(t >> GlobalAvgPool, s, Input(5, 3).Dense(2).Relu().Dense(4)) >> Dropout(0.2f) >> Softmax; } } class P { void Run(N n, TrainingSet t) { n.Fit(t, new Adam { }, new FitOptions { Epochs = 3 }); } }",
        "namespace A { using static DslNet.Scalar; using static System.MathF; [Network] partial class N { static float Dropout(float x) => Relu(x); static Net Define() => Input(4) >> Dense(3) >> Relu >> Residual(Tanh >> Repeat(2, i => Sigmoid)) >> Dropout(0.5f) >> (true ? Gelu : Silu); static Layer Act(int n) => n switch { 1 => Relu, _ => Dense(3) >> Activation(Tanh) }; } }",
    ];

    [Fact]
    public async Task Mutations_make_nothing_throw()
    {
        string[] sources = [.. Mutation.SampleSources(), .. Poor.Select(source => UserProject.Usings + source)];

        MutationResult result = await MutationRun.Of(sources, count: 1250, seed: 20262);

        result.Thrown.ShouldBeEmpty();
        result.Diagnostics.ShouldBeGreaterThan(325);
        result.Fixes.ShouldBeGreaterThan(250);
        result.Strays.ShouldBeGreaterThan(250);
    }
}
