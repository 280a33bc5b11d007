using DslNet;
using DslNet.Data;

/// <summary>The digits to train with, to choose by and to judge by. They come with DslNet.Data.</summary>
public static class Digits
{
    /// <summary>1,797 digits, 70 %, 15 % and 15 % of them; the scale is learned from the first part alone.</summary>
    public static DataSplit Load()
    {
        DataSplit split = Datasets.Digits().Split(validation: 0.15, test: 0.15, seed: 1);
        return split.Apply(Standardizer.Fit(split.Train));
    }
}
