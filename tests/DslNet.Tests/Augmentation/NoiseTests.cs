using DslNet.Data;

namespace DslNet.Tests.Augmentations;

public class NoiseTests
{
    private const int Count = 100_001;

    [Fact]
    public void Noise_has_its_deviation_and_the_shape_of_the_normal_distribution()
    {
        float[] noise = Augment.Noise(2).Of(new float[Count], new Shape(Count));
        double mean = noise.Average(), variance = noise.Average(value => Math.Pow(value - mean, 2));

        mean.ShouldBe(0, 4 * 2 / Math.Sqrt(Count));                                      // four standard errors
        variance.ShouldBe(4, 4 * 4 * Math.Sqrt(2.0 / Count));
        (noise.Average(value => Math.Pow(value - mean, 4)) / (variance * variance)).ShouldBe(3, 4 * Math.Sqrt(24.0 / Count));
        ((double)noise.Count(value => Math.Abs(value) < 2) / Count).ShouldBe(0.6826895, 0.006);
        noise.Zip(noise.Skip(1), (one, next) => (double)one * next).Average().ShouldBe(0, 4 * 4 / Math.Sqrt(Count));
    }

    [Fact]
    public void Noise_is_added_to_the_sample()
    {
        var shape = new Shape(3, 5, 1);
        float[] noise = Augment.Noise(0.5f).Of(new float[15], shape);

        Augment.Noise(0.5f).Of(Variants.Image(shape), shape).ShouldBe(Variants.Image(shape).Zip(noise, (value, added) => value + added), 1e-6);
    }

    [Fact]
    public void Numbers_follow_from_seed_epoch_and_sample()
    {
        float[] Noise(ulong seed, int epoch, int row) => Augment.Noise(1).Of(new float[8], new Shape(8), seed, epoch, row);

        Noise(1, 2, 3).ShouldBe(Noise(1, 2, 3));
        var all = from seed in Enumerable.Range(0, 10) from epoch in Enumerable.Range(0, 10) from row in Enumerable.Range(0, 10) select Noise((ulong)seed, epoch, row)[0];
        all.Distinct().Count().ShouldBe(1000);
        double mean = all.Average(value => (double)value);
        mean.ShouldBe(0, 0.13);
    }

    [Fact]
    public void Whole_numbers_are_spread_evenly_and_both_ends_come()
    {
        var random = new SampleRandom(5, 1, 0);
        int[] drawn = new int[7000];
        for (int i = 0; i < drawn.Length; i++)
        {
            drawn[i] = random.Integer(-3, 3);
        }

        drawn.Distinct().Order().ShouldBe([-3, -2, -1, 0, 1, 2, 3]);
        drawn.CountBy(number => number).ShouldAllBe(pair => pair.Value > 870 && pair.Value < 1130);
        Should.Throw<ArgumentOutOfRangeException>(() => new SampleRandom(1, 1, 1).Integer(2, 1)).Message.ShouldContain("at least the smallest, 2");
        new SampleRandom(1, 1, 1).Integer(4, 4).ShouldBe(4);
    }
}
