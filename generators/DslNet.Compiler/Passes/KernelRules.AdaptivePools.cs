using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>Adaptive pooling.</content>
internal partial class KernelRules
{
    public bool Visit(AdaptivePoolKernel kernel) => Adapts(kernel, kernel.Input, kernel.Output, kernel.Lengths);

    public bool Visit(AdaptivePoolGradientKernel kernel) => Adapts(kernel, kernel.InputGradient, kernel.Upstream, kernel.Lengths);

    private bool Adapts(Kernel kernel, Value x, Value y, Value? lengths)
    {
        Demand(x.PerRow && y.PerRow, kernel, $"pools {x} to {y}, but one of them isn't per row");
        Demand(x.Shape.Rank is 2 or 3 && y.Shape.Rank == x.Shape.Rank && y.Shape.Channels == x.Shape.Channels, kernel, $"pools {x} to {y}, which isn't an image or a sequence of the same channels");
        Demand(lengths is null || (x.Shape.Rank == 2 && lengths.PerRow && lengths.Size == 1), kernel, $"counts steps by {lengths}");
        return true;
    }
}
