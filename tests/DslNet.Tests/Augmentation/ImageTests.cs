using System.Text.Json;
using DslNet.Data;

namespace DslNet.Tests.Augmentations;

public class ImageTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(8, 3)]
    public void A_quarter_turn_is_a_transposition_and_a_flip_exactly(int side, int channels)
    {
        var shape = new Shape(side, side, channels);
        float[] image = Variants.Image(shape), expected = new float[image.Length];
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                // Counter-clockwise: the last column becomes the first row.
                image.AsSpan(((x * side) + side - 1 - y) * channels, channels).CopyTo(expected.AsSpan(((y * side) + x) * channels));
            }
        }

        Augment.Rotation(90, 90).Of(image, shape).ShouldBe(expected);
        Augment.Rotation(-270, -270).Of(image, shape).ShouldBe(expected);
        Augment.Rotation(-90, -90).Of(expected, shape).ShouldBe(image);
    }

    [Fact]
    public void A_half_turn_reverses_the_pixels_of_any_image() =>
        Augment.Rotation(180, 180).Of([1, 2, 3, 4, 5, 6], new Shape(2, 3, 1)).ShouldBe([6, 5, 4, 3, 2, 1]);

    [Fact]
    public void Other_turns_are_scipys()
    {
        Variants.ScipyRotations.Length.ShouldBe(15);
        foreach (JsonElement turned in Variants.ScipyRotations)
        {
            var shape = new Shape([.. turned.GetProperty("shape").EnumerateArray().Select(extent => extent.GetInt32())]);
            float angle = turned.GetProperty("angle").GetSingle();
            var border = Enum.Parse<ImageBorder>(turned.GetProperty("border").GetString()!);
            Augment.Rotation(angle, angle, border).Of(Numbers(turned, "image"), shape).ShouldBe(Numbers(turned, "turned"), 2e-6, $"{shape} {angle} {border}");
        }
    }

    [Fact]
    public void Angles_are_spread_evenly_between_the_limits()
    {
        // The middle of three pixels' right neighbour, turned by a small angle, keeps the cosine of it: 1 × 3 pixels, value 1 at the right.
        var shape = new Shape(1, 3, 1);
        double[] angles = [.. Enumerable.Range(0, 2000).Select(row => Augment.Rotation(60).Of([0, 0, 1], shape, row: row)).Select(turned => Angle(turned[2]))];

        angles.Max().ShouldBeInRange(59, 60.001);
        angles.Average().ShouldBe(30, 1);   // of the angle's size, as the sine's sign is lost
    }

    [Fact]
    public void A_flip_is_left_to_right_and_comes_as_often_as_it_is_said()
    {
        var shape = new Shape(2, 3, 2);
        float[] image = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        float[] flipped = [5, 6, 3, 4, 1, 2, 11, 12, 9, 10, 7, 8];

        Augment.Flip(1).Of(image, shape).ShouldBe(flipped);
        Augment.Flip(0).Of(image, shape).ShouldBe(image);
        float[][] variants = [.. Enumerable.Range(0, 2000).Select(row => Augment.Flip(0.3f).Of(image, shape, row: row))];
        variants.ShouldAllBe(variant => variant.SequenceEqual(image) || variant.SequenceEqual(flipped));
        variants.Count(variant => variant.SequenceEqual(flipped)).ShouldBeInRange(540, 660);   // 600 ± 3 deviations
    }

    [Theory]
    [InlineData(ImageBorder.Zero)]
    [InlineData(ImageBorder.Nearest)]
    [InlineData(ImageBorder.Mirror)]
    public void A_shift_moves_pixels_exactly_and_a_crop_is_a_window_of_the_padded_image(ImageBorder border)
    {
        var shape = new Shape(5, 4, 2);
        float[] image = Variants.Image(shape);
        foreach (Augmentation moving in new[] { Augment.Shift(2, border), Augment.Crop(2, border) })
        {
            // Each of the 5 × 5 places by its window of the padded image, cut out by plain indexing.
            string[] windows = [.. Enumerable.Range(0, 25).Select(place => Text(Window(image, shape, (place / 5) - 2, (place % 5) - 2, border)))];
            windows.Distinct().Count().ShouldBe(25);
            int[] found = [.. Enumerable.Range(0, 2500).Select(row => Array.IndexOf(windows, Text(moving.Of(image, shape, row: row))))];

            found.ShouldAllBe(place => place >= 0);
            int[] counts = [.. found.CountBy(place => place).Select(pair => pair.Value)];
            counts.Length.ShouldBe(25);
            counts.ShouldAllBe(count => count > 60 && count < 140);   // 100 ± 4 deviations
        }
    }

    [Fact]
    public void What_does_nothing_is_the_identity()
    {
        var shape = new Shape(4, 6, 3);
        float[] image = Variants.Image(shape);

        foreach (Augmentation nothing in new[] { Augment.Image(), Augment.Rotation(0), Augment.Rotation(360, 360), Augment.Shift(0), Augment.Crop(0), Augment.Noise(0), Augment.Flip(0) })
        {
            nothing.Of(image, shape).ShouldBe(image, nothing.ToString());
        }
    }

    [Fact]
    public void Image_is_its_parts_one_after_the_other()
    {
        var shape = new Shape(8, 8, 1);
        Augmentation parts = Augment.Flip() >> Augment.Rotation(15, ImageBorder.Nearest) >> Augment.Shift(1, ImageBorder.Nearest) >> Augment.Crop(2, ImageBorder.Nearest);
        Augmentation image = Augment.Image(rotation: 15, flip: true, crop: 2, shift: 1, border: ImageBorder.Nearest);

        image.ToString().ShouldBe("Flip(0.5) >> Rotation(-15, 15, Nearest) >> Shift(1, Nearest) >> Crop(2, Nearest)");
        image.ToString().ShouldBe(parts.ToString());
        image.Of(Variants.Image(shape), shape).ShouldBe(parts.Of(Variants.Image(shape), shape));
        image.On(8, 8, 1).ToString().ShouldBe($"({image}).On(8, 8, 1)");
        image.On(8, 8, 1).Of(Variants.Image(shape), new Shape(64)).ShouldBe(image.Of(Variants.Image(shape), shape));
    }

    // Written independently of the product: by pixels of a padded image, numpy's names edge and symmetric.
    private static float[] Window(float[] image, Shape shape, int top, int left, ImageBorder border) =>
    [
        .. from y in Enumerable.Range(top, shape[0])
           from x in Enumerable.Range(left, shape[1])
           from channel in Enumerable.Range(0, shape[2])
           let inside = y >= 0 && y < shape[0] && x >= 0 && x < shape[1]
           select !inside && border == ImageBorder.Zero ? 0 : image[(((At(y, shape[0], border) * shape[1]) + At(x, shape[1], border)) * shape[2]) + channel],
    ];

    private static int At(int place, int extent, ImageBorder border) => border switch
    {
        ImageBorder.Mirror when place < 0 => -1 - place,
        ImageBorder.Mirror when place >= extent => extent - 1 - (place - extent),
        _ => Math.Clamp(place, 0, extent - 1),
    };

    private static double Angle(float rightPixel) => SolveByCosine(rightPixel) * 180 / Math.PI;

    // At the right pixel, the origin is at (cos, sin) from the middle: the value is cos · (1 − |sin|).
    private static double SolveByCosine(double value)
    {
        double low = 0, high = Math.PI / 2;
        while (high - low > 1e-9)
        {
            double angle = (low + high) / 2;
            (low, high) = Math.Cos(angle) * (1 - Math.Sin(angle)) > value ? (angle, high) : (low, angle);
        }

        return low;
    }

    private static string Text(float[] values) => string.Join(' ', values);

    private static float[] Numbers(JsonElement item, string property) => [.. item.GetProperty(property).EnumerateArray().Select(number => number.GetSingle())];
}
