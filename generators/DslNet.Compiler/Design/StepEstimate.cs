using System;

namespace DslNet.Compiler.Design;

/// <summary>
/// About how long a training step takes on the CPU, and how long a device takes only to begin with its kernels. Figures for machines of
/// today, rounded against the CPU: what is known before anything runs can't be exact, so what follows from it must have room to be wrong.
/// </summary>
/// <param name="Launches">Kernels that a step launches on a device.</param>
/// <param name="MultiplyAdds">Of a step, for each row.</param>
/// <param name="Elements">Numbers read or written beside them, for each row.</param>
/// <param name="Parameters">Numbers that a step updates.</param>
public sealed record StepEstimate(int Launches, long MultiplyAdds, long Elements, long Parameters)
{
    /// <summary>
    /// What a launch costs, µs: the usual figure for a small kernel that CUDA launches behind another one. (C++ alone comes down to 2 to 4,
    /// which <see cref="Clearly"/> has room for.) Copies of the batch there and of the loss back are left out, in the device's favour.
    /// </summary>
    public const double Launch = 5;

    /// <summary>
    /// Multiply-adds of one core in a µs. In whole steps of dense networks it does 35,000 to 42,000 (AVX2; design/PERFORMANCE.md, "The
    /// workloads"), in those of small convolutions 20,000 (README, "Speed").
    /// </summary>
    public const double MultiplyAddsPerMicrosecond = 20_000;

    /// <summary>A number that goes through an activation and the like, µs: exp takes 14 µs for 32k of them (design/PERFORMANCE.md, "What worked").</summary>
    public const double Element = 0.0005;

    /// <summary>A parameter's way through an optimizer, µs: Adam moves 28 bytes, which is 0.5 ns from the last cache; twice that.</summary>
    public const double Update = 0.001;

    /// <summary>To begin with a kernel on the CPU, µs: 0.06 where other threads have to be told (design/PERFORMANCE.md, "What worked").</summary>
    public const double Start = 0.1;

    /// <summary>How many times as fast the CPU must be before it is called faster.</summary>
    public const double Clearly = 2;

    /// <summary>A batch larger than that is rare: what holds for it holds for all of which nothing is known.</summary>
    public const int LargeBatch = 4096;

    /// <summary>µs that a device takes to launch a step's kernels: less than the step can take.</summary>
    public double OnDevice => Launches * Launch;

    /// <summary>From so many rows on a device could be as fast, were its kernels done in no time.</summary>
    public long Even => PerRow == 0 ? long.MaxValue : (long)Math.Min(1e15, Math.Ceiling(Math.Max(1, (OnDevice - Fixed) / PerRow)));

    private double PerRow => (MultiplyAdds / MultiplyAddsPerMicrosecond) + (Elements * Element);

    private double Fixed => (Parameters * Update) + (Launches * Start);

    /// <summary>µs of a step on one core.</summary>
    /// <param name="rows">Of the batch.</param>
    public double OnCpu(int rows) => Fixed + (rows * PerRow);

    /// <summary>Whether one core is clearly done before a device has launched its kernels.</summary>
    /// <param name="rows">Of the batch.</param>
    public bool IsForCpu(int rows) => OnCpu(rows) * Clearly <= OnDevice;
}
