using System.ComponentModel;

namespace DslNet.Devices;

/// <summary>
/// An optimizer's step, as numbers: what a kernel on a device is handed. Plain fields of plain types, because kernels take nothing else;
/// which of them count depends on <see cref="Rule"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct DeviceUpdate
{
    /// <summary>p −= Rate·(g + Decay·p).</summary>
    public const int Plain = 0;

    /// <summary>g += Decay·p; v ← Momentum·v + g; p −= Rate·v, or with Ahead = 1 Rate·(g + Momentum·v).</summary>
    public const int Momental = 1;

    /// <summary>m ← KeepFirst·m + AddFirst·g; v ← KeepSecond·v + AddSecond·g²; p ← Keep·p − Rate·m/(Correction·√v + Epsilon).</summary>
    public const int Moments = 2;

    /// <summary>s ← KeepFirst·s + AddFirst·g²; p −= Rate·g/(√s + Epsilon).</summary>
    public const int Squares = 3;

    /// <summary>The same with v ← Momentum·v + g/(√s + Epsilon); p −= Rate·v.</summary>
    public const int MomentalSquares = 4;

    /// <summary>Moments with the largest v so far: u ← max(u, v); p ← Keep·p − Rate·m/(Correction·√u + Epsilon).</summary>
    public const int LargestMoments = 5;

    /// <summary>g += Decay·p; m and v as in Moments; p −= (Ahead·g + Rate·m)/(Correction·√v + Epsilon).</summary>
    public const int AheadMoments = 6;

    /// <summary>No step: the state ← Keep·state + Rate·p.</summary>
    public const int Average = 7;

    /// <summary>A value of <see cref="AddsSquares"/>: the sums of squares stay as they are.</summary>
    public const int LeavesSquares = 2;

    /// <summary>Which of the formulas above.</summary>
    public int Rule;

    /// <summary>The step's length.</summary>
    public float Rate;

    /// <summary>What part of a parameter is added to its gradient.</summary>
    public float Decay;

    /// <summary>What part of the last direction is kept.</summary>
    public float Momentum;

    /// <summary>1 to look ahead along the momentum (Nesterov), else 0; in AheadMoments the gradient's own rate.</summary>
    public float Ahead;

    /// <summary>What part of a parameter is kept.</summary>
    public float Keep;

    /// <summary>What part of the first float of state is kept.</summary>
    public float KeepFirst;

    /// <summary>What part of the gradient, or of its square, is added to it.</summary>
    public float AddFirst;

    /// <summary>What part of the second float of state is kept.</summary>
    public float KeepSecond;

    /// <summary>What part of the squared gradient is added to it.</summary>
    public float AddSecond;

    /// <summary>1 / √(1 − β2ᵗ).</summary>
    public float Correction;

    /// <summary>What keeps the divisor from zero.</summary>
    public float Epsilon;

    /// <summary>What gradients are multiplied by first; 1 where the norm isn't clipped.</summary>
    public float ClipFactor;

    /// <summary>The highest absolute value of a gradient; 0 for any.</summary>
    public float ClipValue;

    /// <summary>The first of the parameters to step.</summary>
    public int Start;

    /// <summary>Where they end.</summary>
    public int End;

    /// <summary>1 to add to the sums of squares of the stretches before, 0 to begin them, 2 to leave them alone.</summary>
    public int AddsSquares;
}
