namespace DslNet.Tests;

public class ConfusionMatrixTests
{
    /// <summary>The example of scikit-learn's confusion_matrix.</summary>
    [Fact]
    public void Rows_are_true_and_columns_predicted()
    {
        ConfusionMatrix matrix = Metrics.ConfusionMatrix([2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2]);

        Counts(matrix).ShouldBe([2, 0, 0, 0, 0, 1, 1, 0, 2]);
        matrix.Total.ShouldBe(6);
        matrix.Correct.ShouldBe(4);
        matrix.Support(2).ShouldBe(3);
        matrix.Predicted(0).ShouldBe(3);
    }

    [Fact]
    public void It_prints_as_an_aligned_table()
    {
        var matrix = new ConfusionMatrix([0, 1, 1, 2], [0, 1, 2, 2], ["setosa", "versicolor", "virginica"]);

        matrix.ToString().ShouldBe(
            """
            true \ predicted  setosa  versicolor  virginica
            setosa                 1           0          0
            versicolor             0           1          1
            virginica              0           0          1
            """);
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        Should.Throw<ArgumentException>(() => new ConfusionMatrix([], [])).ParamName.ShouldBe("truth");
        Should.Throw<ArgumentException>(() => new ConfusionMatrix([0, 1], [0])).Message.ShouldBe("1 predictions came for 2 true values. (Parameter 'predicted')");
        Should.Throw<ArgumentException>(() => new ConfusionMatrix([0, 2], [0, 1], ["a", "b"])).Message.ShouldBe("A class index must be in 0..1. It is 2. (Parameter 'truth')");
        Should.Throw<ArgumentException>(() => new ConfusionMatrix([0, 1], [0, -1])).ParamName.ShouldBe("predicted");
        Should.Throw<ArgumentException>(() => new ConfusionMatrix([0], [0])[0, 1]).ParamName.ShouldBe("predicted");
    }

    private static int[] Counts(ConfusionMatrix matrix) =>
        [.. from truth in Enumerable.Range(0, matrix.ClassCount) from predicted in Enumerable.Range(0, matrix.ClassCount) select matrix[truth, predicted]];
}
