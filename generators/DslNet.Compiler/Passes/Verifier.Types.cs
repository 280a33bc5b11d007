using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>Element types: arithmetic is done on floats, and whole numbers are copied.</content>
public static partial class Verifier
{
    private static void ParametersAreFloats(KernelProgram program, string pass)
    {
        foreach (Value value in program.Parameters.Concat(program.Buffers).SelectMany(parameter => new[] { parameter.Value, parameter.Gradient }).OfType<Value>().Where(value => value.Type != ElementType.Float32))
        {
            throw new System.InvalidOperationException($"After {pass}: {value} is trained or kept, but only {ElementType.Float32} is.");
        }
    }

    private sealed partial class Sequence
    {
        /// <summary>What is no copy takes and gives floats, but for the positions of maxima.</summary>
        private void Types(Kernel kernel)
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
                    Value? positions = kernel switch
                    {
                        PoolKernel pool => pool.Positions,
                        PooledConvolutionKernel pooled => pooled.Pool.Positions,
                        PoolGradientKernel gradient => gradient.Positions,
                        _ => null,
                    };
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
    }
}
