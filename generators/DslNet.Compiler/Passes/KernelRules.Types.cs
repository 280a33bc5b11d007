using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>Element types: arithmetic is done on floats, and integers are only copied.</content>
internal partial class KernelRules
{
    /// <summary>All kernels but copies read and write floats, except for the positions of maxima.</summary>
    public void Types(Kernel kernel)
    {
        switch (kernel)
        {
            case ReshapeKernel reshape:
                SameType(kernel, reshape.Input, reshape.Output);
                break;
            case CopyKernel copy:
                foreach (CopyPart part in copy.Parts)
                {
                    SameType(kernel, part.Input, copy.Output);
                }

                break;
            case LoopKernel loop:
                foreach (LoopSlice slice in loop.Sequences.Concat(loop.Results))
                {
                    SameType(kernel, slice.Outer, slice.Inner);
                }

                break;
            default:
                Value? positions = PositionsOf(kernel);
                foreach (Value value in kernel.Inputs)
                {
                    IsOf(value == positions ? ElementType.UInt8 : ElementType.Float32, kernel, value, "reads");
                }

                foreach (Value value in kernel.Outputs)
                {
                    IsOf(value == positions ? ElementType.UInt8 : ElementType.Float32, kernel, value, "writes");
                }

                break;
        }
    }

    private void IsOf(ElementType expected, Kernel kernel, Value value, string does) => Demand(value.Type == expected, kernel, $"{does} {value}, which holds {value.Type}; expected {expected}");

    private void SameType(Kernel kernel, Value from, Value to) => Demand(from.Type == to.Type, kernel, $"copies {from}, which holds {from.Type}, to {to}, which holds {to.Type}");

    /// <summary>The positions of maxima that a kernel writes or reads, or null.</summary>
    protected virtual Value? PositionsOf(Kernel kernel) => kernel switch
    {
        PoolKernel pool => pool.Positions,
        PoolGradientKernel gradient => gradient.Positions,
        _ => null,
    };
}
