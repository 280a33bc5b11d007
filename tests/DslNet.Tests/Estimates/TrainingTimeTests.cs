using System.Globalization;

namespace DslNet.Tests.Estimates;

public class TrainingTimeTests
{
    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void It_prints_as_people_say_it(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            TrainingTime.Of(samples: 50_000, batch: 32, epochs: 100, secondsPerBatch: 0.1).ToString().ShouldBe("1,563 batches an epoch, 4.3 hours");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void It_is_batches_times_epochs_times_seconds()
    {
        TrainingTime time = TrainingTime.Of(samples: 50_000, batch: 32, epochs: 100, secondsPerBatch: 0.1);

        (time.BatchesPerEpoch, time.Epochs, time.SecondsPerBatch).ShouldBe((1563, 100, 0.1));
        time.SecondsPerEpoch.ShouldBe(156.3, 1e-9);
        time.Seconds.ShouldBe(15_630, 1e-9);
        TrainingTime.Of(64, 32, 1, 1).BatchesPerEpoch.ShouldBe(2);
        TrainingTime.Of(1, int.MaxValue, 1, 1).BatchesPerEpoch.ShouldBe(1);
        TrainingTime.Of(int.MaxValue, 1, int.MaxValue, 1).Seconds.ShouldBe((double)int.MaxValue * int.MaxValue, 1);
    }

    [Theory]
    [InlineData(0, "0 milliseconds")]
    [InlineData(0.0421, "42.1 milliseconds")]
    [InlineData(0.99999, "1 second")]
    [InlineData(1, "1 second")]
    [InlineData(1.06, "1.1 seconds")]
    [InlineData(59.94, "59.9 seconds")]
    [InlineData(59.97, "1 minute")]
    [InlineData(90, "1.5 minutes")]
    [InlineData(3599, "1 hour")]
    [InlineData(23.97 * 3600, "1 day")]
    [InlineData(86_400 * 40, "40 days")]
    [InlineData(86_400.0 * 365.25 * 12_345, "12,345 years")]
    public void Durations_are_in_the_largest_unit(double seconds, string expected) =>
        TrainingTime.Of(1, 1, 1, seconds).ToString().ShouldBe("1 batch an epoch, " + expected);

    [Fact]
    public void What_is_out_of_range_is_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => TrainingTime.Of(0, 1, 1, 1)).Message.ShouldBe("At least 1 is needed. It is 0. (Parameter 'samples')");
        Should.Throw<ArgumentOutOfRangeException>(() => TrainingTime.Of(1, 0, 1, 1)).ParamName.ShouldBe("batch");
        Should.Throw<ArgumentOutOfRangeException>(() => TrainingTime.Of(1, 1, 0, 1)).ParamName.ShouldBe("epochs");
        Should.Throw<ArgumentOutOfRangeException>(() => TrainingTime.Of(1, 1, 1, -1)).ParamName.ShouldBe("secondsPerBatch");
        Should.Throw<ArgumentOutOfRangeException>(() => TrainingTime.Of(1, 1, 1, double.NaN)).ParamName.ShouldBe("secondsPerBatch");
    }
}
