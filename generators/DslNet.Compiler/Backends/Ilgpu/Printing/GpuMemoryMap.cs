using System;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

/// <summary>Where a value lies on the device, as C# of the generated program. Rows are dense there: what is padded on the CPU isn't.</summary>
internal sealed class GpuMemoryMap(PlacedNetwork network)
{
    private readonly MemoryNumbers numbers = new(network.Program);

    public MemoryPlan Plan => network.Plan;

    /// <summary>The value's view; or, of a penalty's factor, the number itself.</summary>
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

    /// <summary>The gradients of a weight and of the bias behind it, in one view.</summary>
    public string BothGradients(Value weight) => Call("GradientWithBias", numbers.Gradients[weight]);

    public int SlotOf(Value value) => network.Plan.Slots[value.Id];

    private static string Call(string method, int index) => $"{method}({InvariantText.Of(index)})";
}
