namespace DslNet.Data;

/// <summary>MNIST from its four IDX files, or from the two of its test set.</summary>
internal static class MnistFolder
{
    private const int Side = 28, Classes = 10;
    private const int TrainingImages = 60_000, TestImages = 10_000;

    public static DataSplit Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string testImages = Find(folder, "t10k-images", 3), testLabels = Find(folder, "t10k-labels", 1);
        bool isWhole = TryFind(folder, "train-images", 3) is not null || TryFind(folder, "train-labels", 1) is not null;
        if (isWhole)
        {
            Pair train = Load(Find(folder, "train-images", 3), Find(folder, "train-labels", 1), TrainingImages);
            Pair test = Load(testImages, testLabels, TestImages);
            return new DataSplit(
                new TrainingSet(train.Inputs(..55_000), train.Labels.AsSpan(..55_000), Classes, FeatureNames.Mnist),
                new ValidationSet(train.Inputs(55_000..), train.Labels.AsSpan(55_000..), Classes, FeatureNames.Mnist),
                new TestSet(test.Inputs(..), test.Labels, Classes, FeatureNames.Mnist));
        }

        Pair all = Load(testImages, testLabels, TestImages);
        return new DataSplit(
            new TrainingSet(all.Inputs(..8_000), all.Labels.AsSpan(..8_000), Classes, FeatureNames.Mnist),
            new ValidationSet(all.Inputs(8_000..9_000), all.Labels.AsSpan(8_000..9_000), Classes, FeatureNames.Mnist),
            new TestSet(all.Inputs(9_000..), all.Labels.AsSpan(9_000..), Classes, FeatureNames.Mnist));
    }

    private static Pair Load(string imagesPath, string labelsPath, int count)
    {
        IdxArray images = IdxFile.Read(imagesPath, ReaderLimits.Default, (file, header) => MustBe(file, header, [count, Side, Side]));
        IdxArray labels = IdxFile.Read(labelsPath, ReaderLimits.Default, (file, header) => MustBe(file, header, [count]));
        int[] classes = new int[count];
        labels.CopyTo(0, classes);
        int bad = classes.AsSpan().IndexOfAnyExceptInRange(0, Classes - 1);
        return bad < 0
            ? new Pair(images, classes)
            : throw new DslNetFormatException(labelsPath, 8 + bad, $"Labels are digits of 0 to 9; that of image {bad} is {classes[bad]}.");
    }

    private static void MustBe(InputFile file, IdxHeader header, int[] shape)
    {
        if (header.Element != IdxElement.UInt8 || !header.Shape.AsSpan().SequenceEqual(shape))
        {
            throw file.Wrong(0, $"{string.Join('×', shape)} values of UInt8 are expected; {string.Join('×', header.Shape)} of {header.Element} came.");
        }
    }

    private static string Find(string folder, string name, int dimensions) => TryFind(folder, name, dimensions)
        ?? throw new FileNotFoundException(
            $"'{OutsideText.Sentence(folder)}' has no file {FileName(name, dimensions)}, neither plain nor with .gz. Put MNIST's files there: t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte " +
            "(10,000 images, which are then split into 8,000 to train on, 1,000 to validate and 1,000 to test), and if you have them " +
            "train-images-idx3-ubyte and train-labels-idx1-ubyte (60,000 more: 55,000 to train on and 5,000 to validate; the 10,000 are the test).",
            Path.Combine(folder, FileName(name, dimensions)));

    // Some unpackers replace the hyphen before the suffix by a dot.
    private static string? TryFind(string folder, string name, int dimensions) =>
        new[] { FileName(name, dimensions), FileName(name, dimensions) + ".gz", $"{name}.idx{dimensions}-ubyte", $"{name}.idx{dimensions}-ubyte.gz" }
            .Select(file => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);

    private static string FileName(string name, int dimensions) => $"{name}-idx{dimensions}-ubyte";

    /// <summary>Images and their labels.</summary>
    private sealed record Pair(IdxArray Images, int[] Labels)
    {
        public float[] Inputs(Range range)
        {
            (int start, int count) = range.GetOffsetAndLength(Images.Count);
            float[] inputs = new float[count * Images.ItemSize];
            Images.CopyTo(start, inputs);
            for (int i = 0; i < inputs.Length; i++)
            {
                inputs[i] /= 255;
            }

            return inputs;
        }
    }
}
