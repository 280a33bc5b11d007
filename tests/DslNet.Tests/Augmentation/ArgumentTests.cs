using System.Globalization;
using DslNet.Data;
using DslNet.Tests.Training;

namespace DslNet.Tests.Augmentations;

public class ArgumentTests
{
    [Fact]
    public void Arguments_out_of_range_are_named()
    {
        Refused(() => Augment.Rotation(-1), "degrees", "An angle must be in 0..360 degrees. It is -1.");
        Refused(() => Augment.Rotation(float.NaN), "degrees", "It is NaN.");
        Refused(() => Augment.Rotation(10, 5), "to", "An angle must be in 10..360 degrees. It is 5.");
        Refused(() => Augment.Rotation(-361, 5), "from", "An angle must be in -360..360 degrees. It is -361.");
        Refused(() => Augment.Flip(1.5f), "probability", "A probability must be in 0..1. It is 1.5.");
        Refused(() => Augment.Crop(-1), "padding", "A number of pixels must be at least 0. It is -1.");
        Refused(() => Augment.Shift(-2), "pixels", "It is -2.");
        Refused(() => Augment.Noise(float.PositiveInfinity), "deviation", "finite and at least 0. It is Infinity.");
        Refused(() => Augment.Image(rotation: 400), "rotation", "It is 400.");
        Refused(() => Augment.Image(crop: -1), "crop", "It is -1.");
        Refused(() => Augment.Image(shift: -1), "shift", "It is -1.");
        Refused(() => Augment.Shift(1, (ImageBorder)7), "border", "The border must be Zero, Nearest or Mirror. It is 7.");
        Refused(() => Augment.Audio(stretch: 4), "stretch", "A stretch must be in 0..3: up to 4 times as long. It is 4.");
        Refused(() => Augment.Audio(pitch: -1), "pitch", "A pitch must be in 0..48 semitones. It is -1.");
        Refused(() => Augment.Audio(sampleRate: 0), "sampleRate", "at least 1. It is 0.");
        Refused(() => Augment.Gain(float.NaN), "decibels", "finite and at least 0 dB. It is NaN.");
        Refused(() => Augment.Hiss(10, 5), "to", "at least the smallest, 10 dB. It is 5.");
        Should.Throw<ArgumentNullException>(() => Augment.Flip() >> null!).ParamName.ShouldBe("second");
    }

    [Fact]
    public void Samples_of_another_shape_are_refused()
    {
        Should.Throw<ArgumentException>(() => Augment.Rotation(5).Prepare(new Shape(64)))
            .Message.ShouldStartWith("Rotation(-5, 5, Zero) works on images, (height, width, channels); the sample is 64. On(height, width, channels) says");
        Should.Throw<ArgumentException>(() => Augment.Flip().On(8, 8, 2).Prepare(new Shape(64)))
            .Message.ShouldStartWith("(Flip(0.5)).On(8, 8, 2) sees samples as 8×8×2, which is 128 values; the sample is 64, which is 64.");
        Should.Throw<ArgumentException>(() => Augment.Crop(4).Prepare(new Shape(8, 4, 1))).Message.ShouldStartWith("Crop(4, Zero) moves images by up to 4 pixels; some of the image must stay");
    }

    [Fact]
    public void An_augmentation_that_does_not_fit_changes_nothing()
    {
        using var network = new TinyNetwork(4, 1, Loss.MeanSquaredError);
        var optimizer = new Sgd(0.1f);

        Should.Throw<ArgumentException>(() => network.Fit(new TrainingSet(new float[8], new float[2]), optimizer, new FitOptions { Augmentation = Augment.Flip() }));

        network.BatchRows.ShouldBeEmpty();
        network.Mode.ShouldBe(Mode.Train);
        using var other = new TinyNetwork(4, 1, Loss.MeanSquaredError);
        other.Fit(new TrainingSet(new float[8], new float[2]), optimizer);   // the optimizer isn't bound to the first one
    }

    [Fact]
    public void Texts_do_not_depend_on_the_users_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            (Augment.Noise(0.25f) >> Augment.Rotation(1.5f)).ToString().ShouldBe("Noise(0.25) >> Rotation(-1.5, 1.5, Zero)");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void Refused(Func<Augmentation> making, string parameter, string message)
    {
        var exception = Should.Throw<ArgumentOutOfRangeException>(() => making());
        exception.ParamName.ShouldBe(parameter);
        exception.Message.ShouldContain(message);
    }
}
