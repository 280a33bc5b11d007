using System;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Emit.Cpu;

/// <summary>Where a value lies at run time, as C# that asks a kernel's owner for it.</summary>
internal sealed class MemoryMap
{
    private readonly CompiledNetwork network;
    private readonly MemoryNumbers numbers;

    public MemoryMap(CompiledNetwork network)
    {
        this.network = network;
        numbers = new MemoryNumbers(network.Program);
        Inference = new InferenceParts(network, numbers);
        Owner = KernelOwner.Training;
    }

    private MemoryMap(MemoryMap map, KernelOwner owner) => (network, numbers, Inference, Owner) = (map.network, map.numbers, map.Inference, owner);

    /// <summary>Who is asked.</summary>
    public KernelOwner Owner { get; }

    /// <summary>What inference does and reads.</summary>
    public InferenceParts Inference { get; }

    /// <summary>The same memory, asked for elsewhere.</summary>
    public MemoryMap Of(KernelOwner owner) => new(this, owner);

    /// <summary>Whether a kernel has nothing to do.</summary>
    public bool IsIdle(Kernel kernel) => network.Plan.IsIdle(kernel);

    public int SlotOf(Value value) => network.Plan.Slots[value.Id];

    /// <summary>Memory for the time of a kernel.</summary>
    public string Scratch => $"{Owner}.Statistic({InvariantText.Of(network.Plan.Scratch)})";

    public string SliceOf(Value value) => value.Kind switch
    {
        ValueKind.Input or ValueKind.Target or ValueKind.Activation or ValueKind.Positions => $"{Owner}.Slot({InvariantText.Of(SlotOf(value))})",
        ValueKind.Statistic => $"{Owner}.Statistic({InvariantText.Of(network.Plan.Statistics[value.Id])})",
        ValueKind.Parameter => $"{Owner}.Parameter({InvariantText.Of(numbers.Parameters[value])})",
        ValueKind.Gradient => $"{Owner}.Gradient({InvariantText.Of(numbers.Gradients[value])})",
        ValueKind.Buffer => $"{Owner}.Buffer({InvariantText.Of(numbers.Buffers[value])})",
        ValueKind.Loss => $"{Owner}.LossValue",
        ValueKind.L1 => $"{Owner}.L1",
        ValueKind.L2 => $"{Owner}.L2",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.Kind, "Unknown kind of value."),
    };

    /// <summary>Where the gradient of a weight goes.</summary>
    public string WeightTargetOf(Value gradient) => $"{Owner}.WeightTarget({InvariantText.Of(numbers.Gradients[gradient])})";
}
