using System.Globalization;
using DslNet.Reports;
using Spectre.Console;

namespace DslNet.Tests.Reports;

public class ConsoleProgressTests
{
    private static readonly NetworkInfo Network = new(
        "Net", new Shape(1), new Shape(1), Loss.MeanSquaredError, [], [], [], new WorkspacePlan([], [], 0, -1, 0, 0), Regularization.None);

    [Fact]
    public void A_classifiers_epochs_line_up_under_their_headings() => Plain(
            Epoch(1, 1.23456, 0.98765, accuracy: 0.75, rate: 0.001f, seconds: 0.1),
            Epoch(12, 0.00004, 1234.5, accuracy: 1, rate: 0.000002f, seconds: 12.345))
        .ShouldBe(
        [
            "epoch  train loss  validation loss  accuracy  learning rate  seconds",
            "    1      1.2346           0.9877    0.7500       0.001000     0.10",
            "   12    4.00e-05        1234.5000    1.0000       2.00e-06    12.35",
        ]);

    [Fact]
    public void A_regression_has_no_accuracy() => Plain(Epoch(1, 0, 2, accuracy: null, rate: 0.5f, seconds: 1))
        .ShouldBe(
        [
            "epoch  train loss  validation loss  learning rate  seconds",
            "    1      0.0000           2.0000       0.500000     1.00",
        ]);

    [Fact]
    public void Without_validation_there_is_only_the_training() => Plain(new EpochRecord(3, double.NaN, null, 0.01f, 1, 2))
        .ShouldBe(
        [
            "epoch  train loss  learning rate  seconds",
            "    3         NaN       0.010000     2.00",
        ]);

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void The_users_culture_changes_nothing(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Plain(Epoch(1, 1.5, 2.5, accuracy: 0.5, rate: 0.1f, seconds: 1))[1].ShouldBe("    1      1.5000           2.5000    0.5000       0.100000     1.00");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Early_stopping_names_the_best_epoch()
    {
        var output = new StringWriter();
        EpochRecord[] epochs = [Epoch(1, 1, 0.5, accuracy: null, rate: 1, seconds: 1), Epoch(2, 1, 0.6, accuracy: null, rate: 1, seconds: 1)];

        new ConsoleProgress(output).Ended(new History(epochs, stoppedEarly: true));

        output.ToString().Trim().ShouldBe("Stopped early: the validation loss was lowest in epoch 1.");
    }

    /// <summary>The words must be those of what happened: without validation no validation loss was lowest.</summary>
    [Theory]
    [InlineData(null, null, "Stopped by StopWhen after epoch 2; the training loss was lowest in epoch 1.")]
    [InlineData(0.6, null, "Stopped by StopWhen after epoch 2; the validation loss was lowest in epoch 1.")]
    [InlineData(0.6, 1, "Stopped early: the validation loss was lowest in epoch 1.")]
    [InlineData(0.6, 5, "Stopped by StopWhen after epoch 2; the validation loss was lowest in epoch 1.")]
    public void What_ended_the_training_is_named(double? validation, int? patience, string words)
    {
        var output = new StringWriter();
        ConsoleProgress progress = new(output);
        EpochRecord[] epochs =
        [
            new(1, 1, validation is null ? null : new Evaluation(0.5, null, null), 1, 1, 1),
            new(2, 1.5, validation is double loss ? new Evaluation(loss, null, null) : null, 1, 1, 1),
        ];
        progress.Started(new TrainingPlan(Network, 9, 1, 1, patience is int epochsWithout ? new EarlyStopping(epochsWithout) : null));
        foreach (EpochRecord epoch in epochs)
        {
            progress.EpochEnded(epoch);
        }

        progress.Ended(new History(epochs, stoppedEarly: true));

        output.ToString().Trim().ShouldEndWith(words);
    }

    [Fact]
    public void A_second_training_gets_its_own_heading()
    {
        var output = new StringWriter();
        var progress = new ConsoleProgress(output);
        foreach (double? accuracy in (double?[])[0.5, null])
        {
            progress.Started(Network, 1, 1);
            progress.EpochEnded(Epoch(1, 1, 1, accuracy, rate: 1, seconds: 1));
        }

        string[] lines = Lines(output);
        lines[0].ShouldContain("accuracy");
        lines[2].ShouldNotContain("accuracy");
    }

    [Fact]
    public void On_a_terminal_the_lowest_validation_loss_so_far_is_green()
    {
        var output = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Out = new AnsiConsoleOutput(output),
        });
        var progress = new ConsoleProgress(console);
        progress.Started(Network, 3, 1);
        foreach (double loss in (double[])[0.5, 0.7, 0.4])
        {
            progress.EpochEnded(Epoch(1, 1, loss, accuracy: null, rate: 1, seconds: 1));
        }

        const string Green = "\u001b[32m";
        string[] lines = Lines(output);
        lines.Length.ShouldBe(4);
        lines.Select(line => line.Contains(Green)).ShouldBe([false, true, false, true]);
    }

    private static string[] Plain(params EpochRecord[] epochs)
    {
        var output = new StringWriter();
        var progress = new ConsoleProgress(output);
        progress.Started(Network, epochs.Length, batches: 1);
        foreach (EpochRecord epoch in epochs)
        {
            progress.EpochEnded(epoch);
        }

        progress.Ended(new History(epochs));
        return Lines(output);
    }

    private static string[] Lines(StringWriter output) => output.ToString().TrimEnd().ReplaceLineEndings("\n").Split('\n');

    /// <summary>An epoch of 100 validation samples, so many of which were classified rightly as the accuracy says.</summary>
    private static EpochRecord Epoch(int number, double trainLoss, double validationLoss, double? accuracy, float rate, double seconds)
    {
        ClassificationReport? classes = accuracy is double share
            ? new ClassificationReport(new ConfusionMatrix(new int[100], [.. Enumerable.Range(0, 100).Select(row => row < share * 100 ? 0 : 1)], ["a", "b"]))
            : null;
        return new EpochRecord(number, trainLoss, new Evaluation(validationLoss, classes, null), rate, 1, seconds);
    }
}
