using System.Diagnostics.Tracing;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DslNet.Tests.Kernels;

/// <summary>Which vectors there are, and what is said of them. Run with narrower vectors, too (.ci/run).</summary>
public class ProcessorTests
{
    /// <summary>Against the kernel's word, which comes from CPUID and XCR0.</summary>
    [SkippableFact]
    public void The_widest_vectors_are_those_that_the_operating_system_lists()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64, "Read from Linux's list of an x64 processor's features.");
        Skip.If(Processor.VectorBits == 0, "Without intrinsics CPUID can't be asked.");
        string[] flags = File.ReadLines("/proc/cpuinfo").First(line => line.StartsWith("flags", StringComparison.Ordinal)).Split(' ');
        bool HasAll(params string[] names) => names.All(name => flags.Contains(name));

        Processor.WidestVectorBits.ShouldBe(
            HasAll("avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl") ? 512
            : HasAll("avx2", "fma") ? 256
            : 128);
    }

    [Fact]
    public void The_vectors_in_use_are_those_that_the_runtime_accelerates()
    {
        bool[] accelerated = [Vector128.IsHardwareAccelerated, Vector256.IsHardwareAccelerated, Vector512.IsHardwareAccelerated];

        Processor.VectorBits.ShouldBe(new[] { 0, 128, 256, 512 }[accelerated.Count(isAccelerated => isAccelerated)]);
        Processor.VectorBits.ShouldBeLessThanOrEqualTo(Processor.WidestVectorBits);
    }

    [Fact]
    public void The_description_has_both_widths()
    {
        string bits = FormattableString.Invariant($"{Processor.VectorBits} bits"), widest = FormattableString.Invariant($"the processor has {Processor.WidestVectorBits} bits");

        Processor.Description.ShouldContain(Processor.VectorBits == 0 ? "no vectors" : bits);
        Processor.Description.Contains(widest, StringComparison.Ordinal).ShouldBe(Processor.VectorBits < Processor.WidestVectorBits);
        Processor.Description.ShouldContain("JIT");
    }

    [Fact]
    public void Narrow_vectors_are_said_once_and_full_ones_never()
    {
        using Listener listener = new();
        for (int i = 0; i < 2; i++)
        {
            using var network = new FlowerNet(batchSize: 4, seed: 1, threads: 1);
        }

        (int, int)[] expected = Processor.VectorBits < Processor.WidestVectorBits ? [(Processor.VectorBits, Processor.WidestVectorBits)] : [];
        listener.Heard.ShouldBe(expected);
    }

    private sealed class Listener : EventListener
    {
        // Before the base class begins to tell of sources.
        public List<(int Used, int Widest)> Heard { get; } = [];

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "DslNet")
            {
                EnableEvents(eventSource, EventLevel.Informational);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventSource.Name == "DslNet")
            {
                eventData.EventName.ShouldBe("NarrowVectors");
                Heard.Add(((int)eventData.Payload![0]!, (int)eventData.Payload[1]!));
            }
        }
    }
}
