using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;

namespace DslNet.Compiler.Design;

/// <summary>DN2013: a cell whose next state doesn't depend on the step, or not on the state before.</summary>
internal sealed class IdleCellRule : DesignRule
{
    public override IEnumerable<Finding> Check(Flow flow) =>
        from layer in flow.Layers
        from cell in layer.Node.Cells
        let read = InputsOf(cell)
        let problem = !read.Contains(0) ? $"{layer.Name}'s cell doesn't read the step: from whatever sequence, its {InvariantText.Of(layer.Output.Pixels)} states are the same"
            : !read.Contains(1) ? $"{layer.Name}'s cell doesn't read the state before: each of the {InvariantText.Of(layer.Output.Pixels)} steps is computed by itself, which Map does for all of them at once"
            : null
        where problem is not null
        select new Finding("DN2013", layer.Number, "cell", problem);

    /// <summary>The inputs that the output is computed from: 0 is the step, 1 the state.</summary>
    private static HashSet<int> InputsOf(ArgumentValue.Cell cell)
    {
        HashSet<int> inputs = [], seen = [];
        Stack<GraphSource> open = new([cell.Output]);
        while (open.Count > 0)
        {
            GraphSource source = open.Pop();
            if (source.IsInput)
            {
                inputs.Add(source.Index);
            }
            else if (seen.Add(source.Index))
            {
                foreach (GraphSource before in cell.Nodes[source.Index].Sources)
                {
                    open.Push(before);
                }
            }
        }

        return inputs;
    }
}
