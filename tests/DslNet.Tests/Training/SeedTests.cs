using DslNet.Data;

namespace DslNet.Tests.Training;

/// <summary>Wherever a seed is asked for, a variable of any whole type will do.</summary>
public class SeedTests
{
    [Fact]
    public void An_int_that_counts_is_a_seed_everywhere()
    {
        for (int seed = 0; seed < 3; seed++)
        {
            ulong same = (ulong)seed;
            using FusedNet network = new(batchSize: 1, seed: seed), other = new(batchSize: 1, seed: same);
            Parameters(network).ShouldBe(Parameters(other));
            network.Initialize(seed + 1);
            other.Initialize(same + 1);
            Parameters(network).ShouldBe(Parameters(other));
            using FusedNet made = Made<FusedNet>(seed);
            made.Initialize(seed + 1);
            Parameters(made).ShouldBe(Parameters(other));
            new FitOptions { Seed = seed }.ShouldBe(new FitOptions { Seed = same });
            Dataset iris = Datasets.Iris();
            iris.Split(seed: seed).Test.Inputs.ToArray().ShouldBe(iris.Split(seed: same).Test.Inputs.ToArray());
            iris.Folds(3, seed)[0].Validation.Inputs.ToArray().ShouldBe(iris.Folds(3, same)[0].Validation.Inputs.ToArray());
            new SampleRandom(seed, 1, 0).Uniform().ShouldBe(new SampleRandom(same, 1, 0).Uniform());
            static double Drawn(Trial trial) => trial.Uniform("x", 0, 1);
            DslNet.Tuning.Random(2, seed, Drawn).Best.Value.ShouldBe(DslNet.Tuning.Random(2, same, Drawn).Best.Value);
            AudioEffects.AddNoise([1f, -1f], 10, seed).ShouldBe(AudioEffects.AddNoise([1f, -1f], 10, same));
        }
    }

    [Fact]
    public void Every_whole_type_is_one_and_a_negative_number_is_its_bits()
    {
        uint small = 7;
        long large = 7;
        Seed[] seeds = [7, small, large, 7UL, new Seed(7)];
        seeds.ShouldAllBe(seed => seed == new Seed(7));
        ((Seed)(-1)).Bits.ShouldBe(ulong.MaxValue);
        ((Seed)(-1L)).Bits.ShouldBe(ulong.MaxValue);
        ((Seed)int.MinValue).Bits.ShouldBe(0xFFFFFFFF80000000UL);
        ulong bits = (Seed)5;
        bits.ShouldBe(5UL);
        ((Seed)12345678).ToString().ShouldBe("12345678");
        default(Seed).Bits.ShouldBe(0UL);
    }

    private static TNetwork Made<TNetwork>(int seed)
        where TNetwork : INetwork<TNetwork> => TNetwork.Create(1, seed, 1);

    private static float[] Parameters(INetwork network)
    {
        float[] values = new float[network.Info.ParameterCount];
        network.GetParameters(values);
        return values;
    }
}
