namespace DslNet.Data;

/// <summary>How Hz become mel, and how high the filters are. A filter is a triangle over the frequencies in Hz, from its left neighbour's middle to its right neighbour's.</summary>
public enum MelScale
{
    /// <summary>
    /// mel = 2595 · log₁₀(1 + f / 700); a filter's top is 1.
    /// (S. Young and others, <i>The HTK Book</i>, 2006; the formula is D. O'Shaughnessy's, 1987.)
    /// </summary>
    Htk,

    /// <summary>
    /// mel = 3f / 200 below 1000 Hz and 15 + 27 · ln(f / 1000) / ln 6.4 above; a filter's area over Hz is 1.
    /// (M. Slaney, <i>Auditory Toolbox</i>, Interval Research 1998-010, 1998; librosa's default.)
    /// </summary>
    Slaney,
}
