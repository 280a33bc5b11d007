namespace DslNet;

/// <summary>How the scores of several classes become one number; named and defined as scikit-learn's.</summary>
public enum Average
{
    /// <summary>The score of class 1 alone, where there are but the classes 0 and 1.</summary>
    Binary,

    /// <summary>From the counts of all classes together.</summary>
    Micro,

    /// <summary>The plain mean over the classes.</summary>
    Macro,

    /// <summary>The mean over the classes, each weighted by its number of true samples.</summary>
    Weighted,

    /// <summary>The mean over the samples, each scored by its own labels; where a sample has several labels.</summary>
    Samples,
}
