namespace DslNet.Data;

/// <summary>
/// Data augmentation of training samples, to be composed with <c>&gt;&gt;</c> and given to <see cref="FitOptions.Augmentation"/>.
/// Those on images work on samples of (height, width, channels); <see cref="Augmentation.On"/> reshapes others.
/// </summary>
/// <remarks>
/// Rows are those of the training set, after its transforms. Geometric augmentations need all pixels on one scale, as when each is
/// divided by 255: a <see cref="Standardizer"/> scales each pixel separately.
/// </remarks>
public static partial class Augment
{
    /// <summary>The usual augmentation of an image, in this order: flip, rotation, shift, crop. Steps that are 0 or false are left out.</summary>
    /// <param name="rotation">The largest angle to either side, in degrees; 0..360. See <see cref="Rotation(float, ImageBorder)"/>.</param>
    /// <param name="flip">Whether images are mirrored left to right with probability ½; not for digits and letters.</param>
    /// <param name="crop">The padding on each side before a random crop of the image's size; at least 0. See <see cref="Crop"/>.</param>
    /// <param name="shift">The largest translation in pixels, in each direction; at least 0. See <see cref="Shift"/>.</param>
    /// <param name="border">The values beyond the image's border.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static Augmentation Image(float rotation = 0, bool flip = false, int crop = 0, int shift = 0, ImageBorder border = ImageBorder.Zero)
    {
        AugmentChecks.Angle(rotation, 0, nameof(rotation));
        AugmentChecks.Pixels(crop, nameof(crop));
        AugmentChecks.Pixels(shift, nameof(shift));
        AugmentChecks.Border(border);
        List<Augmentation> parts = [];
        if (flip)
        {
            parts.Add(Flip());
        }

        if (rotation > 0)
        {
            parts.Add(Rotation(rotation, border));
        }

        if (shift > 0)
        {
            parts.Add(Shift(shift, border));
        }

        if (crop > 0)
        {
            parts.Add(Crop(crop, border));
        }

        return new AugmentationSequence([.. parts]);
    }

    /// <summary>Rotates an image about its center by an angle in −<paramref name="degrees"/>..<paramref name="degrees"/>, uniformly distributed, with bilinear interpolation.</summary>
    /// <param name="degrees">The largest angle to either side, in degrees; 0..360.</param>
    /// <param name="border">The values beyond the image's border.</param>
    /// <exception cref="ArgumentOutOfRangeException">The angle is out of its range.</exception>
    public static Augmentation Rotation(float degrees, ImageBorder border = ImageBorder.Zero)
    {
        AugmentChecks.Angle(degrees, 0, nameof(degrees));
        AugmentChecks.Border(border);
        return new ImageRotation(-degrees, degrees, border);
    }

    /// <summary>Rotates an image about its center by an angle between two, uniformly distributed, with bilinear interpolation. Rotations of square images by multiples of 90 degrees are exact.</summary>
    /// <param name="from">The smallest angle, in degrees, counter-clockwise; −360..360.</param>
    /// <param name="to">The largest angle, in degrees; <paramref name="from"/>..360.</param>
    /// <param name="border">The values beyond the image's border.</param>
    /// <exception cref="ArgumentOutOfRangeException">An angle is out of its range.</exception>
    public static Augmentation Rotation(float from, float to, ImageBorder border = ImageBorder.Zero)
    {
        AugmentChecks.Angle(from, -360, nameof(from));
        AugmentChecks.Angle(to, from, nameof(to));
        AugmentChecks.Border(border);
        return new ImageRotation(from, to, border);
    }

    /// <summary>Mirrors an image horizontally: left becomes right.</summary>
    /// <param name="probability">The probability, 0..1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of its range.</exception>
    public static Augmentation Flip(float probability = 0.5f)
    {
        AugmentChecks.Probability(probability);
        return new ImageFlip(probability);
    }

    /// <summary>
    /// Pads an image on each side and takes a random crop of its own size, uniformly distributed: the same as
    /// <see cref="Shift"/>. (K. He and others, Deep Residual Learning for Image Recognition, 2015, section 4.2.)
    /// </summary>
    /// <param name="padding">The padding on each side, in pixels; at least 0 and less than height and width.</param>
    /// <param name="border">The values of the padding.</param>
    /// <exception cref="ArgumentOutOfRangeException">The padding is below 0.</exception>
    public static Augmentation Crop(int padding, ImageBorder border = ImageBorder.Zero)
    {
        AugmentChecks.Pixels(padding, nameof(padding));
        AugmentChecks.Border(border);
        return new ImageTranslation(nameof(Crop), padding, border);
    }

    /// <summary>Translates an image by whole pixels, −<paramref name="pixels"/>..<paramref name="pixels"/> vertically and as many horizontally, uniformly distributed.</summary>
    /// <param name="pixels">The largest translation in each direction; at least 0 and less than height and width.</param>
    /// <param name="border">The values beyond the image's border.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of pixels is below 0.</exception>
    public static Augmentation Shift(int pixels, ImageBorder border = ImageBorder.Zero)
    {
        AugmentChecks.Pixels(pixels, nameof(pixels));
        AugmentChecks.Border(border);
        return new ImageTranslation(nameof(Shift), pixels, border);
    }

    /// <summary>Adds independent Gaussian noise of mean 0 to each value; for samples of any shape.</summary>
    /// <param name="deviation">Its standard deviation, in the units of the features; finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is out of its range.</exception>
    public static Augmentation Noise(float deviation)
    {
        AugmentChecks.Deviation(deviation);
        return new Noise(deviation);
    }
}
