using System.ComponentModel;

namespace DslNet.Devices;

/// <summary>
/// The constants of an optimizer's step, as a device kernel takes them: a blittable struct;
/// which fields are used depends on <see cref="Rule"/>.
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

    /// <summary>A value of <see cref="AddsSquares"/>: the sums of squares are left unchanged.</summary>
    public const int LeavesSquares = 2;

    /// <summary>Which of the formulas above.</summary>
    public int Rule;

    /// <summary>The learning rate, with the bias correction where the rule has one.</summary>
    public float Rate;

    /// <summary>The weight decay added to the gradient: g += Decay·p.</summary>
    public float Decay;

    /// <summary>The momentum coefficient.</summary>
    public float Momentum;

    /// <summary>1 for Nesterov momentum, else 0; in AheadMoments the rate of the gradient itself.</summary>
    public float Ahead;

    /// <summary>The factor of the parameter (decoupled weight decay).</summary>
    public float Keep;

    /// <summary>The decay rate of the first float of state, such as β1.</summary>
    public float KeepFirst;

    /// <summary>The factor of the gradient, or of its square, that is added to it, such as 1 − β1.</summary>
    public float AddFirst;

    /// <summary>The decay rate of the second float of state, such as β2.</summary>
    public float KeepSecond;

    /// <summary>The factor of the squared gradient that is added to it, such as 1 − β2.</summary>
    public float AddSecond;

    /// <summary>The bias correction 1 / √(1 − β2ᵗ).</summary>
    public float Correction;

    /// <summary>ε, added to the divisor.</summary>
    public float Epsilon;

    /// <summary>The factor of the gradients from clipping by norm; 1 without.</summary>
    public float ClipFactor;

    /// <summary>The limit of clipping by value; 0 for none.</summary>
    public float ClipValue;

    /// <summary>The first of the parameters to step.</summary>
    public int Start;

    /// <summary>The end of the range, exclusive.</summary>
    public int End;

    /// <summary>1 to add to the sums of squares of earlier ranges, 0 to start them, 2 to leave them unchanged.</summary>
    public int AddsSquares;
}
