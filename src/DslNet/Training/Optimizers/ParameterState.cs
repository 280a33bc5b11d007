using System.Runtime.CompilerServices;

namespace DslNet;

/// <summary>The optimizer's state of a range of parameters: <see cref="Optimizer.StateFloatsPerParameter"/> floats of each, all 0 before the first step.</summary>
public readonly ref struct ParameterState
{
    private readonly Span<float> all;
    private readonly int stored, start, floats;

    /// <param name="all">The state of all parameters: an array for each float of state.</param>
    /// <param name="stored">The length of such an array.</param>
    /// <param name="start">The offset of the range.</param>
    /// <param name="floats">Its length.</param>
    internal ParameterState(Span<float> all, int stored, int start, int floats)
    {
        this.all = all;
        this.stored = stored;
        this.start = start;
        this.floats = floats;
    }

    /// <summary>One float of state of each parameter of the range, in the order of the parameters; readable and writable.</summary>
    /// <param name="index">Which float, from 0 to below <see cref="Optimizer.StateFloatsPerParameter"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The optimizer has no such float of state.</exception>
    public Span<float> this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (index < 0 || (long)(index + 1) * stored > all.Length)
            {
                throw NoSuch(index);
            }

            return all.Slice((index * stored) + start, floats);
        }
    }

    private ArgumentOutOfRangeException NoSuch(int index) => OutOfRange.Of(
        nameof(index), index, FormattableString.Invariant($"The optimizer has {(stored == 0 ? 0 : all.Length / stored)} floats of state for each parameter (StateFloatsPerParameter)."));
}
