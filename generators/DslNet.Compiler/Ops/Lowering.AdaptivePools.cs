using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <content>Adaptive pooling.</content>
public sealed partial class Lowering
{
    /// <summary>Means over windows of several sizes, as many as the output has pixels.</summary>
    public Value PoolAdaptively(Value input, Shape output)
    {
        Value? counted = LengthsOf(input);
        Value x = AsActivation(input), result = NewActivation(output);
        kernels.Add(new AdaptivePoolKernel(KernelName(), current, x, result, counted));
        return result;
    }
}
