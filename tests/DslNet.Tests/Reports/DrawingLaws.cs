using System.Globalization;
using DslNet.Reports;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace DslNet.Tests.Reports;

public class DrawingLaws
{
    private static readonly Gen<double> Numbers =
        from mantissa in Gen.Choose(-1_000_000, 1_000_000)
        from exponent in Gen.Choose(-40, 40)
        select mantissa * Math.Pow(10, exponent);

    private static readonly Gen<string> HostileTexts =
        from letters in Gen.Choose(0, 0xFFFF).Select(code => (char)code).Or(Gen.Elements('<', '>', '&', '"', '\'', '\0', '\u202E', '\uD800', '\n')).ListOf()
        select new string([.. letters]);

    [Fact]
    public void A_linear_scale_holds_its_values_and_has_two_to_ten_round_ticks() => Hold(Numbers.Two(), pair =>
    {
        (double low, double high) = (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2));
        Scale scale = Scale.Linear(low, high, 0, 100);

        scale.Ticks.Count.ShouldBeInRange(2, 10);
        scale.Ticks.ShouldBe(scale.Ticks.Order());
        scale.Map(low).ShouldBeInRange(-0.001, 100.001);
        scale.Map(high).ShouldBeInRange(-0.001, 100.001);
        scale.Map(low).ShouldBeLessThanOrEqualTo(scale.Map(high));
    });

    [Fact]
    public void A_logarithmic_scale_holds_its_values_and_has_ticks() => Hold(Numbers.Where(value => value != 0).Select(Math.Abs).Two(), pair =>
    {
        (double low, double high) = (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2));
        Scale scale = Scale.Logarithmic(low, high, 0, 100);

        scale.Ticks.Count.ShouldBeInRange(1, 12);
        scale.Map(low).ShouldBeInRange(-0.001, 100.001);
        scale.Map(high).ShouldBeInRange(-0.001, 100.001);
    });

    [Fact]
    public void Epochs_have_whole_ticks() => Hold(Gen.Choose(1, 100_000).Two(), pair =>
    {
        Scale scale = Scale.Whole(Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2), 0, 100);

        scale.Ticks.Count.ShouldBeInRange(1, 10);
        scale.Ticks.ShouldAllBe(tick => tick == Math.Round(tick) && scale.Map(tick) >= 0 && scale.Map(tick) <= 100);
    });

    [Fact]
    public void Any_text_gives_a_document_that_parses_and_shows_no_more_than_it() => Hold(HostileTexts, text =>
    {
        Plot plot = RocPlot.Of([new RocLine(text, [0, 1], [0, 1], 0.5)]);

        SvgDocument.Of(SvgDocument.Read(plot), "path").Count().ShouldBe(1);
        string page = HtmlText.Escaped(text);
        page.IndexOfAny(['<', '>', '"', '\'', '\0']).ShouldBe(-1);
        page.ShouldNotContain('\u202E');
    });

    [Fact]
    public void Numbers_are_written_so_that_they_are_read_again() => Hold(Numbers, value =>
    {
        string text = PlotText.Number(value).Replace('−', '-');

        double read = double.Parse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        Math.Abs(read - value).ShouldBeLessThanOrEqualTo(Math.Max(0.001 * Math.Abs(value), 1e-9) * 60);
    });

    private static void Hold<T>(Gen<T> things, Action<T> law)
    {
        var replay = new Replay(new Rnd(2024), FSharpOption<int>.None);
        Config config = Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true).WithReplay(FSharpOption<Replay>.Some(replay));
        Check.One(config, Prop.ForAll(things.ToArbitrary(), law));
    }
}
