namespace DslNet.Data;

/// <summary>The features of the tables, named as in scikit-learn.</summary>
internal static class FeatureNames
{
    public static IReadOnlyList<string> Iris { get; } = ["sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"];

    public static IReadOnlyList<string> Wine { get; } =
    [
        "alcohol", "malic_acid", "ash", "alcalinity_of_ash", "magnesium", "total_phenols", "flavanoids",
        "nonflavanoid_phenols", "proanthocyanins", "color_intensity", "hue", "od280/od315_of_diluted_wines", "proline",
    ];

    public static IReadOnlyList<string> BreastCancer { get; } =
    [
        "mean radius", "mean texture", "mean perimeter", "mean area", "mean smoothness",
        "mean compactness", "mean concavity", "mean concave points", "mean symmetry", "mean fractal dimension",
        "radius error", "texture error", "perimeter error", "area error", "smoothness error",
        "compactness error", "concavity error", "concave points error", "symmetry error", "fractal dimension error",
        "worst radius", "worst texture", "worst perimeter", "worst area", "worst smoothness",
        "worst compactness", "worst concavity", "worst concave points", "worst symmetry", "worst fractal dimension",
    ];

    public static IReadOnlyList<string> Diabetes { get; } = ["age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"];

    /// <summary><c>pixel_0_0</c> to <c>pixel_7_7</c>: row, column.</summary>
    public static IReadOnlyList<string> Digits { get; } = Pixels(8);

    /// <summary><c>pixel_0_0</c> to <c>pixel_27_27</c>: row, column.</summary>
    public static IReadOnlyList<string> Mnist { get; } = Pixels(28);

    private static string[] Pixels(int side) =>
        [.. from row in Enumerable.Range(0, side) from column in Enumerable.Range(0, side) select FormattableString.Invariant($"pixel_{row}_{column}")];
}
