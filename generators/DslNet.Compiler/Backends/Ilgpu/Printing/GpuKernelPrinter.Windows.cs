using System.Collections.Generic;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

// Kernels with a sliding window over images.
internal sealed partial class GpuKernelPrinter
{
    public IEnumerable<GpuLaunch> Visit(ConvolutionKernel kernel)
    {
        string window = Printed(kernel.Window, kernel.Filters);
        string factors = $"{memory.ViewOf(kernel.Left)}, {memory.ViewOf(kernel.Right)}, {window}";
        if (kernel.Form == MatMulForm.WeightGradient)
        {
            return
            [
                GpuLaunch.Of(
                    Field(kernel), $"{View}, {View}, GpuWindow, int, {View}", "GpuConvolution.WeightGradient", $"Groups({InvariantText.Of(kernel.Product.Size)})",
                    $"{factors}, rows, {memory.ViewOf(kernel.Product)}"),
            ];
        }

        bool forward = kernel.Form == MatMulForm.Forward;
        (string type, string epilogue) = Epilogue(kernel, forward ? kernel.Filters : kernel.Window.Channels);
        string count = Count(perRow: true, kernel.Product.Size);
        return
        [
            GpuLaunch.Of(
                Field(kernel), $"{View}, {View}, GpuWindow, int, {type}", $"GpuConvolution.{(forward ? "Forward" : "InputGradient")}<{type}>", $"Each({count})",
                $"{factors}, {count}, {epilogue}"),
        ];
    }

    public IEnumerable<GpuLaunch> Visit(PoolKernel kernel)
    {
        string count = Count(perRow: true, kernel.Output.Size), window = Printed(kernel.Window, kernel.Window.Channels);
        string input = memory.ViewOf(kernel.Input), output = memory.ViewOf(kernel.Output);
        return kernel.Kind == PoolKind.Average
            ? [GpuLaunch.Of(Field(kernel), $"{View}, GpuWindow, int, {View}", "GpuPool.Average", $"Each({count})", $"{input}, {window}, {count}, {output}")]
            :
            [
                GpuLaunch.Of(
                    Field(kernel), $"{View}, GpuWindow, int, {View}, {View}, int", "GpuPool.Max", $"Each({count})",
                    $"{input}, {window}, {count}, {output}, {(kernel.Positions is { } place ? memory.ViewOf(place) + ", 1" : output + ", 0")}"),
            ];
    }

    public IEnumerable<GpuLaunch> Visit(PoolGradientKernel kernel)
    {
        string count = Count(perRow: true, kernel.InputGradient.Size), upstream = memory.ViewOf(kernel.Upstream);
        (string positions, string byPosition) = kernel.Positions is { } place ? (memory.ViewOf(place), "1") : (upstream, "0");
        return
        [
            GpuLaunch.Of(
                Field(kernel), $"{View}, {View}, GpuWindow, int, {View}, int", "GpuPool.Gradient", $"Each({count})",
                $"{upstream}, {positions}, {Printed(kernel.Window, kernel.Window.Channels)}, {count}, {memory.ViewOf(kernel.InputGradient)}, {byPosition}"),
        ];
    }

    /// <summary>Rows are dense, so that a reshape is a view and nothing is launched.</summary>
    public IEnumerable<GpuLaunch> Visit(ReshapeKernel kernel) => [];

    public IEnumerable<GpuLaunch> Visit(CopyKernel kernel)
    {
        if (kernel.Clears)
        {
            string all = Count(perRow: true, kernel.Output.Size);
            yield return GpuLaunch.Of(Field(kernel) + "Clear", $"{View}, int", "GpuCopy.Clear", $"Each({all})", $"{memory.ViewOf(kernel.Output)}, {all}");
        }

        for (int i = 0; i < kernel.Parts.Count; i++)
        {
            GpuPlaces places = GpuPlaces.Of(kernel.Parts[i], kernel.Output, memory.Plan.Layout);
            string count = Count(perRow: true, places.PerRow);
            yield return GpuLaunch.Of(
                Field(kernel) + (i == 0 ? "" : InvariantText.Of(i + 1)), $"{View}, {View}, GpuPlaces, int", "GpuCopy.Run", $"Each({count})",
                $"{memory.ViewOf(kernel.Parts[i].Input)}, {memory.ViewOf(kernel.Output)}, {places}, {count}");
        }
    }

    private static string Printed(Window window, int filters) => InvariantText.Of(
        $"new GpuWindow {{ Height = {window.Height}, Width = {window.Width}, Channels = {window.Channels}, OutHeight = {window.OutHeight}, OutWidth = {window.OutWidth}, KernelHeight = {window.KernelHeight}, KernelWidth = {window.KernelWidth}, StrideY = {window.StrideY}, StrideX = {window.StrideX}, PadTop = {window.PadTop}, PadLeft = {window.PadLeft}, DilationY = {window.DilationY}, DilationX = {window.DilationX}, Groups = {window.Groups}, Filters = {filters} }}");
}
