namespace DslNet.Data;

/// <summary>The mel scale and the normalization of the filters. A filter is a triangle over the frequencies in Hz, between the centers of its neighbours.</summary>
public enum MelScale
{
    /// <summary>
    /// mel = 2595 · log₁₀(1 + f / 700); filters peak at 1.
    /// (S. Young and others, <i>The HTK Book</i>, 2006; the formula is D. O'Shaughnessy's, 1987.)
    /// </summary>
    Htk,

    /// <summary>
    /// mel = 3f / 200 below 1000 Hz and 15 + 27 · ln(f / 1000) / ln 6.4 above; filters have unit area over Hz.
    /// (M. Slaney, <i>Auditory Toolbox</i>, Interval Research 1998-010, 1998; librosa's default.)
    /// </summary>
    Slaney,
}
