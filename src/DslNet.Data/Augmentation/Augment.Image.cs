namespace DslNet.Data;

/// <summary>
/// Functions that make variants of training samples, to be composed with <c>&gt;&gt;</c> and given to <see cref="FitOptions.Augmentation"/>.
/// Those on images work on samples of (height, width, channels); <see cref="Augmentation.On"/> lets them see others so.
/// </summary>
/// <remarks>
/// Rows come as the training set has them, after its transforms. Where pixels move, all of them should be on one scale, as when each is
/// divided by 255: a <see cref="Standardizer"/> gives each pixel a scale of its own, on which its neighbour's value means something else.
/// </remarks>
public static partial class Augment
{
    /// <summary>The usual variants of an image, in this order: mirrored, turned, moved, cropped. What is 0 or false is left out.</summary>
    /// <param name="rotation">The largest angle to either side, in degrees; 0..360. See <see cref="Rotation(float, ImageBorder)"/>.</param>
    /// <param name="flip">Whether every second image (at random) is mirrored left to right; not for digits and letters.</param>
    /// <param name="crop">The pixels added on each side before a window of the image's size is cut out; at least 0. See <see cref="Crop"/>.</param>
    /// <param name="shift">The most pixels it is moved by, in each direction; at least 0. See <see cref="Shift"/>.</param>
    /// <param name="border">What is seen beyond the image's border.</param>
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

    /// <summary>Turns an image about its middle by an angle in −<paramref name="degrees"/>..<paramref name="degrees"/>, every one equally likely, with bilinear interpolation.</summary>
    /// <param name="degrees">The largest angle to either side, in degrees; 0..360.</param>
    /// <param name="border">What is seen beyond the image's border.</param>
    /// <exception cref="ArgumentOutOfRangeException">The angle is out of its range.</exception>
    public static Augmentation Rotation(float degrees, ImageBorder border = ImageBorder.Zero)
    {
        AugmentChecks.Angle(degrees, 0, nameof(degrees));
        AugmentChecks.Border(border);
        return new ImageRotation(-degrees, degrees, border);
    }

    /// <summary>Turns an image about its middle by an angle between two, every one equally likely, with bilinear interpolation. By 90 degrees a square image keeps every pixel exactly.</summary>
    /// <param name="from">The smallest angle, in degrees, counter-clockwise; −360..360.</param>
    /// <param name="to">The largest angle, in degrees; <paramref name="from"/>..360.</param>
    /// <param name="border">What is seen beyond the image's border.</param>
    /// <exception cref="ArgumentOutOfRangeException">An angle is out of its range.</exception>
    public static Augmentation Rotation(float from, float to, ImageBorder border = ImageBorder.Zero)
    {
        AugmentChecks.Angle(from, -360, nameof(from));
        AugmentChecks.Angle(to, from, nameof(to));
        AugmentChecks.Border(border);
        return new ImageRotation(from, to, border);
    }

    /// <summary>Mirrors an image horizontally: left becomes right.</summary>
    /// <param name="probability">How likely that is, 0..1; otherwise the image stays as it is.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of its range.</exception>
    public static Augmentation Flip(float probability = 0.5f)
    {
        AugmentChecks.Probability(probability);
        return new ImageFlip(probability);
    }

    /// <summary>
    /// Pads an image on each side and cuts a window of its own size out of that, every place equally likely: what
    /// <see cref="Shift"/> does, in the words of the literature. (K. He and others, Deep Residual Learning for Image Recognition, 2015, section 4.2.)
    /// </summary>
    /// <param name="padding">The pixels added on each side; at least 0 and less than height and width.</param>
    /// <param name="border">What is in the padding.</param>
    /// <exception cref="ArgumentOutOfRangeException">The padding is below 0.</exception>
    public static Augmentation Crop(int padding, ImageBorder border = ImageBorder.Zero)
    {
        AugmentChecks.Pixels(padding, nameof(padding));
        AugmentChecks.Border(border);
        return new ImageTranslation(nameof(Crop), padding, border);
    }

    /// <summary>Moves an image by whole pixels, −<paramref name="pixels"/>..<paramref name="pixels"/> vertically and as many horizontally, every place equally likely.</summary>
    /// <param name="pixels">The most pixels it is moved by in each direction; at least 0 and less than height and width.</param>
    /// <param name="border">What is seen beyond the image's border.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of pixels is below 0.</exception>
    public static Augmentation Shift(int pixels, ImageBorder border = ImageBorder.Zero)
    {
        AugmentChecks.Pixels(pixels, nameof(pixels));
        AugmentChecks.Border(border);
        return new ImageTranslation(nameof(Shift), pixels, border);
    }

    /// <summary>Adds to each value a normally distributed number of mean 0; for samples of any shape.</summary>
    /// <param name="deviation">Its standard deviation, in the units of the features; finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is out of its range.</exception>
    public static Augmentation Noise(float deviation)
    {
        AugmentChecks.Deviation(deviation);
        return new Noise(deviation);
    }
}
