using System.Runtime.CompilerServices;
using System.Text.Json;

namespace DslNet.Tests.Augmentations;

/// <summary>Applies augmentations to single samples.</summary>
internal static class Variants
{
    public static JsonElement[] ScipyRotations { get; } = [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(), "rotations.json"))).RootElement.EnumerateArray()];

    public static float[] Of(this IAugmentation augmentation, float[] sample, Shape shape, ulong seed = 1, int epoch = 1, int row = 0)
    {
        float[] output = new float[sample.Length], before = [.. sample];
        Array.Fill(output, float.NaN);   // every value must be written
        var random = new SampleRandom(seed, epoch, row);
        augmentation.Prepare(shape).Apply(sample, output, ref random);
        sample.ShouldBe(before);
        return output;
    }

    /// <summary>An image of different values, none of them 0.</summary>
    public static float[] Image(Shape shape) => [.. Enumerable.Range(1, shape.Size).Select(i => i * 0.25f)];

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
