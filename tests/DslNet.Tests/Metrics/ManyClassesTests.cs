using System.Diagnostics;
using DslNet.Reports;
using static DslNet.Dsl;

namespace DslNet.Tests;

/// <summary>Many classes and long names cost in proportion: nothing grows with their square.</summary>
public class ManyClassesTests
{
    private const int Classes = 1000;

    [Fact]
    public void Judging_samples_of_a_thousand_classes_takes_memory_of_a_row_for_each()
    {
        using var network = new ThousandClassesNet(batchSize: 64, seed: 1, threads: 1);
        _ = Judged(network, 100);
        long once = Judged(network, 500), twice = Judged(network, 1000);

        // A row has 1,000 scores of 4 bytes; a table of all classes would have 1,000,000 counts.
        (twice - once).ShouldBeLessThan(500 * 100_000L);
        twice.ShouldBeLessThan(3 * once);
    }

    [Fact]
    public void The_loss_of_each_sample_averages_to_that_of_the_set()
    {
        using var network = new ThousandClassesNet(batchSize: 8, seed: 1, threads: 1);
        TestSet set = Set(50);
        double[] losses = network.SampleLosses(set);

        losses.Length.ShouldBe(50);
        losses.Average().ShouldBe(network.Evaluate(set).Loss, 1e-9);
        float[] scores = new float[Classes];
        network.Predict(set.Inputs[..3], scores);
        losses[0].ShouldBe(-Math.Log(scores[set.Labels[0]]), 1e-6);
    }

    [Fact]
    public void A_matrix_of_many_classes_keeps_what_occurs()
    {
        const int Many = 60_000;
        string[] names = [.. Enumerable.Range(0, Many).Select(label => $"c{label}")];
        int[] truth = [59_999, 7, 7, 7, 30_000], predicted = [59_999, 7, 8, 8, 1];
        long before = GC.GetAllocatedBytesForCurrentThread();
        var matrix = new ConfusionMatrix(truth, predicted, names);
        var report = new ClassificationReport(matrix);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100L * Many);

        (matrix[7, 8], matrix[7, 7], matrix[8, 7], matrix[59_999, 59_999]).ShouldBe((2, 1, 0, 1));
        (matrix.Total, matrix.Correct, matrix.Support(7), matrix.Predicted(8), matrix.Predicted(0)).ShouldBe((5, 2, 3, 2, 0));
        matrix.NonZero().ShouldBe([(7, 7, 1), (7, 8, 2), (30_000, 1, 1), (59_999, 59_999, 1)]);
        report.Accuracy.ShouldBe(0.4);

        // Of the five classes that occur: F1 of 7 is 2·1/(3 + 1), of 59,999 it is 1, of the others 0.
        report.Macro.F1.ShouldBe(1.5 / 5, 1e-12);
        matrix.ToString().ShouldBe("60000 classes, 2 of 5 samples on the diagonal; the most frequent confusions:\ntrue    predicted  samples\nc7             c8        2\nc30000         c1        1");
        Metrics.F1([2_000_000_000, 7, 7], [2_000_000_000, 7, 8], Average.Macro).ShouldBe(Metrics.F1([2, 0, 0], [2, 0, 1], Average.Macro));
        Metrics.Recall([2_000_000_000, 7, 7], [2_000_000_000, 7, 8], Average.Weighted).ShouldBe(2 / 3.0, 1e-12);
        Should.Throw<ArgumentException>(() => Metrics.F1([2_000_000_000], [0])).Message.ShouldContain("here are 2000000001 classes");
    }

    [Fact]
    public void Few_cells_and_a_whole_table_count_the_same()
    {
        var random = new Random(3);
        foreach (int rows in (int[])[200, 40_000])
        {
            int[] truth = [.. Enumerable.Range(0, rows).Select(_ => random.Next(300))], predicted = [.. truth.Select(label => random.Next(2) == 0 ? label : random.Next(300))];
            var matrix = new ConfusionMatrix(truth, predicted);
            Dictionary<(int, int), int> expected = truth.Zip(predicted).GroupBy(pair => pair).ToDictionary(group => group.Key, group => group.Count());
            matrix.NonZero().ToDictionary(cell => (cell.Truth, cell.Predicted), cell => cell.Count).ShouldBe(expected, ignoreOrder: true);
            for (int label = 0; label < matrix.ClassCount; label++)
            {
                matrix.Support(label).ShouldBe(truth.Count(actual => actual == label));
                matrix.Predicted(label).ShouldBe(predicted.Count(guess => guess == label));
            }
        }
    }

    /// <summary>Eight times as long a name may take eight times as long; what took the square would take 64 times.</summary>
    [Fact]
    public void Names_of_any_length_are_drawn_in_proportion_and_cut()
    {
        (string once, double seconds) = Least(8_000);
        (string long64, double longer) = Least(64_000);

        long64.Length.ShouldBe(once.Length);
        longer.ShouldBeLessThan((24 * seconds) + 0.2);

        // Other work may have had the processor: the shortest of three.
        static (string Page, double Seconds) Least(int letters) => Enumerable.Range(0, 3).Select(_ => Draw(letters)).MinBy(drawn => drawn.Seconds);

        static (string Page, double Seconds) Draw(int letters)
        {
            string[] names = [.. new[] { "a", "b", "c" }.Select(name => name + new string('m', letters))];
            int[] truth = [.. Enumerable.Range(0, 30).Select(row => row % 3)];
            long began = Stopwatch.GetTimestamp();
            var classes = new ClassificationReport(new ConfusionMatrix(truth, truth, names), truth, [.. truth.SelectMany(label => Enumerable.Range(0, 3).Select(column => column == label ? 1f : 0))]);
            string page = ConfusionMatrixPlot.Of(classes.ConfusionMatrix).ToString()
                + RocPlot.Of(RocLine.Of(classes))
                + WorstSamplesPlot.Of([new SampleResult(0, names[0], names[1], 1, [1, 2])])
                + classes + classes.ConfusionMatrix
                + HtmlText.Table(names[0], names, [names], leading: 1);
            return (page, Stopwatch.GetElapsedTime(began).TotalSeconds);
        }
    }

    private static long Judged(ThousandClassesNet network, int rows)
    {
        TestSet set = Set(rows);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Judgement.Of(network, set).Count.ShouldBe(rows);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static TestSet Set(int rows)
    {
        var random = new Random(1);
        return new TestSet([.. Enumerable.Range(0, 3 * rows).Select(_ => random.NextSingle())], [.. Enumerable.Range(0, rows).Select(_ => random.Next(Classes))], Classes);
    }
}

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class ThousandClassesNet
{
    static Net Define() => Input(3) >> Dense(1000) >> Softmax;
}
