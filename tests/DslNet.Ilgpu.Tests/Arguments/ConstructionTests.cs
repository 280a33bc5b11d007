using DslNet.Ilgpu.Tests.Harness;
using DslNet.Tests.Golden;

namespace DslNet.Ilgpu.Tests.Arguments;

/// <summary>What a network on an accelerator is made from and copied to, and whose optimizers step it.</summary>
public class ConstructionTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void A_batch_has_a_row_at_least(int batchSize)
    {
        using AcceleratorUnderTest under = new();
        using FlowerNet network = new(batchSize: 4);
        ArgumentOutOfRangeException expected = Should.Throw<ArgumentOutOfRangeException>(() => new FlowerNet(batchSize));
        ArgumentOutOfRangeException actual = Should.Throw<ArgumentOutOfRangeException>(() => new FlowerNet.Gpu(under.Accelerator, network, batchSize));
        actual.ParamName.ShouldBe("batchSize");
        actual.Message.ShouldBe(expected.Message);
    }

    [Fact]
    public void Accelerator_and_network_are_needed()
    {
        using AcceleratorUnderTest under = new();
        using FlowerNet network = new(batchSize: 4);
        Should.Throw<ArgumentNullException>(() => new FlowerNet.Gpu(null!, network, 4)).ParamName.ShouldBe("accelerator");
        Should.Throw<ArgumentNullException>(() => new FlowerNet.Gpu(under.Accelerator, null!, 4)).ParamName.ShouldBe("network");
    }

    [Fact]
    public void A_network_that_was_disposed_is_refused()
    {
        using AcceleratorUnderTest under = new();
        FlowerNet network = new(batchSize: 4);
        network.Dispose();
        Should.Throw<ObjectDisposedException>(() => new FlowerNet.Gpu(under.Accelerator, network, 4)).ObjectName.ShouldBe(nameof(FlowerNet));
    }

#if !REAL_ILGPU
    [Fact]
    public void What_was_refused_has_taken_no_memory()
    {
        using AcceleratorUnderTest under = new();
        FlowerNet network = new(batchSize: 4);
        Should.Throw<ArgumentOutOfRangeException>(() => new FlowerNet.Gpu(under.Accelerator, network, 0));
        Should.Throw<ArgumentNullException>(() => new FlowerNet.Gpu(under.Accelerator, null!, 4));
        network.Dispose();
        Should.Throw<ObjectDisposedException>(() => new FlowerNet.Gpu(under.Accelerator, network, 4));
        under.Accelerator.BuffersInUse.ShouldBe(0);
    }

    [Fact]
    public void All_memory_is_given_back()
    {
        using NetworkPair pair = NetworkPair.Of(typeof(FlowerNet), 4);
        Batch batch = Batch.Draw(FlowerNet.Info, 4, seed: 1);
        pair.Gpu.TrainStep(batch.Input, batch.Target, new Adam());
        pair.Accelerator.BuffersInUse.ShouldBeGreaterThan(1);
        pair.Gpu.Dispose();
        pair.Accelerator.BuffersInUse.ShouldBe(0);
    }
#endif

    [Fact]
    public void Copies_are_between_networks_of_one_class()
    {
        using AcceleratorUnderTest under = new();
        using FlowerNet network = new(batchSize: 4);
        using FlowerNet.Gpu gpu = new(under.Accelerator, network, 4);
        using FigureNet other = new(batchSize: 4);
        float[] before = gpu.Parameters();
        foreach (Action copy in new Action[] { () => gpu.CopyFrom(other), () => gpu.CopyTo(other) })
        {
            ArgumentException exception = Should.Throw<ArgumentException>(copy);
            exception.ParamName.ShouldBe("network");
            exception.Message.ShouldContain($"Expected a FlowerNet with {FlowerNet.ParameterCount} parameters, but got a FigureNet with {FigureNet.ParameterCount}");
        }

        Should.Throw<ArgumentNullException>(() => gpu.CopyFrom(null!)).ParamName.ShouldBe("network");
        Should.Throw<ArgumentNullException>(() => gpu.CopyTo(null!)).ParamName.ShouldBe("network");
        gpu.Parameters().ShouldBe(before);
        gpu.Dispose();
        Should.Throw<ObjectDisposedException>(() => gpu.CopyFrom(network));
        Should.Throw<ObjectDisposedException>(() => gpu.CopyTo(network));
    }

    [Fact]
    public void An_optimizer_belongs_to_one_network()
    {
        using NetworkPair pair = NetworkPair.Of(typeof(FlowerNet), 4), another = NetworkPair.Of(typeof(FlowerNet), 4);
        Batch batch = Batch.Draw(FlowerNet.Info, 4, seed: 1);
        Sgd here = new(0.1f), there = new(0.1f);
        pair.Cpu.TrainStep(batch.Input, batch.Target, here);
        pair.Gpu.TrainStep(batch.Input, batch.Target, there);
        float[] before = another.Gpu.Parameters();
        string expected = Should.Throw<InvalidOperationException>(() => another.Cpu.TrainStep(batch.Input, batch.Target, here)).Message;
        foreach ((INetwork network, Optimizer optimizer) in new[] { (another.Gpu, there), (another.Gpu, here), (pair.Gpu, here), (pair.Cpu, there) })
        {
            Should.Throw<InvalidOperationException>(() => network.TrainStep(batch.Input, batch.Target, optimizer)).Message.ShouldBe(expected);
            Should.Throw<InvalidOperationException>(() => optimizer.Step(network)).Message.ShouldBe(expected);
        }

        another.Gpu.Parameters().ShouldBe(before);
        another.Gpu.TrainStep(batch.Input, batch.Target, new Sgd(0.1f));
    }

    [Fact]
    public void An_optimizer_outlives_its_network_but_not_what_it_left_there()
    {
        using NetworkPair pair = NetworkPair.Of(typeof(TanhRegressionNet), 4);
        Batch batch = Batch.Draw(pair.Cpu.Info, 4, seed: 1);
        Sgd asked = new(0.1f), unasked = new(0.1f);
        pair.Gpu.TrainStep(batch.Input, batch.Target, asked);
        float norm = asked.GradientNorm;
        pair.Gpu.TrainStep(batch.Input, batch.Target, unasked);
        pair.Gpu.Dispose();
        asked.GradientNorm.ShouldBe(norm);
        Should.Throw<ObjectDisposedException>(() => unasked.GradientNorm).ObjectName.ShouldBe(nameof(TanhRegressionNet));
    }
}
