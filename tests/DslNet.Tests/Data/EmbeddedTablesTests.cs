using System.Globalization;
using DslNet.Data;

namespace DslNet.Tests.Data;

/// <summary>The tables against numbers taken from the files by other means, and from scikit-learn's documentation.</summary>
public class EmbeddedTablesTests
{
    public static TheoryData<string, int, int, double> Tables => new()
    {
        { "Iris", 150, 4, 2078.7 },
        { "Wine", 178, 13, 159975.296 },
        { "BreastCancer", 569, 30, 1056474.46 },
        { "Digits", 1797, 64, 561718 },
        { "Diabetes", 442, 10, 276404.2336 },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void Shape_and_sum_of_all_values(string name, int rows, int features, double sum)
    {
        Dataset table = Load(name);

        table.Count.ShouldBe(rows);
        table.InputSize.ShouldBe(features);
        table.FeatureNames.Distinct().Count().ShouldBe(features);
        Sum(table.Inputs).ShouldBe(sum, sum * 1e-7);
    }

    [Theory]
    [InlineData("Iris", new[] { 50, 50, 50 }, new[] { "setosa", "versicolor", "virginica" })]
    [InlineData("Wine", new[] { 59, 71, 48 }, new[] { "class_0", "class_1", "class_2" })]
    [InlineData("BreastCancer", new[] { 212, 357 }, new[] { "malignant", "benign" })]
    [InlineData("Digits", new[] { 178, 182, 177, 183, 181, 182, 181, 179, 174, 180 }, new[] { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9" })]
    public void Classes_and_their_counts(string name, int[] counts, string[] classes)
    {
        Dataset table = Load(name);

        table.ClassNames.ShouldBe(classes);
        table.Labels.ToArray().CountBy(label => label).OrderBy(pair => pair.Key).Select(pair => pair.Value).ShouldBe(counts);
    }

    [Fact]
    public void Iris_first_and_last_row()
    {
        Dataset iris = Datasets.Iris();

        iris.Input(0).ToArray().ShouldBe([5.1f, 3.5f, 1.4f, 0.2f]);
        iris.Input(149).ToArray().ShouldBe([5.9f, 3.0f, 5.1f, 1.8f]);
        iris.FeatureNames[2].ShouldBe("petal length (cm)");

        // The two flowers in which UCI's copy differs from Fisher's paper.
        iris.Input(34).ToArray().ShouldBe([4.9f, 3.1f, 1.5f, 0.2f]);
        iris.Input(37).ToArray().ShouldBe([4.9f, 3.6f, 1.4f, 0.1f]);
    }

    [Fact]
    public void Wine_first_and_last_row()
    {
        Dataset wine = Datasets.Wine();

        wine.Input(0).ToArray().ShouldBe([14.23f, 1.71f, 2.43f, 15.6f, 127, 2.8f, 3.06f, 0.28f, 2.29f, 5.64f, 1.04f, 3.92f, 1065]);
        wine.Input(177).ToArray().ShouldBe([14.13f, 4.1f, 2.74f, 24.5f, 96, 2.05f, 0.76f, 0.56f, 1.35f, 9.2f, 0.61f, 1.6f, 560]);
        wine.Labels[0].ShouldBe(0);
        wine.Labels[177].ShouldBe(2);
    }

    [Fact]
    public void Breast_cancer_first_and_last_value()
    {
        Dataset cancer = Datasets.BreastCancer();

        cancer.Input(0)[0].ShouldBe(17.99f);
        cancer.Input(0)[29].ShouldBe(0.1189f);
        cancer.Input(568)[0].ShouldBe(7.76f);
        cancer.Input(568)[29].ShouldBe(0.07039f);
        cancer.ClassNames[cancer.Labels[0]].ShouldBe("malignant");
        cancer.ClassNames[cancer.Labels[568]].ShouldBe("benign");
    }

    [Fact]
    public void Digits_first_and_last_row()
    {
        Dataset digits = Datasets.Digits();

        digits.Input(0)[..16].ToArray().ShouldBe([0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0]);
        digits.Input(1796)[^8..].ToArray().ShouldBe([0, 1, 8, 12, 14, 12, 1, 0]);
        digits.Labels[0].ShouldBe(0);
        digits.Labels[1796].ShouldBe(8);
        digits.Inputs.ToArray().Min().ShouldBe(0);
        digits.Inputs.ToArray().Max().ShouldBe(16);
        digits.FeatureNames[63].ShouldBe("pixel_7_7");
    }

    [Fact]
    public void Diabetes_first_and_last_row_and_target()
    {
        Dataset diabetes = Datasets.Diabetes();

        diabetes.HasLabels.ShouldBeFalse();
        diabetes.TargetSize.ShouldBe(1);
        diabetes.Input(0).ToArray().ShouldBe([59, 2, 32.1f, 101, 157, 93.2f, 38, 4, 4.8598f, 87]);
        diabetes.Input(441).ToArray().ShouldBe([36, 1, 19.6f, 71, 250, 133.2f, 97, 3, 4.5951f, 92]);
        diabetes.Targets[0].ShouldBe(151);
        diabetes.Targets[441].ShouldBe(57);
        (Sum(diabetes.Targets) / 442).ShouldBe(152.13348416289594, 1e-12);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    public void The_users_culture_changes_nothing(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            foreach (object[] row in Tables)
            {
                double sum = (double)row[3];
                Sum(Load((string)row[0]).Inputs).ShouldBe(sum, sum * 1e-7);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static Dataset Load(string name) => name switch
    {
        "Iris" => Datasets.Iris(),
        "Wine" => Datasets.Wine(),
        "BreastCancer" => Datasets.BreastCancer(),
        "Digits" => Datasets.Digits(),
        "Diabetes" => Datasets.Diabetes(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such table."),
    };

    private static double Sum(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
        {
            sum += value;
        }

        return sum;
    }
}
