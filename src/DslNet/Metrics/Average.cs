namespace DslNet;

/// <summary>How the scores of several classes are averaged; named and defined as scikit-learn's.</summary>
public enum Average
{
    /// <summary>The score of class 1 alone, for binary classification.</summary>
    Binary,

    /// <summary>From the counts of all classes together.</summary>
    Micro,

    /// <summary>The unweighted mean over the classes.</summary>
    Macro,

    /// <summary>The mean over the classes, weighted by support (the number of true samples).</summary>
    Weighted,

    /// <summary>The mean over the samples, each scored by its own labels; where a sample has several labels.</summary>
    Samples,
}
