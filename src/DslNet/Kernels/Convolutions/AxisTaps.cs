namespace DslNet.Kernels.Convolutions;

/// <summary>
/// Along one axis, which pixels a pixel of the result sums: those at (place·<paramref name="Scale"/> + <paramref name="Offset"/> + tap·<paramref name="Step"/>)/<paramref name="Divisor"/>,
/// for the taps where that is an integer. So both a convolution and its adjoint by the input are one loop. Places of the same phase modulo the divisor have the same taps.
/// </summary>
/// <param name="Places">Pixels of the result.</param>
/// <param name="Pixels">Pixels that are summed.</param>
/// <param name="Taps">The kernel's size.</param>
/// <param name="Scale">Of a place.</param>
/// <param name="Offset">Of all of them.</param>
/// <param name="Step">Of a tap.</param>
/// <param name="Divisor">Of the sum; 1 in a convolution.</param>
internal readonly record struct AxisTaps(int Places, int Pixels, int Taps, int Scale, int Offset, int Step, int Divisor)
{
    /// <summary>The taps of a place are this far apart.</summary>
    public int TapStep { get; } = Divisor / Gcd(Math.Abs(Step), Divisor);

    /// <summary>The pixels that these see are this far apart.</summary>
    public int PixelStep => Divisor == 1 ? Step : Step * TapStep / Divisor;

    /// <summary>The output's pixels sum the input's.</summary>
    public static AxisTaps Forward(int size, int outputs, int kernel, int stride, int padding, int dilation) => new(outputs, size, kernel, stride, -padding, dilation, 1);

    /// <summary>The input's pixels sum the output's.</summary>
    public static AxisTaps Backward(int size, int outputs, int kernel, int stride, int padding, int dilation) => new(size, outputs, kernel, 1, padding, -dilation, stride);

    /// <summary>Places of a phase.</summary>
    public int Count(int phase) => phase < Places ? ((Places - 1 - phase) / Divisor) + 1 : 0;

    /// <summary>The taps that see a pixel from a place.</summary>
    public SeenTaps Seen(int place)
    {
        (int first, int count) = TapsOf(place);
        int pixel = PixelOf(place, first), step = PixelStep;
        int before = step > 0 ? Up(-pixel, step) : Up(pixel - Pixels + 1, -step);
        int end = Math.Min(count, step > 0 ? Up(Pixels - pixel, step) : Up(pixel + 1, -step));
        return new SeenTaps(first + (before * TapStep), Math.Max(0, end - before), pixel + (before * step));
    }

    /// <summary>Among the places of a phase, counted in it, those from which all of its taps see pixels; none where it has no taps.</summary>
    public (int First, int End) Inner(int phase)
    {
        (int first, int count) = TapsOf(phase);
        int one = PixelOf(phase, first), other = one + ((count - 1) * PixelStep), places = Count(phase);
        int begin = Math.Min(places, Up(-Math.Min(one, other), Scale));
        int end = count == 0 ? 0 : Math.Min(places, Up(Pixels - Math.Max(one, other), Scale));
        return (begin, Math.Max(begin, end));
    }

    /// <summary>In a convolution, the places from which a tap sees a pixel.</summary>
    public (int First, int End) PlacesOf(int tap)
    {
        int first = Math.Min(Places, Up(-(Offset + (tap * Step)), Scale));
        return (first, Math.Max(first, Math.Min(Places, Up(Pixels - Offset - (tap * Step), Scale))));
    }

    // Divisions take longer than a pixel's sums: a convolution does without.
    private int PixelOf(int place, int tap) => Divisor == 1 ? (place * Scale) + Offset + (tap * Step) : ((place * Scale) + Offset + (tap * Step)) / Divisor;

    /// <summary>The first tap for which the pixel is an integer, and how many there are.</summary>
    private (int First, int Count) TapsOf(int place)
    {
        if (Divisor == 1)
        {
            return (0, Taps);
        }

        int tap = 0;
        for (; tap < Taps && ((place * Scale) + Offset + (tap * Step)) % Divisor != 0; tap++)
        {
        }

        return (tap, (Taps - tap + TapStep - 1) / TapStep);
    }

    /// <summary>The quotient, rounded up; 0 for what is negative.</summary>
    private static int Up(int count, int unit) => count <= 0 ? 0 : unit == 1 ? count : (count + unit - 1) / unit;

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}
