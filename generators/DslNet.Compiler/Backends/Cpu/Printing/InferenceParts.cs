using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <summary>
/// The inference half of a program, split: the kernels that depend on parameters and buffers alone, which a predictor runs once, and
/// those that run for each batch; and the parts of the network's memory that the latter read.
/// </summary>
internal sealed class InferenceParts
{
    private readonly MemoryPlan plan;
    private readonly MemoryNumbers numbers;
    private readonly Dictionary<int, int> tiles;
    private readonly HashSet<Value> read;

    public InferenceParts(PlacedNetwork network, MemoryNumbers numbers)
    {
        plan = network.Plan;
        this.numbers = numbers;
        HashSet<Value> constants = [];
        List<Kernel> packed = [], perBatch = [];
        foreach (Kernel kernel in network.Program.EvalForward.Where(kernel => !plan.IsIdle(kernel)))
        {
            bool constant = kernel.Inputs.Concat(kernel.Outputs).All(value => !value.PerRow) && kernel.Inputs.All(value => value.Kind != ValueKind.Statistic || constants.Contains(value));
            (constant ? packed : perBatch).Add(kernel);
            if (constant)
            {
                constants.UnionWith(kernel.Outputs);
            }
        }

        Packed = packed;
        PerBatch = perBatch;
        Kernel[] all = [.. LoopKernel.WithBodies(perBatch)];
        Tiled = [.. all.OfType<PlacedConvolutionKernel>().Where(IsTiled)];
        tiles = Tiled.Select((kernel, place) => (kernel.Convolution.Product.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place);
        read = [.. all.SelectMany(Reads)];
        Constants = [.. constants.Select(value => plan.Statistics[value.Id]).OrderBy(place => place)];
        IEnumerable<int> written = all.SelectMany(LoopKernel.WrittenBy).Where(value => value.Kind == ValueKind.Statistic).Select(value => plan.Statistics[value.Id]);
        Statistics = [.. written.Concat(all.Any(NeedsScratch) ? [plan.Scratch] : []).OrderBy(place => place)];
    }

    /// <summary>Kernels whose results depend on parameters and buffers alone.</summary>
    public IReadOnlyList<Kernel> Packed { get; }

    /// <summary>The others, in order.</summary>
    public IReadOnlyList<Kernel> PerBatch { get; }

    /// <summary>Indices of the statistics that <see cref="Packed"/> writes.</summary>
    public IReadOnlyList<int> Constants { get; }

    /// <summary>Indices of the statistics that <see cref="PerBatch"/> writes, the workspace that its kernels share included where one needs it.</summary>
    public IReadOnlyList<int> Statistics { get; }

    /// <summary>Floats per row of the values' arena.</summary>
    public long Width => plan.InferenceWidth;

    /// <summary>Indices of the parameters that <see cref="PerBatch"/> reads.</summary>
    public IReadOnlyList<int> Parameters => InUse(numbers.Parameters);

    /// <summary>Indices of the buffers that <see cref="PerBatch"/> reads.</summary>
    public IReadOnlyList<int> Buffers => InUse(numbers.Buffers);

    /// <summary>The convolutions by Winograd's algorithm, whose weights are transformed ahead of time.</summary>
    public IReadOnlyList<PlacedConvolutionKernel> Tiled { get; }

    /// <summary>The index of a convolution among those, or −1 where it isn't one of them.</summary>
    public int TilesOf(ConvolutionKernel convolution) => tiles.TryGetValue(convolution.Product.Id, out int place) ? place : -1;

    private IReadOnlyList<int> InUse(IReadOnlyDictionary<Value, int> all) => [.. all.Where(pair => read.Contains(pair.Key)).Select(pair => pair.Value).OrderBy(number => number)];

    /// <summary>The original of a transformed weight is read only by the transform.</summary>
    private static IEnumerable<Value> Reads(Kernel kernel) => kernel.Inputs.Where(value => kernel is not PlacedConvolutionKernel placed || !IsTiled(placed) || value != placed.Convolution.Right);

    /// <summary>Transposed convolutions and those with groups rearrange their weight for each batch; a transformed weight is packed.</summary>
    private static bool NeedsScratch(Kernel kernel) => kernel is PlacedConvolutionKernel { Selected.ScratchFloats: > 0 } placed && !IsTiled(placed);

    private static bool IsTiled(PlacedConvolutionKernel kernel) => kernel is { Convolution.Form: MatMulForm.Forward, Selected.Algorithm: ConvolutionAlgorithm.Winograd };
}
