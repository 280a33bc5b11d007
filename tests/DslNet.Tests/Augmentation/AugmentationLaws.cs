using DslNet.Data;
using FsCheck;
using FsCheck.Fluent;

namespace DslNet.Tests.Augmentations;

/// <summary>What holds for any image and any augmentation.</summary>
public class AugmentationLaws
{
    private static Gen<Augmentation> AnyPart { get; } = Gen.OneOf(
        from angle in Gen.Choose(0, 360) from border in Gen.Elements(Enum.GetValues<ImageBorder>()) select Augment.Rotation(angle, border),
        from percent in Gen.Choose(0, 100) select Augment.Flip(percent / 100f),
        from pixels in Gen.Choose(0, 2) from border in Gen.Elements(Enum.GetValues<ImageBorder>()) select Augment.Shift(pixels, border),
        from pixels in Gen.Choose(0, 2) from border in Gen.Elements(Enum.GetValues<ImageBorder>()) select Augment.Crop(pixels, border),
        from tenths in Gen.Choose(0, 20) select Augment.Noise(tenths / 10f));

    private static Arbitrary<(Shape Shape, float[] Image, int Seed)> AnyImage { get; } = (
        from height in Gen.Choose(3, 9)
        from width in Gen.Choose(3, 9)
        from channels in Gen.Choose(1, 4)
        from values in Gen.Choose(-1000, 1000).Select(value => value / 8f).ArrayOf(height * width * channels)
        from seed in Gen.Choose(0, 1_000_000)
        select (new Shape(height, width, channels), values, seed)).ToArbitrary();

    private static Arbitrary<(Augmentation A, Augmentation B, Augmentation C)> AnyThree { get; } = (
        from a in AnyPart from b in AnyPart from c in AnyPart select (a, b, c)).ToArbitrary();

    [Fact]
    public void Two_flips_are_none() => Hold(AnyImage, any => (Augment.Flip(1) >> Augment.Flip(1)).Of(any.Image, any.Shape).ShouldBe(any.Image));

    [Fact]
    public void Four_quarter_turns_of_a_square_and_two_half_turns_of_any_image_are_none() => Hold(AnyImage, any =>
    {
        Augmentation quarter = Augment.Rotation(90, 90), half = Augment.Rotation(180, 180);
        (half >> half).Of(any.Image, any.Shape).ShouldBe(any.Image);
        int side = Math.Min(any.Shape[0], any.Shape[1]);
        float[] square = any.Image[..(side * side * any.Shape[2])];
        (quarter >> quarter >> quarter >> quarter).Of(square, new Shape(side, side, any.Shape[2])).ShouldBe(square);
    });

    [Fact]
    public void Turning_by_whatever_angle_stays_between_the_smallest_and_the_largest_value() => Hold(AnyImage, any =>
        Augment.Rotation(360, ImageBorder.Mirror).Of(any.Image, any.Shape, (ulong)any.Seed).ShouldAllBe(
            value => value >= any.Image.Min() - 1e-3f && value <= any.Image.Max() + 1e-3f));

    [Fact]
    public void Composition_is_associative_and_deterministic() => Check.One(Settings, Prop.ForAll(AnyThree, AnyImage, (parts, any) =>
    {
        Augmentation left = (parts.A >> parts.B) >> parts.C, right = parts.A >> (parts.B >> parts.C);
        float[] variant = left.Of(any.Image, any.Shape, (ulong)any.Seed);

        variant.ShouldBe(right.Of(any.Image, any.Shape, (ulong)any.Seed));
        variant.ShouldAllBe(value => float.IsFinite(value));
        left.ToString().ShouldBe(right.ToString());
    }));

    [Fact]
    public void A_composition_is_each_function_on_the_result_of_the_one_before() => Check.One(Settings, Prop.ForAll(AnyThree, AnyImage, (parts, any) =>
    {
        var random = new SampleRandom((ulong)any.Seed, 3, 4);
        float[] expected = any.Image;
        foreach (Augmentation part in new[] { parts.A, parts.B, parts.C, parts.A })
        {
            float[] result = new float[expected.Length];
            part.Prepare(any.Shape).Apply(expected, result, ref random);
            expected = result;
        }

        (parts.A >> parts.B >> parts.C >> parts.A).Of(any.Image, any.Shape, (ulong)any.Seed, 3, 4).ShouldBe(expected);
    }));

    private static Config Settings => Config.QuickThrowOnFailure.WithMaxTest(200).WithQuietOnSuccess(true).WithReplay(2024, 1);

    // Always the same cases, so that a failure comes again.
    private static void Hold<T>(Arbitrary<T> cases, Action<T> law) => Check.One(Settings, Prop.ForAll(cases, law));
}
