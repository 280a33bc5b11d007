using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

/// <summary>
/// Keeps per-row values and statistics where a memory plan says, as generated code does. Reading a value whose slot has been
/// taken over by another, overflowing a slot, or overwriting what the same kernel still reads is an error.
/// </summary>
public sealed class SlotStore(MemoryPlan plan, int rows) : ValueStore(rows)
{
    // Positions are bytes.
    private const int NumbersOfFloat = 4;

    private readonly double[][] slots = [.. plan.SlotWidths.Select(width => new double[rows * width * NumbersOfFloat])];
    private readonly Value?[] owners = new Value?[plan.SlotWidths.Count];

    public override double[] Read(Value value)
    {
        if (!value.PerRow)
        {
            return base.Read(value);
        }

        int slot = plan.Slots[value.Id];
        return owners[slot] is { } owner && Seen(owner) == Seen(value)
            ? slots[slot][..Length(value)]
            : throw new InvalidOperationException($"{value} is read from slot {slot}, but that holds {owners[slot]}.");
    }

    public override void Write(Value value, double[] numbers)
    {
        if (!value.PerRow)
        {
            if (value.Kind is ValueKind.Statistic or ValueKind.GradientPart)
            {
                plan.StatisticSizes[plan.Statistics[value.Id]].ShouldBe(value.Stored, $"place of {value}");
            }

            base.Write(value, numbers);
            return;
        }

        MustBeOfType(value, numbers);
        int slot = plan.Slots[value.Id];
        value.Stride.ShouldBeLessThanOrEqualTo(plan.SlotWidths[slot], $"width of {value} in slot {slot}");

        if (plan.Views.ContainsKey(value.Id))
        {
            // It is there already, and of rows that aren't run nothing is written.
            numbers.Where((number, at) => !double.IsNaN(number) && !number.Equals(slots[slot][at])).ShouldBeEmpty($"{value} is seen in slot {slot}, but isn't there");
            owners[slot] = value;
            return;
        }

        // What another value left behind must not be of use to anybody.
        Array.Fill(slots[slot], double.NaN);
        numbers.CopyTo(slots[slot], 0);
        owners[slot] = value;
    }

    public override void Enter(Kernel kernel)
    {
        Value[] outputs = [.. kernel.Outputs.Where(value => value.PerRow)];
        outputs.Select(value => plan.Slots[value.Id]).Distinct().Count().ShouldBe(outputs.Length, $"slots that {kernel} writes");
        Value[] elementwise = kernel switch
        {
            MapKernel map => [.. map.Operands],
            ProductKernel { Epilogue: { } epilogue } product => [.. epilogue.Operands.Skip(1).Where(operand => operand != product.Left && operand != product.Right)],
            _ => [],
        };
        foreach (Value output in outputs)
        {
            foreach (Value input in kernel.Inputs.Where(value => value.PerRow && plan.Slots[value.Id] == plan.Slots[output.Id]))
            {
                if (plan.IsIdle(kernel))
                {
                    continue;
                }

                bool inPlace = elementwise.Contains(input) && input.Size == output.Size;
                inPlace.ShouldBeTrue($"{kernel} writes {output} over {input}, which it still reads");
            }
        }
    }

    private int Seen(Value value) => plan.Views.TryGetValue(value.Id, out int seen) ? seen : value.Id;
}
