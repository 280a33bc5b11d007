namespace DslNet.Tests.Estimates;

public class MemoryTableTests
{
    [Fact]
    public void Each_part_has_its_share()
    {
        var use = new MemoryUse(Parameters: 100 << 10, Gradients: 100 << 10, OptimizerState: 200 << 10, Activations: 1200 << 10);

        use.Parts.Select(part => (part.Name, part.Bytes, part.Share)).ShouldBe(
            [("parameters", 102_400, 0.0625), ("gradients", 102_400, 0.0625), ("optimizer", 204_800, 0.125), ("activations", 1_228_800, 0.75), ("scratch", 0, 0)]);
        use.ToTable().ShouldBe(
            """
            memory         size    share
            parameters   100 KB    6.3 %
            gradients    100 KB    6.3 %
            optimizer    200 KB   12.5 %
            activations  1.2 MB   75.0 %
            scratch         0 B    0.0 %
            total        1.6 MB  100.0 %
            """);
    }

    [Fact]
    public void Nothing_has_no_shares()
    {
        var nothing = new MemoryUse(0, 0, 0, 0);

        nothing.Parts.ShouldAllBe(part => part.Share == 0);
        nothing.ToTable().ShouldContain("total         0 B  0.0 %");
    }

    [Fact]
    public void The_parts_of_a_network_are_the_whole()
    {
        MemoryUse use = StatefulNet.Info.Memory(64, new Adam());

        use.Parts.Sum(part => part.Bytes).ShouldBe(use.Total);
        use.Parts.Sum(part => part.Share).ShouldBe(1, 1e-12);
    }
}
