namespace DslNet.Tests;

public class NetworkAttributeTests
{
    [Fact]
    public void Its_defaults_are_the_documented_ones()
    {
        var attribute = new NetworkAttribute();

        attribute.Loss.ShouldBe(Loss.None);
        (attribute.LabelSmoothing, attribute.HuberDelta, attribute.L1, attribute.L2).ShouldBe((0f, 1f, 0f, 0f));
        (attribute.PositiveWeight, attribute.FocalGamma, attribute.IgnoredClass).ShouldBe((1f, 0f, int.MinValue));
        attribute.PositiveWeights.ShouldBeNull();
        attribute.MemoryBudget.ShouldBeNull();
        attribute.Batch.ShouldBe(128);
        attribute.InputGradient.ShouldBeFalse();
    }
}
