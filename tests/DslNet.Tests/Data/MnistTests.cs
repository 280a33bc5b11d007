using System.Security.Cryptography;
using System.Text.Json;
using DslNet.Data;
using DslNet.Tests.Data.Readers;

namespace DslNet.Tests.Data;

public class MnistTests
{
    [SkippableFact]
    public void The_test_set_is_read_and_split_pixel_by_pixel_as_Python_has_it()
    {
        string? folder = SharedFolder.Find("data/mnist10k");
        Skip.If(folder is null, "shared/data/mnist10k isn't beside the project: MNIST's images can't be read.");
        DataSplit split = Datasets.Mnist(folder!);

        JsonElement reference = References.All.GetProperty("mnist");
        SampleSet[] parts = [split.Train, split.Validation, split.Test];
        parts.Select(part => part.Count).ShouldBe([8000, 1000, 1000]);
        parts.Select(part => Hash(Bytes(part.Inputs))).ShouldBe(reference.Texts("pixels"));
        parts.Select(part => Hash([.. part.Labels.ToArray().Select(label => (byte)label)])).ShouldBe(reference.Texts("labels"));
        foreach ((SampleSet part, JsonElement histogram) in parts.Zip(reference.GetProperty("histograms").EnumerateArray()))
        {
            part.Labels.ToArray().CountBy(label => label).OrderBy(pair => pair.Key).Select(pair => pair.Value)
                .ShouldBe(histogram.EnumerateArray().Select(count => count.GetInt32()));
        }

        split.Train.Labels[..10].ToArray().ShouldBe([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
        split.Train.Inputs.IndexOfAnyExcept(0).ShouldBe(reference.GetProperty("firstInk").GetInt32());
        split.Train.Input(0).Slice(7 * 28, 28).ToArray().ShouldBe(reference.Numbers("firstRowOfInk").Select(value => (float)value / 255));
        split.Train.FeatureNames[^1].ShouldBe("pixel_27_27");
    }

    [Fact]
    public void With_the_training_files_the_whole_collection_is_read()
    {
        using var folder = new TemporaryFolder();
        byte[] trainLabels = [.. Enumerable.Range(0, 60_000).Select(i => (byte)(i % 10))];
        byte[] trainImages = new byte[60_000 * 784], testImages = new byte[10_000 * 784];
        trainImages[0] = 51;
        trainImages[55_000 * 784] = 102;
        testImages[^1] = 255;
        folder.Write("train-images-idx3-ubyte", IdxContent.Bytes(trainImages, 60_000, 28, 28));
        folder.Write("train-labels.idx1-ubyte", IdxContent.Bytes(trainLabels, 60_000));
        folder.Write("t10k-images-idx3-ubyte.gz", IdxContent.Packed(IdxContent.Bytes(testImages, 10_000, 28, 28)));
        folder.Write("t10k-labels-idx1-ubyte.gz", IdxContent.Packed(IdxContent.Bytes(trainLabels[..10_000], 10_000)));
        DataSplit split = Datasets.Mnist(folder.Path);

        (split.Train.Count, split.Validation.Count, split.Test.Count).ShouldBe((55_000, 5_000, 10_000));
        split.Train.Input(0)[0].ShouldBe(51 / 255f);
        split.Validation.Input(0)[0].ShouldBe(102 / 255f);
        split.Test.Input(9_999)[783].ShouldBe(1);
        split.Test.Labels[9_999].ShouldBe(9);
    }

    [Fact]
    public void What_is_missing_is_said_with_what_to_put_where()
    {
        using var folder = new TemporaryFolder();
        FileNotFoundException images = Should.Throw<FileNotFoundException>(() => Datasets.Mnist(folder.Path));
        images.Message.ShouldStartWith($"'{folder.Path}' has no file t10k-images-idx3-ubyte, neither plain nor with .gz. Put MNIST's files there:");
        images.FileName.ShouldBe(Path.Combine(folder.Path, "t10k-images-idx3-ubyte"));

        folder.Write("t10k-images-idx3-ubyte", []);
        Should.Throw<FileNotFoundException>(() => Datasets.Mnist(folder.Path)).Message.ShouldContain("has no file t10k-labels-idx1-ubyte");
        folder.Write("t10k-labels-idx1-ubyte", []);
        folder.Write("train-labels-idx1-ubyte", []);
        Should.Throw<FileNotFoundException>(() => Datasets.Mnist(folder.Path)).Message.ShouldContain("has no file train-images-idx3-ubyte");
        Should.Throw<FileNotFoundException>(() => Datasets.Mnist(Path.Combine(folder.Path, "nowhere")));
    }

    [Fact]
    public void Files_that_are_something_else_are_refused()
    {
        using var folder = new TemporaryFolder();
        byte[] labels = new byte[10_000];
        string images = folder.Write("t10k-images-idx3-ubyte", IdxContent.Random(1, 2, 28, 28));
        string labelFile = folder.Write("t10k-labels-idx1-ubyte", IdxContent.Bytes(labels, 10_000));
        DslNetFormatException shape = Should.Throw<DslNetFormatException>(() => Datasets.Mnist(folder.Path));
        shape.File.ShouldBe(images);
        shape.Reason.ShouldBe("10000×28×28 values of UInt8 are expected; 2×28×28 of UInt8 came.");

        labels[1234] = 10;
        folder.Write("t10k-images-idx3-ubyte", IdxContent.Bytes(new byte[10_000 * 784], 10_000, 28, 28));
        folder.Write("t10k-labels-idx1-ubyte", IdxContent.Bytes(labels, 10_000));
        DslNetFormatException label = Should.Throw<DslNetFormatException>(() => Datasets.Mnist(folder.Path));
        (label.File, label.Offset).ShouldBe((labelFile, 8 + 1234));
    }

    private static byte[] Bytes(ReadOnlySpan<float> pixels)
    {
        byte[] bytes = new byte[pixels.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)MathF.Round(pixels[i] * 255);
            pixels[i].ShouldBe(bytes[i] / 255f);
        }

        return bytes;
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
