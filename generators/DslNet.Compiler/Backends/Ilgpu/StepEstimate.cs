using System;
using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu;

/// <summary>
/// An estimate of a training step's time on the CPU, and of the launch overhead alone on a device. An estimate before
/// anything runs can't be exact, so every figure here is rounded to the CPU's disadvantage: steps of small networks were measured between a quarter of
/// the estimate and 1.1 times it (the CPU with AVX-512, dense networks and convolutions, batches of 1 to 4096).
/// </summary>
/// <param name="Launches">Kernel launches of a step on a device.</param>
/// <param name="MultiplyAddsPerRow">Multiply-adds of a step, per row of its batch.</param>
/// <param name="NanosecondsPerRow">Time of one core per row.</param>
/// <param name="NanosecondsPerStep">Time of one core per step, independent of the rows.</param>
public sealed record StepEstimate(int Launches, long MultiplyAddsPerRow, long NanosecondsPerRow, long NanosecondsPerStep)
{
    /// <summary>
    /// The overhead of a launch, ns: the usual figure for a small kernel in a CUDA stream. (At its best it is 2,000 to
    /// 4,000, for which <see cref="Clearly"/> leaves a margin.) Transfers of the batch and the loss are omitted, in the device's favour.
    /// </summary>
    public const double Launch = 5000;

    /// <summary>
    /// A multiply-add on one core, ns: 20 per ns. In whole steps of dense networks it does 35 to 42 of them (AVX2, measured), in those of
    /// LeNet, whose convolutions are small, some 20 (README, "Speed", 256 bits).
    /// </summary>
    public const double MultiplyAdd = 0.05;

    /// <summary>An element that an elementwise kernel reads or writes, ns: exp, which reads one and writes one, takes 14 µs for 32k (measured).</summary>
    public const double Element = 0.25;

    /// <summary>A parameter's update, ns: Adam transfers 28 bytes, which is 0.5 ns at the last-level cache's 56 GB/s; twice that.</summary>
    public const double Update = 1;

    /// <summary>The overhead of a kernel on the CPU, ns: 60 where other threads have to be woken (measured).</summary>
    public const double Start = 100;

    /// <summary>The factor by which the CPU must be faster for the estimate to count.</summary>
    public const double Clearly = 2;

    /// <summary>The estimate for a program that isn't placed yet, and the number of its launches on a device.</summary>
    public static StepEstimate Of(KernelProgram program, int launches)
    {
        StepWork work = StepWork.Of(program);
        return new StepEstimate(
            launches,
            work.MultiplyAdds,
            Addressable.Saturated(Math.Ceiling((work.Lanes * MultiplyAdd) + (work.Elements * Element))),
            Addressable.Saturated(Math.Ceiling((work.Parameters * Update) + (launches * Start))));
    }

    /// <summary>The launch overhead of a step on a device, ns: a lower bound of its time.</summary>
    public double OnDevice => Launches * Launch;

    /// <summary>The break-even batch, for which one core takes as long as that; 1 where a single row takes longer.</summary>
    public double Even => Math.Max(1, (OnDevice - NanosecondsPerStep) / NanosecondsPerRow);

    /// <summary>The time of a step on one core, ns.</summary>
    /// <param name="rows">Rows of the batch.</param>
    public double OnCpu(int rows) => NanosecondsPerStep + ((double)rows * NanosecondsPerRow);

    /// <summary>Whether one core is clearly done before a device has launched its kernels.</summary>
    /// <param name="rows">Rows of the batch.</param>
    public bool IsForCpu(int rows) => OnCpu(rows) * Clearly <= OnDevice;
}
