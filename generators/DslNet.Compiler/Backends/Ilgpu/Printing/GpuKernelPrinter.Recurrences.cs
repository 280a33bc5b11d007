using System;
using System.Collections.Generic;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

/// <content>Recurrences are loops here.</content>
internal sealed partial class GpuKernelPrinter
{
    public IEnumerable<GpuLaunch> Visit(RecurrentKernel kernel) => throw NotALoop(kernel);

    public IEnumerable<GpuLaunch> Visit(RecurrentGradientKernel kernel) => throw NotALoop(kernel);

    private static InvalidOperationException NotALoop(Kernel kernel) => new($"{kernel.Name} is one kernel for all steps, which devices haven't got; expected a loop.");
}
