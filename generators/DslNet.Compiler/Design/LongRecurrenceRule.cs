using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Design;

/// <summary>
/// DN2016: a recurrence without gates over many steps. The gradient is multiplied by one matrix at each step, and fades or explodes within some tens of them.
/// (Y. Bengio, P. Simard, P. Frasconi, Learning Long-Term Dependencies with Gradient Descent is Difficult, 1994.)
/// </summary>
internal sealed class LongRecurrenceRule : DesignRule
{
    private const int Many = 100;

    public override IEnumerable<Finding> Check(Flow flow) => flow.Layers
        .Where(layer => layer.Is(LayerTraits.Ungated) && !layer.IsFrozen && layer.Input.Extents[0] >= Many)
        .Select(layer => new Finding(
            "DN2016",
            layer.Number,
            null,
            InvariantText.Of($"{layer.Name} runs over {layer.Input.Extents[0]} steps without a gate: its gradient is multiplied by one matrix at each of them, and fades or explodes within some tens; Gru and Lstm have gates that let it through"),
            "Gru"));
}
