using System.Linq;
using System.Threading;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;

namespace DslNet.Compiler.Backends.Ilgpu;

/// <summary>Checks a placed program as the <see cref="Verifier"/> checks any other, and the kernels that exist only on devices.</summary>
internal static class DeviceVerifier
{
    /// <exception cref="System.InvalidOperationException">The program is not well-formed; the message names the kernel and the reason.</exception>
    public static KernelProgram Check(KernelProgram program, string pass, CancellationToken cancellation) =>
        Verifier.Check(program, pass, new DeviceKernelRules(program, pass), cancellation);

    private sealed class DeviceKernelRules(KernelProgram program, string pass) : KernelRules(program, pass), IDeviceKernelVisitor<bool>
    {
        private readonly Value?[] gradients = [.. program.Parameters.Select(parameter => parameter.Gradient)];

        public bool Visit(WeightAndBiasGradientKernel kernel)
        {
            int weight = System.Array.IndexOf(gradients, kernel.Weight.Product), bias = System.Array.IndexOf(gradients, kernel.Bias.Output);
            Demand(weight >= 0 && bias == weight + 1, kernel, $"sums {kernel.Bias.Output}, which isn't right behind {kernel.Weight.Product}");
            Demand(kernel.Weight.Form == MatMulForm.WeightGradient && kernel.Bias.Inputs.Single() == kernel.Weight.Right, kernel, $"sums something else than it multiplies by");
            return Visit(kernel.Weight) && Visit(kernel.Bias);
        }
    }
}
