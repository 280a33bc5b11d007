using System;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Emit.Cpu;

/// <summary>Where a value lies at run time, as C# that asks the driver for it.</summary>
internal sealed class MemoryMap(CompiledNetwork network)
{
    private readonly MemoryNumbers numbers = new(network.Program);

    /// <summary>Whether a kernel has nothing to do.</summary>
    public bool IsIdle(Kernel kernel) => network.Plan.IsIdle(kernel);

    public int SlotOf(Value value) => network.Plan.Slots[value.Id];

    /// <summary>Memory for the time of a kernel.</summary>
    public string Scratch => $"driver.Statistic({InvariantText.Of(network.Plan.Scratch)})";

    public string SliceOf(Value value) => value.Kind switch
    {
        ValueKind.Input or ValueKind.Target or ValueKind.Activation or ValueKind.Positions => $"driver.Slot({InvariantText.Of(SlotOf(value))})",
        ValueKind.Statistic => $"driver.Statistic({InvariantText.Of(network.Plan.Statistics[value.Id])})",
        ValueKind.Parameter => $"driver.Parameter({InvariantText.Of(numbers.Parameters[value])})",
        ValueKind.Gradient => $"driver.Gradient({InvariantText.Of(numbers.Gradients[value])})",
        ValueKind.Buffer => $"driver.Buffer({InvariantText.Of(numbers.Buffers[value])})",
        ValueKind.Loss => "driver.LossValue",
        ValueKind.L1 => "driver.L1",
        ValueKind.L2 => "driver.L2",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.Kind, "Unknown kind of value."),
    };

    /// <summary>Where the gradient of a weight goes.</summary>
    public string WeightTargetOf(Value gradient) => $"driver.WeightTarget({InvariantText.Of(numbers.Gradients[gradient])})";
}
