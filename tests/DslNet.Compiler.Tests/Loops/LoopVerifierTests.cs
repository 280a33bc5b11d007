using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;

namespace DslNet.Compiler.Tests.Loops;

/// <summary>What the verifier refuses of a loop, each with the kernel's name and the value's.</summary>
public class LoopVerifierTests
{
    private const int Steps = 3;
    private readonly LoopProgram p = new(("x", [Steps, 2]), ("context", [2]));
    private readonly KernelProgram program;
    private readonly LoopKernel loop;
    private readonly Dictionary<string, (LoopKernel Broken, string Problem)> cases = [];

    public LoopVerifierTests()
    {
        LoopOutputs outputs = p.Loop(Steps, false, [p["x"]], [(p["context"], 2)], (x, h) => new LoopBody([Cells.Elman(p, x[0], h[0])], [h[0]], [x[0]]));
        program = p.Differentiated([outputs.Results[0], outputs.Finals[0], outputs.Sums[0]]);
        loop = program.TrainForward.OfType<LoopKernel>().Single();
        Value x = loop.Sequences[0].Inner, h = loop.States[0].Before, other = p.New("other", 3), statistic = p.Statistic("statistic", 2);
        Value whole = p.New("whole", 2) with { Type = ElementType.Int32 };
        cases["no steps"] = (loop with { Steps = 0 }, "has 0 steps");
        cases["other steps"] = (loop with { Steps = 4 }, "x[rows×3×2]; expected [4×2]");
        cases["sequence of another shape"] = (Sequence(other), "has other[rows×3] as a step of x[rows×3×2]; expected [3×3]");
        cases["sequence per row or not"] = (Sequence(statistic), "only one of them is per row");
        cases["sequence of another type"] = (Sequence(whole), "copies x[rows×3×2], which holds Float32, to whole[rows×2] of Int32, which holds Int32");
        cases["result of another shape"] = (loop with { Results = EquatableArray.Of(loop.Results[0] with { Outer = other }) }, "as a step of other[rows×3]");
        cases["state of another shape"] = (State(state => state with { After = other }), "carries h[rows×2] and other[rows×3] as one value");
        cases["initial state of another shape"] = (State(state => state with { Initial = p["x"] }), "carries h[rows×2] and x[rows×3×2] as one value");
        cases["final state of another kind"] = (State(state => state with { Final = statistic }), "carries h[rows×2] and statistic[2] as one value");
        cases["sum of another shape"] = (loop with { Sums = EquatableArray.Of(new LoopSum(x, other)) }, "and other[rows×3] as one value");
        cases["nobody writes a result"] = (loop with { Body = [] }, "from its body, where nothing writes it");
        cases["read before it is written"] = (loop with { Body = [.. loop.Body.Reverse()] }, "before it is written");
        cases["a value that is set twice"] = (loop with { Sequences = EquatableArray.Of(loop.Sequences[0], loop.Sequences[0]) }, "which is there already");
        cases["a value outside that is written"] = (With(new ReshapeKernel("Write", 0, x, p["context"])), "Write writes context[rows×2] a second time");
        cases["a gradient that is written"] = (With(new ReduceRowsKernel("Write", 0, Reduction.Sum, 2, EquatableArray.Of(x), p.Pool.Operand(0), Parameter("b").Gradient!)), "which lives longer than a step");
        cases["a name that is taken"] = (loop with { Body = [loop.Body[0] with { Name = loop.Name }, .. loop.Body.Skip(1)] }, "two kernels have one name");
        cases["batch statistics"] = (With(Normalization(x)), "Normalize normalises by the statistics of the batch; a loop's body can't");
        cases["a mean over rows"] = (With(new ReduceRowsKernel("Mean", 0, Reduction.Mean, 2, EquatableArray.Of(x), p.Pool.Operand(0), statistic)), "takes a mean over the rows of the batch");
        cases["the number of rows"] = (With(new MapKernel("Rows", 0, EquatableArray.Of(x), [new MapResult(p.New("perRow", 2), p.Pool.Operand(0) / p.Pool.Rows())])), "reads the number of rows");
        cases["a loss"] = (With(new SoftmaxCrossEntropyKernel("Loss", 0, x, h, 0, p.New("rowLoss", 1), p.Statistic("mean", 1), p.New("by", 2))), "takes the mean loss of the batch");
        cases["lengths of another type"] = (loop with { Lengths = whole }, "takes its rows' lengths from whole[rows×2] of Int32, which holds Int32; expected Float32");
        cases["lengths of another shape"] = (loop with { Lengths = p["context"] }, "takes its rows' lengths from context[rows×2], which isn't one number for each row");
        cases["a mask for lengths"] = (loop with { Lengths = p["context"], Mask = new LoopMask(p["context"], p["context"]) }, "masks its steps twice");
    }

    public static TheoryData<string> Names => [.. new LoopVerifierTests().cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Refuses(string name)
    {
        (LoopKernel broken, string problem) = cases[name];
        Kernel[] forward = [.. program.TrainForward.Select(kernel => kernel == loop ? broken : kernel)];
        KernelProgram with = (program with { TrainForward = forward }).WithValuesInUse();
        string message = Should.Throw<InvalidOperationException>(() => Verifier.Check(with, "test")).Message;
        message.ShouldStartWith("After test: ");
        message.ShouldContain(problem);
    }

    [Fact]
    public void Values_of_a_body_are_seen_by_nobody_outside()
    {
        Kernel outside = new ReshapeKernel("Outside", 0, loop.Sequences[0].Inner, p.New("seen", 2));
        KernelProgram with = (program with { TrainForward = [.. program.TrainForward, outside] }).WithValuesInUse();
        Should.Throw<InvalidOperationException>(() => Verifier.Check(with, "test")).Message.ShouldContain("Outside reads x_2[rows×2] before it is written");
    }

    [Fact]
    public void A_value_belongs_to_one_body()
    {
        Value sum = p.New("again", 2);
        LoopKernel again = loop with { Name = "Again", Results = default, Sums = EquatableArray.Of(new LoopSum(loop.Sums[0].Inner, sum)), States = State(state => state with { Final = null }).States, Body = [.. loop.Body.Select(kernel => kernel with { Name = kernel.Name + "Again" })] };
        KernelProgram with = (program with { TrainForward = [.. program.TrainForward, again] }).WithValuesInUse();
        Should.Throw<InvalidOperationException>(() => Verifier.Check(with, "test")).Message.ShouldContain("belongs to another body");
    }

    private ParameterDeclaration Parameter(string name) => program.Parameters.Single(parameter => parameter.Value.Name == name);

    private LoopKernel Sequence(Value inner) => loop with { Sequences = EquatableArray.Of(loop.Sequences[0] with { Inner = inner }) };

    private LoopKernel State(Func<LoopState, LoopState> change) => loop with { States = EquatableArray.Of(change(loop.States[0])) };

    private LoopKernel With(Kernel kernel) => loop with { Body = [.. loop.Body, kernel] };

    private NormalizeKernel Normalization(Value x) =>
        new("Normalize", 0, x, p.New("normalized", 2), p.Statistic("deviation", 2), p.Builder.Buffer("mean", 0, ParameterRole.RunningMean, Shape.Of(2), new Graph.Initializer(Graph.InitKind.Zeros), 2, 2), p.Builder.Buffer("variance", 0, ParameterRole.RunningVariance, Shape.Of(2), new Graph.Initializer(Graph.InitKind.Zeros), 2, 2), 0.1f, 0.1f);
}
