using Spectre.Console;

namespace DslNet.Reports;

/// <summary>
/// Shows a training on the console: a line per epoch with losses, accuracy or R², learning rate and seconds. Samples a second, time left
/// and, with early stopping, after how many more epochs without progress it ends, stand on a terminal in a bar below, which moves with
/// the batches; where the output is redirected, plain lines are written and have them as columns. On a terminal the epochs with the
/// lowest validation loss so far stand out in green. Text is the same in every culture. One instance listens to one training at a time.
/// </summary>
public sealed class ConsoleProgress : ITrainingProgress
{
    /// <summary>The bar is drawn no more often than this.</summary>
    internal static readonly TimeSpan BarInterval = TimeSpan.FromMilliseconds(100);

    private const string ToStartAndClearLine = "\r\u001b[2K";

    private readonly TimeProvider time;
    private readonly TextWriter? output;
    private readonly IAnsiConsole? console;
    private TrainingPlan? plan;
    private Pace? pace;
    private StoppingCountdown? countdown;
    private EpochTable? table;
    private EpochRecord? last;
    private double lowestLoss;
    private long barDrawn;
    private bool barStands;

    /// <summary>Writes plain lines.</summary>
    /// <param name="output">Where to.</param>
    public ConsoleProgress(TextWriter output)
        : this(output, TimeProvider.System)
    {
    }

    /// <summary>Writes coloured lines, where the console can show colours, and a moving bar, where it understands escape sequences.</summary>
    /// <param name="console">Where to.</param>
    public ConsoleProgress(IAnsiConsole console)
        : this(console, TimeProvider.System)
    {
    }

    internal ConsoleProgress(TextWriter output, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(output);
        this.output = output;
        this.time = time;
    }

    internal ConsoleProgress(IAnsiConsole console, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(console);
        this.console = console;
        this.time = time;
    }

    /// <summary>A new listener that prints to this program's console: plain lines if its output is redirected, else with colours and a bar.</summary>
    public static ConsoleProgress Default => Console.IsOutputRedirected ? new ConsoleProgress(Console.Out) : new ConsoleProgress(AnsiConsole.Console);

    private bool HasBar => plan is not null && console?.Profile.Capabilities.Ansi == true;

    /// <inheritdoc/>
    public void Started(NetworkInfo network, int epochs, int batches)
    {
        (plan, pace, countdown, table, last, barStands) = (null, null, null, null, null, false);
        lowestLoss = double.PositiveInfinity;
    }

    /// <inheritdoc/>
    public void Started(TrainingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Started(plan.Network, plan.Epochs, plan.Batches);
        this.plan = plan;
        pace = new Pace(time, plan);
        countdown = plan.EarlyStopping is { } rule ? new StoppingCountdown(rule) : null;
        foreach (EpochRecord epoch in plan.Earlier)
        {
            countdown?.Observe(epoch.ValidationLoss ?? epoch.TrainLoss);
            lowestLoss = Math.Min(lowestLoss, epoch.ValidationLoss ?? double.PositiveInfinity);
            last = epoch;
        }
    }

    /// <inheritdoc/>
    public void BatchEnded(BatchRecord batch)
    {
        pace?.BatchEnded(batch.Epoch, batch.Batch);
        if (HasBar && (!barStands || time.GetElapsedTime(barDrawn) >= BarInterval))
        {
            DrawBar(console!, plan!, pace!, batch);
        }
    }

    /// <inheritdoc/>
    public void EpochEnded(EpochRecord epoch)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        countdown?.Observe(epoch.ValidationLoss ?? epoch.TrainLoss);
        EpochLine line = HasBar ? new EpochLine(epoch, null, null, null) : new EpochLine(epoch, pace?.RowsPerSecond, pace?.Left, countdown?.EpochsLeft);
        ClearBar();
        if (table is null)
        {
            // Which columns there are is known from the first record: without validation there is nothing to put into two of them.
            table = EpochTable.For(line);
            WriteLine(table.Header, new Style(decoration: Decoration.Bold));
        }

        bool lowest = epoch.ValidationLoss < lowestLoss;
        WriteLine(table.Line(line), lowest ? new Style(Color.Green) : Style.Plain);
        lowestLoss = Math.Min(lowestLoss, epoch.ValidationLoss ?? double.PositiveInfinity);
        last = epoch;
        if (epoch.Warning is not null)
        {
            WriteLine(FormattableString.Invariant($"Warning, epoch {epoch.Epoch}: {OutsideText.Sentence(epoch.Warning)}"), new Style(Color.Yellow));
        }
    }

    /// <inheritdoc/>
    public void Ended(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        ClearBar();
        if (history.StoppedEarly)
        {
            WriteLine(Stopped(history), Style.Plain);
        }
    }

    /// <summary>What ended the training: early stopping, whose patience then is at its end, or else the program's own condition.</summary>
    private string Stopped(History history)
    {
        bool validated = history.Best.ValidationLoss is not null;
        bool byRule = validated && (countdown is null ? plan is null : countdown.EpochsLeft == 0);
        string lowest = FormattableString.Invariant($"the {(validated ? "validation" : "training")} loss was lowest in epoch {history.Best.Epoch}.");
        return byRule ? $"Stopped early: {lowest}" : FormattableString.Invariant($"Stopped by {nameof(FitOptions.StopWhen)} after epoch {history.Last.Epoch}; {lowest}");
    }

    private void WriteLine(string line, Style style)
    {
        output?.WriteLine(line);
        console?.Write(new Text(line + "\n", style));
    }

    private void DrawBar(IAnsiConsole console, TrainingPlan plan, Pace pace, BatchRecord batch)
    {
        // A line as wide as the terminal would move some terminals to the next one.
        int width = console.Profile.Width - 1;
        console.Write(new ControlCode(ToStartAndClearLine));
        foreach ((string text, Style style) in TrainingBar.Parts(plan, pace, batch, last, countdown?.EpochsLeft, width, console.Profile.Capabilities.Unicode))
        {
            console.Write(new Text(text, style));
        }

        barDrawn = time.GetTimestamp();
        barStands = true;
    }

    private void ClearBar()
    {
        if (barStands)
        {
            console!.Write(new ControlCode(ToStartAndClearLine));
            barStands = false;
        }
    }
}
