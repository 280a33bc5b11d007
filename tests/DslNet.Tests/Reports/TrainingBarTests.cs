using DslNet.Reports;
using DslNet.Tests.Networks;
using DslNet.Tests.Training;
using Spectre.Console;

namespace DslNet.Tests.Reports;

public class TrainingBarTests
{
    private static readonly TrainingPlan Plan = new(Infos.Dense(3, 2), Epochs: 10, Batches: 4, Rows: 400, new EarlyStopping(patience: 3));

    /// <summary>A batch a second: 100 rows each.</summary>
    [Fact]
    public void Pace_knows_speed_share_and_what_is_left()
    {
        var time = new ManualTime();
        var pace = new Pace(time, Plan);
        pace.RowsPerSecond.ShouldBeNull();
        pace.Left.ShouldBeNull();

        time.Now += TimeSpan.FromSeconds(30);   // the first batch is slow, and forgotten as soon as there is a second
        pace.BatchEnded(1, 1);
        for (int batch = 2; batch <= 4; batch++)
        {
            time.Now += TimeSpan.FromSeconds(1);
            pace.BatchEnded(1, batch);
        }

        pace.RowsPerSecond!.Value.ShouldBe(100, 1e-9);
        pace.Left.ShouldBe(TimeSpan.FromSeconds(36));
        pace.Share.ShouldBe(0.1, 1e-12);
    }

    [Fact]
    public void A_training_that_goes_on_where_another_was_left_counts_from_there()
    {
        var time = new ManualTime();
        var pace = new Pace(time, Plan);
        pace.BatchEnded(6, 2);
        time.Now += TimeSpan.FromSeconds(2);
        pace.BatchEnded(6, 3);

        pace.Left.ShouldBe(TimeSpan.FromSeconds(34));   // 17 batches of two seconds
        pace.Share.ShouldBe(23 / 40.0, 1e-12);
    }

    [Fact]
    public void The_countdown_ends_when_the_training_does()
    {
        var rule = new EarlyStopping(patience: 3, minimumDelta: 0.05);
        var countdown = new StoppingCountdown(rule);
        var left = new List<int>();
        using var network = new TinyNetwork(1, 1, Loss.MeanSquaredError);

        History history = network.Fit(
            new TrainingSet([0f, 0f], [4f, 4f]), new Sgd(0.05f), new FitOptions { Epochs = 500, Validation = new ValidationSet([0f], [1.5f]), EarlyStopping = rule });
        foreach (EpochRecord epoch in history)
        {
            countdown.Observe(epoch.ValidationLoss!.Value);
            left.Add(countdown.EpochsLeft);
        }

        history.StoppedEarly.ShouldBeTrue();
        left[^4..].ShouldBe([3, 2, 1, 0]);
        left.IndexOf(0).ShouldBe(history.Count - 1);
    }

    [Fact]
    public void The_bar_tells_everything_where_there_is_room()
    {
        string line = Bar(width: 200, unicode: true);

        line.ShouldBe("epoch  3/10 ━━━━━━──────────────────  27 %  ETA 0:29  loss 0.5000  validation 0.6000  accuracy 0.7500  stops in 2  100 samples/s");
    }

    [Fact]
    public void What_does_not_fit_is_left_out()
    {
        for (int width = 0; width < 160; width++)
        {
            Bar(width, unicode: false).Length.ShouldBeLessThanOrEqualTo(width);
        }

        Bar(80, unicode: false).ShouldEndWith("loss 0.5000");
    }

    [Fact]
    public void On_a_terminal_the_bar_moves_below_the_lines_and_is_gone_at_the_end()
    {
        var output = new StringWriter();
        var time = new ManualTime();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 120;

        Train(new ConsoleProgress(console, time), time);

        string[] screen = Screen(output.ToString());
        screen[0].ShouldStartWith("epoch  train loss");
        screen[0].ShouldNotContain("samples/s");
        screen.Length.ShouldBe(3);
        screen.ShouldAllBe(line => !line.Contains("ETA"));
        output.ToString().ShouldContain("ETA 0:3");
        output.ToString().ShouldContain("stops in 3");
    }

    [Fact]
    public void The_bar_is_not_drawn_with_every_batch()
    {
        var output = new StringWriter();
        var time = new ManualTime();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        ITrainingProgress progress = new ConsoleProgress(console, time);
        progress.Started(Plan with { Batches = 10_000 });
        for (int batch = 1; batch <= 1000; batch++)
        {
            time.Now += TimeSpan.FromMilliseconds(1);
            progress.BatchEnded(new BatchRecord(1, batch, batch, 1));
        }

        output.ToString().Split('\r').Length.ShouldBeInRange(9, 12);
    }

    [Fact]
    public void Redirected_the_same_is_told_in_columns_and_no_bar()
    {
        var output = new StringWriter();
        var time = new ManualTime();

        Train(new ConsoleProgress(output, time), time);

        output.ToString().ReplaceLineEndings("\n").ShouldBe("""
            epoch  train loss  validation loss  learning rate  seconds  samples/s  time left  stops in
                1      1.0000           0.5000       0.100000     4.00        100       0:36         3
                2      1.0000           0.5000       0.100000     4.00        100       0:32         2

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Where_a_training_goes_on_the_epochs_before_count_and_warnings_are_told()
    {
        var output = new StringWriter();
        ITrainingProgress progress = new ConsoleProgress(output, new ManualTime());
        EpochRecord Epoch(int number, double loss) => new(number, 1, new Evaluation(loss, null, null), 0.1f, 1, 1);

        progress.Started(Plan with { Earlier = [Epoch(1, 0.5), Epoch(2, 0.6)] });
        progress.EpochEnded(Epoch(3, 0.7) with { Warning = "gradients vanish" });

        string[] lines = output.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n');
        lines[1].ShouldEndWith("       1");   // of three epochs of patience
        lines[2].ShouldBe("Warning, epoch 3: gradients vanish");
    }

    [Theory]
    [InlineData(0.4, "0:00")]
    [InlineData(59.7, "1:00")]
    [InlineData(3599.6, "1:00:00")]
    [InlineData(93_784, "1 d 2:03:04")]
    public void Durations_are_rounded_to_seconds(double seconds, string text) => ConsoleText.Duration(TimeSpan.FromSeconds(seconds)).ShouldBe(text);

    private static void Train(ITrainingProgress progress, ManualTime time)
    {
        progress.Started(Plan);
        List<EpochRecord> epochs = [];
        for (int epoch = 1; epoch <= 2; epoch++)
        {
            for (int batch = 1; batch <= 4; batch++)
            {
                time.Now += TimeSpan.FromSeconds(1);
                progress.BatchEnded(new BatchRecord(epoch, batch, batch * 100, 1));
            }

            epochs.Add(new EpochRecord(epoch, 1, new Evaluation(0.5, null, null), 0.1f, 1, 4));
            progress.EpochEnded(epochs[^1]);
        }

        progress.Ended(new History(epochs));
    }

    private static string Bar(int width, bool unicode)
    {
        var time = new ManualTime();
        var pace = new Pace(time, Plan);
        pace.BatchEnded(3, 2);
        time.Now += TimeSpan.FromSeconds(1);
        pace.BatchEnded(3, 3);
        var classes = new ClassificationReport(new ConfusionMatrix([0, 0, 1, 1], [0, 0, 1, 0]));
        var last = new EpochRecord(2, 1, new Evaluation(0.6, classes, null), 0.1f, 1, 1);
        return string.Concat(TrainingBar.Parts(Plan, pace, new BatchRecord(3, 3, 300, 0.5), last, epochsToStop: 2, width, unicode).Select(part => part.Text));
    }

    /// <summary>What a terminal shows at last: a line that is cleared is gone.</summary>
    private static string[] Screen(string written)
    {
        IEnumerable<string> lines = written.Replace("\r\n", "\n").Split('\n').Select(line => line.Split("\r\u001b[2K")[^1]);
        return [.. lines.Select(line => System.Text.RegularExpressions.Regex.Replace(line, "\u001b\\[[0-9;]*m", "")).Where(line => line.Length > 0)];
    }

    private sealed class ManualTime : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
