using System;
using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu;

/// <summary>
/// About how long a training step takes on the CPU, and how long a device takes only to begin with its kernels. What is known before
/// anything runs can't be exact, so every figure here is rounded against the CPU: steps of small networks were measured between a quarter of
/// the estimate and 1.1 times it (the CPU with AVX-512, dense networks and convolutions, batches of 1 to 4096).
/// </summary>
/// <param name="Launches">Kernels that a step launches on a device.</param>
/// <param name="MultiplyAddsPerRow">Of a step, for each row of its batch.</param>
/// <param name="NanosecondsPerRow">Of one core, for each row.</param>
/// <param name="NanosecondsPerStep">Of one core, whatever the rows.</param>
public sealed record StepEstimate(int Launches, long MultiplyAddsPerRow, long NanosecondsPerRow, long NanosecondsPerStep)
{
    /// <summary>
    /// What a launch costs, ns: the usual figure for a small kernel that CUDA launches behind another one. (At its best it is 2,000 to
    /// 4,000, for which <see cref="Clearly"/> has room.) Copying the batch there and the loss back is left out, in the device's favour.
    /// </summary>
    public const double Launch = 5000;

    /// <summary>
    /// A multiply-add of one core, ns: 20 in a ns. In whole steps of dense networks it does 35 to 42 of them (AVX2, measured), in those of
    /// LeNet, whose convolutions are small, some 20 (README, "Speed", 256 bits).
    /// </summary>
    public const double MultiplyAdd = 0.05;

    /// <summary>A number that an activation and the like reads or writes, ns: exp, which reads one and writes one, takes 14 µs for 32k (measured).</summary>
    public const double Element = 0.25;

    /// <summary>A parameter's update, ns: Adam moves 28 bytes, which is 0.5 ns at the last cache's 56 GB/s; twice that.</summary>
    public const double Update = 1;

    /// <summary>To begin with a kernel on the CPU, ns: 60 where other threads have to be told (measured).</summary>
    public const double Start = 100;

    /// <summary>How many times as fast the CPU must be to be called faster.</summary>
    public const double Clearly = 2;

    /// <summary>Of a program that isn't placed yet, and the launches that it takes on a device.</summary>
    public static StepEstimate Of(KernelProgram program, int launches)
    {
        StepWork work = StepWork.Of(program);
        return new StepEstimate(
            launches,
            work.MultiplyAdds,
            Addressable.Saturated(Math.Ceiling((work.Lanes * MultiplyAdd) + (work.Elements * Element))),
            Addressable.Saturated(Math.Ceiling((work.Parameters * Update) + (launches * Start))));
    }

    /// <summary>ns that a device takes to launch a step's kernels; no step is faster.</summary>
    public double OnDevice => Launches * Launch;

    /// <summary>The rows for which one core takes as long as that; 1 where one row takes longer.</summary>
    public double Even => Math.Max(1, (OnDevice - NanosecondsPerStep) / NanosecondsPerRow);

    /// <summary>ns of a step on one core.</summary>
    /// <param name="rows">Of the batch.</param>
    public double OnCpu(int rows) => NanosecondsPerStep + ((double)rows * NanosecondsPerRow);

    /// <summary>Whether one core is clearly done before a device has launched its kernels.</summary>
    /// <param name="rows">Of the batch.</param>
    public bool IsForCpu(int rows) => OnCpu(rows) * Clearly <= OnDevice;
}
