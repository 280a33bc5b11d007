namespace DslNet.Data;

/// <summary>
/// Well-known data sets. The small tables come with this library, with the values, the order of rows and the names of
/// scikit-learn's; their values are raw: scale them with a <see cref="Standardizer"/> fitted on the training part.
/// <see cref="Mnist"/> and <see cref="SpokenDigits"/> are read from a folder; nothing is downloaded.
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

    /// <summary>
    /// MNIST: handwritten digits, 28×28 pixels (784 features, row by row, 0 is paper and 1 is ink: the file's byte divided by 255), ten
    /// classes "0" to "9". With the 10,000 images of its test set alone (t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, plain or
    /// .gz) the first 8,000 are to train on, the next 1,000 to validate, the last 1,000 to test. Where train-images-idx3-ubyte and
    /// train-labels-idx1-ubyte are there too, their first 55,000 are to train on, their last 5,000 to validate, and the 10,000 to test.
    /// Other collections in the same files, such as Fashion-MNIST, are read as well.
    /// </summary>
    /// <param name="folder">The folder with the files.</param>
    /// <exception cref="FileNotFoundException">A file is missing; the message says what to put where.</exception>
    /// <exception cref="DslNetFormatException">A file is damaged, or isn't what its name says.</exception>
    /// <exception cref="IOException">A file can't or may not be read.</exception>
    /// <remarks>Source: Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, "Gradient-based learning applied to document recognition", <i>Proceedings of the IEEE</i> 86 (1998) 2278–2324.</remarks>
    public static DataSplit Mnist(string folder) => MnistFolder.Read(folder);

    /// <summary>
    /// Spoken digits: recordings of the words "zero" to "nine" by several speakers, 8,000 samples of −1 to 1 a second, ten classes "0" to
    /// "9". A row is a recording, truncated to <paramref name="length"/> samples or padded with silence. Recordings 0 to 4 of each
    /// digit and speaker are the official test set; of the rest, 5 to 9 validate and the others train. Rows are ordered by digit,
    /// speaker and number.
    /// </summary>
    /// <param name="folder">The folder with the files <c>{digit}_{speaker}_{number}.wav</c>, or the one that has them in its folder <c>recordings</c>.</param>
    /// <param name="length">The number of samples a row has; 8,000 are a second, which 99 % of the recordings are shorter than.</param>
    /// <param name="heldOut">A speaker, such as <c>theo</c>, to see how well a network understands a voice that it has never heard: all recordings of that speaker are the test set, and none is in the other two sets, which then share all recordings of the others. Null: the official test set.</param>
    /// <param name="limits">How much memory the rows may take in all (<see cref="ReaderLimits.MaxBytes"/>); null: <see cref="ReaderLimits.Default"/>.</param>
    /// <exception cref="FileNotFoundException">There are no such files, or none for one of the parts; the message says what to put where.</exception>
    /// <exception cref="ArgumentException">The speaker to hold out isn't there, or rows of such a length are beyond the limit.</exception>
    /// <exception cref="DslNetFormatException">A file is damaged, has another name, or isn't mono at 8,000 Hz.</exception>
    /// <exception cref="IOException">A file or the folder can't or may not be read.</exception>
    /// <remarks>Source: Z. Jackson and others, <i>Free Spoken Digit Dataset</i>, 2016. CC BY-SA 4.0.</remarks>
    public static DataSplit SpokenDigits(string folder, int length = 8000, string? heldOut = null, ReaderLimits? limits = null) =>
        SpokenDigitsFolder.Read(folder, length, heldOut, limits ?? ReaderLimits.Default);
}
