using System;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <summary>Where a value lies at run time, as C# that asks a kernel's owner for it.</summary>
internal sealed class MemoryMap
{
    /// <summary>The kind of number that counts floats per row, which may be more than an int holds.</summary>
    public const string Offset = "offset";

    private readonly PlacedNetwork network;
    private readonly MemoryNumbers numbers;
    private readonly Lazy<InferenceParts> inference;

    public MemoryMap(PlacedNetwork network)
    {
        this.network = network;
        numbers = new MemoryNumbers(network.Program);
        inference = new Lazy<InferenceParts>(() => new InferenceParts(network, numbers));
        Owner = KernelOwner.Training;
    }

    private MemoryMap(MemoryMap map, KernelOwner owner, NumberNames? names)
    {
        (network, numbers, inference, Owner) = (map.network, map.numbers, map.inference, owner);
        Names = names;
    }

    /// <summary>Who is asked.</summary>
    public KernelOwner Owner { get; }

    /// <summary>What inference does and reads.</summary>
    public InferenceParts Inference => inference.Value;

    /// <summary>The same memory, asked for elsewhere.</summary>
    public MemoryMap Of(KernelOwner owner) => new(this, owner, Names);

    /// <summary>The same memory, its numbers printed as names: for a kernel that several layers share.</summary>
    public MemoryMap With(NumberNames names) => new(this, Owner, names);

    /// <summary>What stands for the numbers, or null where they are printed themselves.</summary>
    public NumberNames? Names { get; }

    /// <summary>A number that is a layer's own, as it is printed.</summary>
    /// <param name="kind">What it counts, as a parameter is called.</param>
    /// <param name="number">The number.</param>
    public string Number(string kind, long number) => Names?.Of(kind, number) ?? InvariantText.Of(number);

    /// <summary>How values lie in their places.</summary>
    public MemoryLayout Layout => network.Plan.Layout;

    /// <summary>Whether a kernel has nothing to do.</summary>
    public bool IsIdle(Kernel kernel) => network.Plan.IsIdle(kernel);

    /// <summary>The slot of a value of training.</summary>
    public int SlotOf(Value value) => network.Plan.Slots[value.Id];

    /// <summary>Where a value of eval begins, in floats per row.</summary>
    public long OffsetOf(Value value) => network.Plan.EvalOffsets[value.Id];

    /// <summary>Memory for the time of a kernel.</summary>
    public string Scratch => $"{Owner}.Statistic({Number("statistic", network.Plan.Scratch)})";

    public string SliceOf(Value value) => value.Kind switch
    {
        ValueKind.Input or ValueKind.Target or ValueKind.Activation or ValueKind.Positions when Owner == KernelOwner.Inference => $"{Owner}.At({Number(Offset, OffsetOf(value))})",
        ValueKind.Input or ValueKind.Target or ValueKind.Activation or ValueKind.Positions => $"{Owner}.Slot({Number("slot", SlotOf(value))})",
        ValueKind.Statistic or ValueKind.GradientPart => $"{Owner}.Statistic({Number("statistic", network.Plan.Statistics[value.Id])})",
        ValueKind.Parameter => $"{Owner}.Parameter({Number("parameter", numbers.Parameters[value])})",
        ValueKind.Gradient => $"{Owner}.Gradient({Number("gradient", numbers.Gradients[value])})",
        ValueKind.Buffer => $"{Owner}.Buffer({Number("buffer", numbers.Buffers[value])})",
        ValueKind.Loss => $"{Owner}.LossValue",
        ValueKind.RowCounts => $"{Owner}.RowCounts",
        ValueKind.L1 => $"{Owner}.L1",
        ValueKind.L2 => $"{Owner}.L2",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.Kind, "Unknown kind of value."),
    };

    /// <summary>Where the gradient of a weight goes.</summary>
    public string WeightTargetOf(Value gradient) => gradient.Kind == ValueKind.GradientPart
        ? $"new WeightTarget({SliceOf(gradient)})"
        : $"{Owner}.WeightTarget({Number("gradient", numbers.Gradients[gradient])})";
}
