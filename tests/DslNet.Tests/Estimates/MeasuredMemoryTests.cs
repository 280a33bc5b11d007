using Xunit.Abstractions;

namespace DslNet.Tests.Estimates;

/// <summary>
/// What a network was said to take, against what the process then held more of. Networks of some 100 MB, so that code compiled
/// meanwhile weighs little; and since other things come and go in a process, some of several tries must agree.
/// </summary>
[Collection(AloneCollection.Name)]
public class MeasuredMemoryTests(ITestOutputHelper output)
{
    private const int Tries = 6;

    [Fact]
    public void Wide() => Agrees(batch => new WideNet(batch, seed: 1, threads: 1), WideNet.Info, batch: 1024, () => new Adam());

    [Fact]
    public void Deep() => Agrees(batch => new DeepNet(batch, seed: 1, threads: 1), DeepNet.Info, batch: 16_384, () => new Sgd(0.01f, momentum: 0.9f));

    [Fact]
    public void Digits() => Agrees(batch => new StatefulNet(batch, seed: 1, threads: 1), StatefulNet.Info, batch: 40_000, () => new RmsProp());

    [Fact]
    public void Images() => Agrees(batch => new PixelNet(batch, seed: 1, threads: 1), PixelNet.Info, batch: 1000, () => new Adam());

    /// <summary>Few images and heavy weights: what is summed apart for groups of images weighs the most here.</summary>
    [Fact]
    public void Filters() => Agrees(batch => new FilterNet(batch, seed: 1, threads: 1), FilterNet.Info, batch: 64, () => new Sgd(0.01f));

    /// <summary>The largest batch for a budget keeps to it, and doesn't leave much of it.</summary>
    [Fact]
    public void The_largest_batch_fills_its_budget()
    {
        const long Budget = 96L << 20;
        Agrees(batch => new DeepNet(batch, seed: 1, threads: 1), DeepNet.Info, DeepNet.Info.LargestBatch(Budget, new Adam(), threads: 1), () => new Adam(), Budget);
    }

    private void Agrees(Func<int, INetwork> make, NetworkInfo info, int batch, Func<Optimizer> optimizer, long? budget = null)
    {
        long said = budget ?? info.Memory(batch, optimizer(), threads: 1).Total;
        float[] input = new float[batch * info.Input.Size], target = new float[batch * info.Output.Size], predicted = new float[target.Length];

        // All are kept until the end: memory once freed stays with the process, and would hide what the next one takes.
        List<(INetwork Network, Optimizer Optimizer)> kept = [(make(64), optimizer())];
        Use(kept[0], input.AsSpan(0, 64 * info.Input.Size), target.AsSpan(0, 64 * info.Output.Size), predicted);
        double closest = double.PositiveInfinity;
        for (int attempt = 0; attempt < Tries && closest > 0.05; attempt++)
        {
            long before = ProcessMemory.Held();
            kept.Add((make(batch), optimizer()));
            Use(kept[^1], input, target, predicted);
            long happened = ProcessMemory.Held() - before;
            double off = ((double)said / happened) - 1;
            output.WriteLine(FormattableString.Invariant($"{info.Name}, batch {batch}: {said:N0} bytes said, {happened:N0} happened: {100 * off:0.0} %"));
            closest = Math.Min(closest, Math.Abs(off));
        }

        kept.ForEach(each => each.Network.Dispose());
        closest.ShouldBeLessThan(0.05);
    }

    /// <summary>A step and a prediction, so that every page has been touched.</summary>
    private static void Use((INetwork Network, Optimizer Optimizer) each, ReadOnlySpan<float> input, ReadOnlySpan<float> target, Span<float> predicted)
    {
        each.Network.TrainStep(input, target, each.Optimizer);
        each.Network.Predict(input, predicted[..target.Length]);
    }
}
