/// <summary>A digit to be read.</summary>
/// <param name="Pixels">8×8 pixels row by row, 0 (paper) to 16 (ink).</param>
internal record Digit(float[] Pixels)
{
    /// <summary>The brightest pixel that there can be.</summary>
    public const float Ink = 16;

    /// <summary>What is wrong with it, by the name of the field; empty if nothing is.</summary>
    public virtual Dictionary<string, string[]> Problems()
    {
        // JSON may leave the field out, whatever its type says.
        if (Pixels is null || Pixels.Length != DigitsNet.InputSize)
        {
            return new() { ["pixels"] = [$"Expected {DigitsNet.InputSize} numbers (8×8 pixels, row by row), not {Pixels?.Length ?? 0}."] };
        }

        int bad = Array.FindIndex(Pixels, pixel => !(pixel is >= 0 and <= Ink));
        return bad < 0 ? [] : new() { [FormattableString.Invariant($"pixels[{bad}]")] = [FormattableString.Invariant($"Expected 0 to {Ink}, not {Pixels[bad]}.")] };
    }
}
