using DslNet.Compiler.Kernels;
using FsCheck;
using FsCheck.Fluent;

namespace DslNet.Compiler.Tests.Loops;

/// <summary>A program around a loop that is drawn at random: direction, lengths, states, what the body does, loops in it.</summary>
/// <param name="Seed">Of everything: the same one writes the same program again.</param>
/// <param name="Smooth">Whether it has derivatives everywhere, and so no maxima.</param>
internal sealed record LoopDraw(int Seed, bool Smooth)
{
    private const int Steps = 3;
    private const int Features = 4;
    private const int Context = 2;

    /// <summary>Columns of the input before the mask.</summary>
    public const int Columns = (Steps * Features) + Context;

    public static Arbitrary<LoopDraw> Any { get; } = Arb.From(Laws.Drawn(random => new LoopDraw(random.Next(), Smooth: false)));

    public static Arbitrary<LoopDraw> WithoutKinks { get; } = Arb.From(Laws.Drawn(random => new LoopDraw(random.Next(), Smooth: true)));

    /// <summary>Where the masks are in a row, of the loops outside and of those in them; none where rows have no lengths.</summary>
    public (int At, int Steps)[] Masks => HasLengths ? [(Columns, Steps), (Columns + Steps, BodyDraw.NestedSteps)] : [];

    private bool HasLengths => new Random(Seed).Next(2) == 0;

    public (LoopProgram Program, Value[] Outputs) Write()
    {
        LoopProgram program = NewProgram();
        return (program, WriteHalf(program));
    }

    /// <summary>A program with an eval half, whose outputs are rows of numbers.</summary>
    public (LoopProgram Program, Value[] Outputs, Value Predicted) WriteBoth()
    {
        LoopProgram program = NewProgram();
        Value[] outputs = WriteHalf(program);
        outputs = [.. outputs.Select(output => program.Reshape(output, output.Size))];
        program.StartEval();
        Value predicted = WriteHalf(program)[0];
        return (program, outputs, program.Reshape(predicted, predicted.Size));
    }

    private static LoopProgram NewProgram() => new(("x", [Steps, Features]), ("context", [Context]), ("mask", [Steps, 1]), ("nestedMask", [BodyDraw.NestedSteps, 1]));

    private Value[] WriteHalf(LoopProgram program)
    {
        Value? lengths = HasLengths ? program.Lengths("mask") : null, nestedLengths = HasLengths ? program.Lengths("nestedMask") : null;
        Random random = new(Seed);
        Value outside = program.Product(program["context"], program.Weight("outside", Context, 3));
        Value scale = program.MapTo(program.Statistic("softplus", 3), v => program.Pool.Softplus(v[0]), program.Bias("scale", 3));
        BodyDraw body = new(program, random, Smooth, [program["context"], outside], [scale], nestedLengths, depth: 0);
        LoopOutputs first = body.Loop(Steps, [program["x"]], lengths, initial: random.Next(2) == 0 ? outside : null);
        Value[] outputs = [.. first.Results, .. first.Finals.Where(_ => random.Next(2) == 0), .. first.Sums.Where(_ => random.Next(2) == 0)];
        if (random.Next(3) == 0)
        {
            BodyDraw second = new(program, random, Smooth, [program["context"]], [], nestedLengths, depth: 0);
            LoopOutputs stacked = second.Loop(Steps, [first.Results[0], program["x"]], lengths, initial: null);
            outputs = [.. stacked.Results, .. stacked.Finals, .. outputs.Where(_ => random.Next(2) == 0)];
        }

        return outputs;
    }
}
