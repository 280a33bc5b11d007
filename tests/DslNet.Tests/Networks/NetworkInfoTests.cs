using System.Globalization;
using System.Runtime.CompilerServices;

namespace DslNet.Tests.Networks;

public class NetworkInfoTests
{
    /// <summary>The counts of a first course: 3·4 + 4·2 and 3·4 + 4·4 + 4·2.</summary>
    [Fact]
    public void Connections_are_counted_as_a_textbook_does()
    {
        Infos.Dense(3, 4, 2).ConnectionCount.ShouldBe(20);
        Infos.Dense(3, 4, 4, 2).ConnectionCount.ShouldBe(36);

        // Positions × kernel × channels in × filters, by hand; the paddings' zeros are seen by taps, too.
        Golden.ConvPoolDenseNet.Info.Layers.Select(layer => layer.ConnectionCount).Where(count => count > 0)
            .ShouldBe([10 * 12 * (3 * 3) * 2 * 6, 3 * 4 * (3 * 3) * 6 * 8, 96 * 4]);
        Golden.ConvPoolDenseNet.Info.ConnectionCount.ShouldBe(12_960 + 5_184 + 384);
        Golden.SpeechNet.Info.ConnectionCount.ShouldBe((12 * 5 * 3 * 7) + (6 * 3 * 7 * 6) + (6 * 4));
    }

    [Fact]
    public void Parameters_and_buffers_are_counted_apart()
    {
        Infos.Dense(3, 4, 2).ParameterCount.ShouldBe((3 * 4) + 4 + (4 * 2) + 2);

        NetworkInfo info = Infos.BatchNorm();
        info.ParameterCount.ShouldBe(200_960 + 512 + 2_570);
        info.ParameterCount.ShouldBe(info.Layers.Sum(layer => layer.ParameterCount));
        info.BufferCount.ShouldBe(512);
    }

    /// <summary>By hand: each parameter, slot (32 rows) and statistic rounded up to 16 floats of 4 bytes, a weight's rows too; and 8 floats for what a row counts.</summary>
    [Fact]
    public void Memory_is_parameters_gradients_state_and_activations()
    {
        const long Trained = 4 * (200_704 + 256 + 256 + 256 + (256 * 16) + 16);
        const long Activations = 4 * ((32 * (784 + 10 + 256 + 256 + 10)) + 256 + (32 * 8));

        Infos.BatchNorm().Memory(32).ShouldBe(new MemoryUse(Trained + (4 * 512), Trained, 0, Activations));
        Infos.BatchNorm().Memory(32, new Adam()).OptimizerState.ShouldBe(2 * Trained);
        Infos.BatchNorm().Memory(32, new Sgd(0.1f)).OptimizerState.ShouldBe(Trained * new Sgd(0.1f).StateFloatsPerParameter);
        Infos.BatchNorm(Loss.None).Memory(32).Gradients.ShouldBe(0);
        new MemoryUse(1, 20, 300, 4000, 50_000).Total.ShouldBe(54_321);
    }

    [Fact]
    public void Memory_wants_a_row()
    {
        var exception = Should.Throw<ArgumentOutOfRangeException>(() => Infos.Dense(3, 2).Memory(0));
        (exception.ParamName, exception.Message.Contains("It is 0.", StringComparison.Ordinal)).ShouldBe(("batch", true));
        Should.Throw<ArgumentOutOfRangeException>(() => Infos.Dense(3, 2).LargestBatch(-1)).ParamName.ShouldBe("bytes");
    }

    [Fact]
    public void Memory_prints_in_units_that_people_read() =>
        new MemoryUse(1536, 0, 3L << 20, 5L << 30).ToString().ShouldBe("5 GB (parameters 1.5 KB, gradients 0 B, optimizer 3 MB, activations 5 GB, scratch 0 B)");

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void The_summary_is_an_aligned_table_in_any_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Infos.BatchNorm().ToString().ShouldBe(Verified());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Verified([CallerFilePath] string file = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "NetworkInfoTests.Table.verified.txt")).ReplaceLineEndings("\n").TrimEnd('\n');
}
