using System.Xml.Linq;

namespace DslNet.Reports;

/// <summary>A sample's features as an image: the lowest value black, the highest white.</summary>
internal static class SampleImage
{
    /// <summary>The shape of the pictures that a network looks at, or null where it doesn't look at any.</summary>
    public static Shape? ShapeOf(NetworkInfo network) => network.Input.Rank == 3 && network.Input[2] is 1 or 3 ? network.Input : null;

    /// <summary>The image, in a square, with its proportions kept.</summary>
    public static XElement Draw(IReadOnlyList<float> features, Shape image, double x, double y, double side)
    {
        int channels = image.Rank == 3 ? image[2] : 1;
        if (image.Rank is not (2 or 3) || channels is not (1 or 3) || image.Size != features.Count)
        {
            throw new ArgumentException($"An image has the shape (height, width) or (height, width, channels) with 1 or 3 channels, and {features.Count} values in all; the shape is {image}.", nameof(image));
        }

        byte[] file = Png.Encode(image[1], image[0], channels, Bytes(features));
        double longest = Math.Max(image[0], image[1]);
        double width = side * image[1] / longest, height = side * image[0] / longest;
        return new XElement(
            Svg.Namespace + "image",
            new XAttribute("class", "pixels"),
            new XAttribute("x", Svg.Number(x + ((side - width) / 2))),
            new XAttribute("y", Svg.Number(y + ((side - height) / 2))),
            new XAttribute("width", Svg.Number(width)),
            new XAttribute("height", Svg.Number(height)),
            new XAttribute("preserveAspectRatio", "none"),
            new XAttribute("href", "data:image/png;base64," + Convert.ToBase64String(file)));
    }

    private static byte[] Bytes(IReadOnlyList<float> features)
    {
        double low = features.Where(float.IsFinite).DefaultIfEmpty(0).Min(), high = features.Where(float.IsFinite).DefaultIfEmpty(0).Max();
        double range = high > low ? high - low : 1;
        return [.. features.Select(value => float.IsFinite(value) ? (byte)Math.Round(255 * (value - low) / range) : (byte)0)];
    }
}
