using DslNet.Compiler.Backends;
using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

/// <summary>
/// Keeps per-row values and statistics where a memory plan says, as generated code does. Reading a value whose place has been
/// taken over by another, overflowing a slot, or overwriting what the same kernel still reads is an error.
/// </summary>
public sealed class SlotStore(MemoryPlan plan, int rows) : ValueStore(rows)
{
    private readonly int[] starts = [.. plan.SlotWidths.Select((_, slot) => plan.SlotWidths.Take(slot).Sum())];
    private readonly List<(Value Owner, double[] Numbers)> held = [];

    /// <summary>Eval has its own places in an arena over the slots; but not on a device.</summary>
    private bool HasArena => IsEval && plan.EvalOffsets.Count > 0;

    public override double[] Read(Value value)
    {
        if (!value.PerRow)
        {
            return base.Read(value);
        }

        (Value? owner, double[]? numbers) = held.Find(each => Seen(each.Owner) == Seen(value));
        return owner is not null && StartOf(owner) == StartOf(value)
            ? numbers[..Length(value)]
            : throw new InvalidOperationException($"{value} is read from {StartOf(value)}, but that holds {string.Join(", ", held.Where(each => Overlap(each.Owner, value)).Select(each => each.Owner))}.");
    }

    public override void Write(Value value, double[] numbers)
    {
        if (!value.PerRow)
        {
            if (value.Kind is ValueKind.Statistic or ValueKind.GradientPart)
            {
                plan.StatisticSizes[plan.Statistics[value.Id]].ShouldBe(plan.Layout.StoredFloats(value), $"place of {value}");
            }

            base.Write(value, numbers);
            return;
        }

        MustBeOfType(value, numbers);
        (StartOf(value) + plan.Layout.RowStride(value)).ShouldBeLessThanOrEqualTo(EndOf(value), $"width of {value}");

        if (plan.Views.ContainsKey(value.Id))
        {
            // It is there already, and of rows that aren't run nothing is written.
            double[] there = Read(value);
            numbers.Where((number, at) => !double.IsNaN(number) && !number.Equals(there[at])).ShouldBeEmpty($"{value} is a view, but isn't there");
            return;
        }

        // What another value left behind must not be of use to anybody.
        held.RemoveAll(each => Overlap(each.Owner, value));
        held.Add((value, numbers));
    }

    public override void Enter(Kernel kernel)
    {
        Value[] outputs = [.. kernel.Outputs.Where(value => value.PerRow)];
        outputs.SelectMany((value, index) => outputs.Skip(index + 1).Where(other => Overlap(value, other))).ShouldBeEmpty($"places that {kernel} writes");
        Value[] elementwise = Computed(kernel) switch
        {
            MapKernel map => [.. map.Operands],
            StepsKernel { Kind: StepsKind.Mask } mask => [mask.Input],
            ProductKernel { Epilogue: { } epilogue } product => [.. epilogue.Operands.Skip(1).Where(operand => operand != product.Left && operand != product.Right)],
            _ => [],
        };
        foreach (Value output in outputs)
        {
            foreach (Value input in kernel.Inputs.Where(value => value.PerRow && Overlap(value, output)))
            {
                if (plan.IsIdle(kernel))
                {
                    continue;
                }

                bool inPlace = elementwise.Contains(input) && input.Size == output.Size && StartOf(input) == StartOf(output);
                inPlace.ShouldBeTrue($"{kernel} writes {output} over {input}, which it still reads");
            }
        }
    }

    private static Kernel Computed(Kernel kernel) => kernel switch
    {
        PlacedMatMulKernel placed => placed.Product,
        PlacedConvolutionKernel { Pool: null } placed => placed.Convolution,
        _ => kernel,
    };

    private bool Overlap(Value one, Value other) =>
        StartOf(one) < StartOf(other) + plan.Layout.RowStride(other) && StartOf(other) < StartOf(one) + plan.Layout.RowStride(one);

    private long StartOf(Value value) => HasArena ? plan.EvalOffsets[value.Id] : starts[plan.Slots[value.Id]];

    private long EndOf(Value value) => HasArena ? plan.EvalWidth : starts[plan.Slots[value.Id]] + plan.SlotWidths[plan.Slots[value.Id]];

    private int Seen(Value value) => plan.Views.TryGetValue(value.Id, out int seen) ? seen : value.Id;
}
