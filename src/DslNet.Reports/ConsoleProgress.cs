using Spectre.Console;

namespace DslNet.Reports;

/// <summary>
/// Prints a line per epoch: losses, accuracy, learning rate, seconds. On a terminal the epochs with the lowest validation loss so far
/// stand out in green; where the output is redirected, plain lines are written. Text is the same in every culture.
/// One instance listens to one training at a time.
/// </summary>
public sealed class ConsoleProgress : ITrainingProgress
{
    private readonly Action<string, Style> writeLine;
    private EpochTable? table;
    private double lowestLoss;

    /// <summary>Writes plain lines.</summary>
    /// <param name="output">Where to.</param>
    public ConsoleProgress(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        writeLine = (line, _) => output.WriteLine(line);
    }

    /// <summary>Writes coloured lines, where the console can show colours.</summary>
    /// <param name="console">Where to.</param>
    public ConsoleProgress(IAnsiConsole console)
    {
        ArgumentNullException.ThrowIfNull(console);
        writeLine = (line, style) => console.Write(new Text(line + "\n", style));
    }

    /// <summary>A new listener that prints to this program's console: plain lines if its output is redirected, else with colours.</summary>
    public static ConsoleProgress Default => Console.IsOutputRedirected ? new ConsoleProgress(Console.Out) : new ConsoleProgress(AnsiConsole.Console);

    /// <inheritdoc/>
    public void Started(NetworkInfo network, int epochs, int batches)
    {
        table = null;
        lowestLoss = double.PositiveInfinity;
    }

    /// <inheritdoc/>
    public void EpochEnded(EpochRecord epoch)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        if (table is null)
        {
            // Which columns there are is known from the first record: without validation there is nothing to put into two of them.
            table = EpochTable.For(epoch);
            writeLine(table.Header, new Style(decoration: Decoration.Bold));
        }

        bool lowest = epoch.ValidationLoss < lowestLoss;
        writeLine(table.Line(epoch), lowest ? new Style(Color.Green) : Style.Plain);
        lowestLoss = Math.Min(lowestLoss, epoch.ValidationLoss ?? double.PositiveInfinity);
    }

    /// <inheritdoc/>
    public void Ended(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.StoppedEarly)
        {
            writeLine(FormattableString.Invariant($"Stopped early: the validation loss was lowest in epoch {history.Best.Epoch}."), Style.Plain);
        }
    }
}
