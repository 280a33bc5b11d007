using System;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <summary>The address of a value at run time, as a C# expression on the kernel's owner.</summary>
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

    /// <summary>The kernel's owner.</summary>
    public KernelOwner Owner { get; }

    /// <summary>The parts of the inference program.</summary>
    public InferenceParts Inference => inference.Value;

    /// <summary>The same memory, through another owner.</summary>
    public MemoryMap Of(KernelOwner owner) => new(this, owner, Names);

    /// <summary>The same memory, its indices printed as names: for a kernel that several layers share.</summary>
    public MemoryMap With(NumberNames names) => new(this, Owner, names);

    /// <summary>The names that replace the indices, or null where the indices themselves are printed.</summary>
    public NumberNames? Names { get; }

    /// <summary>An index that differs from layer to layer, as it is printed.</summary>
    /// <param name="kind">The kind of index, which names the parameter.</param>
    /// <param name="number">The index.</param>
    public string Number(string kind, long number) => Names?.Of(kind, number) ?? InvariantText.Of(number);

    /// <summary>The layout of values.</summary>
    public MemoryLayout Layout => network.Plan.Layout;

    /// <summary>Whether a kernel has nothing to do.</summary>
    public bool IsIdle(Kernel kernel) => network.Plan.IsIdle(kernel);

    /// <summary>The slot of a value in training.</summary>
    public int SlotOf(Value value) => network.Plan.Slots[value.Id];

    /// <summary>The offset of a value in eval, in floats per row.</summary>
    public long OffsetOf(Value value) => network.Plan.EvalOffsets[value.Id];

    /// <summary>The workspace of a kernel.</summary>
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

    /// <summary>The destination of a weight's gradient.</summary>
    public string WeightTargetOf(Value gradient) => gradient.Kind == ValueKind.GradientPart
        ? $"new WeightTarget({SliceOf(gradient)})"
        : $"{Owner}.WeightTarget({Number("gradient", numbers.Gradients[gradient])})";
}
