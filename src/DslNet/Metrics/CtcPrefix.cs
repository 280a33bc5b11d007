namespace DslNet;

/// <summary>The beginning of a label sequence in a prefix beam search: a node of the tree of all that were reached.</summary>
/// <param name="labels">Its labels.</param>
/// <param name="bonus">What the caller's function has given them.</param>
internal sealed class CtcPrefix(int[] labels, double bonus)
{
    private readonly Dictionary<int, CtcPrefix> longer = [];

    public int[] Labels => labels;

    /// <summary>The logarithm of the probability of its alignments that end in a blank.</summary>
    public double Blank { get; set; } = double.NegativeInfinity;

    /// <summary>The same of those that end in its last label.</summary>
    public double Labelled { get; private set; } = double.NegativeInfinity;

    /// <summary><see cref="Blank"/> after the step that is being taken.</summary>
    public double NextBlank { get; set; } = double.NegativeInfinity;

    /// <summary><see cref="Labelled"/> after it.</summary>
    public double NextLabelled { get; set; } = double.NegativeInfinity;

    /// <summary>Whether the step that is being taken leads to it.</summary>
    public bool IsReached { get; set; }

    public double Total => CtcBeam.Sum(Blank, Labelled);

    public double Score => Total + bonus;

    /// <summary>With one more label: always the same object, so that all that leads to it adds up.</summary>
    public CtcPrefix Longer(int label, Func<IReadOnlyList<int>, int, double>? score)
    {
        if (!longer.TryGetValue(label, out CtcPrefix? prefix))
        {
            longer[label] = prefix = new CtcPrefix([.. labels, label], bonus + (score?.Invoke(labels, label) ?? 0));
        }

        return prefix;
    }

    /// <summary>The step is taken.</summary>
    public void Advance()
    {
        (Blank, Labelled) = (NextBlank, NextLabelled);
        (NextBlank, NextLabelled, IsReached) = (double.NegativeInfinity, double.NegativeInfinity, false);
    }
}
