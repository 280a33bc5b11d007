namespace DslNet.Data;

/// <summary>
/// Small, well-known tables that come with this library, with the values, the order of rows and the names of scikit-learn's.
/// Values are raw: scale them with a <see cref="Standardizer"/> fitted on the training part.
/// </summary>
public static class Datasets
{
    /// <summary>
    /// Handwritten digits: 1,797 images of 8×8 pixels (64 features, row by row, each the number 0 to 16 of inked dots in a 4×4 block),
    /// ten classes "0" to "9".
    /// </summary>
    /// <remarks>Source: E. Alpaydin and C. Kaynak, <i>Optical Recognition of Handwritten Digits</i>, UCI Machine Learning Repository, 1998 (its test set). CC BY 4.0.</remarks>
    public static Dataset Digits() => EmbeddedTable.Classes("digits.csv.gz", FeatureNames.Digits, ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);

    /// <summary>Iris plants: 150 flowers, 4 features in cm, three species of 50 flowers each: setosa, versicolor, virginica.</summary>
    /// <remarks>
    /// Source: R. A. Fisher, "The use of multiple measurements in taxonomic problems", <i>Annals of Eugenics</i> 7 (1936) 179–188.
    /// The values are Fisher's own; UCI's copy differs from them in two flowers.
    /// </remarks>
    public static Dataset Iris() => EmbeddedTable.Classes("iris.csv", FeatureNames.Iris);

    /// <summary>Wine recognition: 178 wines, 13 chemical measurements, three growers of 59, 71 and 48 wines.</summary>
    /// <remarks>Source: S. Aeberhard and M. Forina, <i>Wine</i>, UCI Machine Learning Repository, 1991. CC BY 4.0.</remarks>
    public static Dataset Wine() => EmbeddedTable.Classes("wine_data.csv", FeatureNames.Wine);

    /// <summary>
    /// Breast cancer (Wisconsin, diagnostic): 569 tumours, 30 features (mean, standard error and worst value of ten measures of the cell nuclei),
    /// two classes: malignant (212) is 0 and benign (357) is 1.
    /// </summary>
    /// <remarks>Source: W. Wolberg, O. Mangasarian, N. Street and W. Street, <i>Breast Cancer Wisconsin (Diagnostic)</i>, UCI Machine Learning Repository, 1993. CC BY 4.0.</remarks>
    public static Dataset BreastCancer() => EmbeddedTable.Classes("breast_cancer.csv", FeatureNames.BreastCancer);

    /// <summary>
    /// Diabetes: 442 patients, 10 features as measured (age in years, sex as 1 or 2, body mass index in kg/m², mean blood pressure in mmHg,
    /// six blood serum measurements), and one target: the disease's progression after a year, 25 to 346.
    /// </summary>
    /// <remarks>Source: B. Efron, T. Hastie, I. Johnstone and R. Tibshirani, "Least angle regression", <i>Annals of Statistics</i> 32 (2004) 407–499.</remarks>
    public static Dataset Diabetes() => EmbeddedTable.Targets("diabetes_data_raw.csv.gz", "diabetes_target.csv.gz", FeatureNames.Diabetes);
}
