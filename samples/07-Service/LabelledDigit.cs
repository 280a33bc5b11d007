/// <summary>A digit of which somebody knows what it is.</summary>
/// <param name="Pixels">8×8 pixels row by row, 0 (paper) to 16 (ink).</param>
/// <param name="Label">0 to 9.</param>
internal sealed record LabelledDigit(float[] Pixels, int Label) : Digit(Pixels)
{
    /// <inheritdoc/>
    public override Dictionary<string, string[]> Problems()
    {
        Dictionary<string, string[]> problems = base.Problems();
        if (Label is < 0 or >= DigitsNet.OutputSize)
        {
            problems["label"] = [FormattableString.Invariant($"Expected 0 to {DigitsNet.OutputSize - 1}, not {Label}.")];
        }

        return problems;
    }
}
