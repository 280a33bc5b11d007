using DslNet.Compiler.Backends;
using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Backends.Cpu.Printing;
using DslNet.Compiler.Backends.Ilgpu;
using DslNet.Compiler.Backends.Ilgpu.Printing;
using DslNet.Compiler.Design;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Tests.Gradients;

namespace DslNet.Compiler.Tests;

/// <summary>
/// In an editor the next letter comes before a large network is through: then the compiler stops, wherever it is. What it still does is measured by what
/// it allocates, not by the clock. Alone in the process, so that the count of all allocations is the compiler's.
/// </summary>
[Collection(nameof(CancellationTests))]
[CollectionDefinition(nameof(CancellationTests), DisableParallelization = true)]
public class CancellationTests
{
    private static readonly NetworkClass Class = new("", "N", default);

    private static readonly NetworkGraph Large = NetworkGraph.Chain(
        Shape.Of(16),
        Enumerable.Range(0, 1000).SelectMany(_ => new[] { OpNetworks.Dense(16), OpNetworks.Layer("Relu") }),
        new NetworkOptions(LossKind.MeanSquaredError, MemoryBudget: "1 GB"));

    [Fact]
    public async Task Compiling_two_thousand_layers_stops_within_a_twentieth_of_it()
    {
        Compile(CancellationToken.None);
        long whole = await Allocated(Compile, cancelAt: long.MaxValue);
        for (int part = 1; part < 20; part += 3)
        {
            long stopped = await Allocated(Compile, whole * part / 20);
            stopped.ShouldBeLessThan((whole * part / 20) + (whole / 20), $"cancelled after {part} twentieths of {whole} bytes");
        }
    }

    /// <summary>No step goes far before it asks for the first time.</summary>
    [Fact]
    public void Every_step_asks_by_itself()
    {
        CompiledNetwork network = NetworkCompiler.Compile(Large);
        PlacedNetwork processor = CpuBackend.Place(network), device = IlgpuBackend.Place(network);
        Action<CancellationToken>[] steps =
        [
            token => NetworkCompiler.Check(Large, token),
            token => NetworkCompiler.Compile(Large, token),
            token => NetworkDesign.Check(Large, token),
            token => CpuBackend.Place(network, token),
            token => IlgpuBackend.Place(network, token),
            token => CpuEmitter.Emit(Class, processor, token),
            token => IlgpuEmitter.Emit(Class, device, token),
        ];
        CancellationToken cancelled = new(canceled: true);
        foreach (Action<CancellationToken> step in steps)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            step(CancellationToken.None);
            long whole = GC.GetAllocatedBytesForCurrentThread() - before;
            before = GC.GetAllocatedBytesForCurrentThread();
            Should.Throw<OperationCanceledException>(() => step(cancelled));
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan((whole / 4) + 100_000, $"step {Array.IndexOf(steps, step)}");
        }
    }

    private static void Compile(CancellationToken token)
    {
        NetworkCompiler.Check(Large, token);
        NetworkDesign.Check(Large, token);
        CompiledNetwork network = NetworkCompiler.Compile(Large, token);
        CpuEmitter.Emit(Class, CpuBackend.Place(network, token), token);
        IlgpuEmitter.Emit(Class, IlgpuBackend.Place(network, token), token);
    }

    /// <summary>What the work allocates until it is done, or has stopped because it was cancelled when it had allocated so much.</summary>
    private static async Task<long> Allocated(Action<CancellationToken> work, long cancelAt)
    {
        using CancellationTokenSource source = new();
        long start = GC.GetTotalAllocatedBytes(precise: true);
        Task<bool> running = Task.Run(() =>
        {
            try
            {
                work(source.Token);
                return false;
            }
            catch (OperationCanceledException)
            {
                return true;
            }
        });
        while (!running.IsCompleted && GC.GetTotalAllocatedBytes() - start < cancelAt)
        {
            Thread.Yield();
        }

        await source.CancelAsync();
        (await running).ShouldBe(cancelAt != long.MaxValue);
        return GC.GetTotalAllocatedBytes(precise: true) - start;
    }
}
