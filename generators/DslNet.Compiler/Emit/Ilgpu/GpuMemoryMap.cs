using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Emit.Ilgpu;

/// <summary>Where a value lies on the device, as C# of the generated program. Rows are dense there: what is filled up on the CPU isn't.</summary>
internal sealed class GpuMemoryMap(CompiledNetwork network)
{
    private readonly Dictionary<Value, int> parameters = Numbered(network.Program.Parameters.Select(parameter => parameter.Value));
    private readonly Dictionary<Value, int> gradients = network.Program.Parameters
        .Select((parameter, index) => (parameter.Gradient, index))
        .Where(pair => pair.Gradient is not null)
        .ToDictionary(pair => pair.Gradient!, pair => pair.index);

    private readonly Dictionary<Value, int> buffers = Numbered(network.Program.Buffers.Select(buffer => buffer.Value));

    public MemoryPlan Plan => network.Plan;

    /// <summary>The value's view; or, of a penalty's factor, the number itself.</summary>
    public string ViewOf(Value value) => value.Kind switch
    {
        ValueKind.Input or ValueKind.Target or ValueKind.Activation or ValueKind.Positions => Call("Slot", network.Plan.Slots[value.Id]),
        ValueKind.Statistic => Call("Statistic", network.Plan.Statistics[value.Id]),
        ValueKind.Parameter => Call("Parameter", parameters[value]),
        ValueKind.Gradient => Call("Gradient", gradients[value]),
        ValueKind.Buffer => Call("Buffer", buffers[value]),
        ValueKind.Loss => "Loss",
        ValueKind.L1 => "l1",
        ValueKind.L2 => "l2",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.Kind, "Unknown kind of value."),
    };

    /// <summary>The gradients of a weight and of the bias behind it, in one view.</summary>
    public string BothGradients(Value weight) => Call("GradientWithBias", gradients[weight]);

    /// <summary>Whether a bias's gradient lies right behind a weight's.</summary>
    public bool Follows(Value bias, Value weight) =>
        gradients.TryGetValue(weight, out int first) && gradients.TryGetValue(bias, out int second) && second == first + 1;

    public int SlotOf(Value value) => network.Plan.Slots[value.Id];

    private static string Call(string method, int index) => $"{method}({InvariantText.Of(index)})";

    private static Dictionary<Value, int> Numbered(IEnumerable<Value> values) => values.Select((value, index) => (value, index)).ToDictionary(pair => pair.value, pair => pair.index);
}
