using System.Globalization;
using System.Text.RegularExpressions;

namespace DslNet.Package.Tests;

/// <summary>What the consumer's program says when all went well.</summary>
internal static partial class ConsumersWords
{
    public static void Check(Command run)
    {
        run.Output.ShouldContain("Parameters: 122", customMessage: run.ToString());
        run.Output.ShouldContain("Weight: 2 x 24", customMessage: run.ToString());
        run.Output.ShouldContain("Epochs: 25", customMessage: run.ToString());
        Match accuracy = Accuracy().Match(run.Output);
        accuracy.Success.ShouldBeTrue(run.ToString());

        // The larger class is four fifths of the points: that much is had without training.
        double.Parse(accuracy.Groups[1].Value, CultureInfo.InvariantCulture).ShouldBeGreaterThan(0.95, run.ToString());
    }

    /// <summary>What it was told of the processor.</summary>
    public static IEnumerable<string> Events(Command run) => Event().Matches(run.Output).Select(match => match.Groups[1].Value.Trim());

    [GeneratedRegex("^Event: (.*)$", RegexOptions.Multiline)]
    private static partial Regex Event();

    [GeneratedRegex(@"Accuracy: ([\d.]+)")]
    private static partial Regex Accuracy();
}
