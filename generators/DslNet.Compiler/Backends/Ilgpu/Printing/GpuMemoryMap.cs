using System;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

/// <summary>The address of a value on the device, as C# of the generated program. Rows are dense there, without the CPU's padding.</summary>
internal sealed class GpuMemoryMap(PlacedNetwork network)
{
    private readonly MemoryNumbers numbers = new(network.Program);

    public MemoryPlan Plan => network.Plan;

    /// <summary>The value's view; or, for a penalty's factor, the scalar itself.</summary>
    public string ViewOf(Value value) => value.Kind switch
    {
        ValueKind.Input or ValueKind.Target or ValueKind.Activation or ValueKind.Positions => Call("Slot", network.Plan.Slots[value.Id]),
        ValueKind.Statistic or ValueKind.GradientPart => Call("Statistic", network.Plan.Statistics[value.Id]),
        ValueKind.Parameter => Call("Parameter", numbers.Parameters[value]),
        ValueKind.Gradient => Call("Gradient", numbers.Gradients[value]),
        ValueKind.Buffer => Call("Buffer", numbers.Buffers[value]),
        ValueKind.Loss => "Loss",
        ValueKind.RowCounts => "RowCounts",
        ValueKind.L1 => "l1",
        ValueKind.L2 => "l2",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.Kind, "Unknown kind of value."),
    };

    /// <summary>The contiguous gradients of a weight and its bias, in one view.</summary>
    public string BothGradients(Value weight) => Call("GradientWithBias", numbers.Gradients[weight]);

    public int SlotOf(Value value) => network.Plan.Slots[value.Id];

    private static string Call(string method, int index) => $"{method}({InvariantText.Of(index)})";
}
