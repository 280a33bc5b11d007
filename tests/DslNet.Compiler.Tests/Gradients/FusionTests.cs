using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Gradients;

/// <summary>What is fused must cost less than what it came from.</summary>
public class FusionTests
{
    /// <summary>The gradient of each block is a sum of all behind it: made once, not by each block again.</summary>
    [Theory]
    [InlineData("BatchNorm", "Relu")]
    [InlineData("Relu")]
    [InlineData("Dropout", "Tanh")]
    [InlineData("BatchNorm")]
    public void A_residual_block_reads_as_much_however_many_are_behind_it(params string[] behind)
    {
        int few = Reads(10), more = Reads(20), many = Reads(40);

        (more - few).ShouldBe(10 * ((many - more) / 20));
        many.ShouldBeGreaterThan(more);

        int Reads(int blocks)
        {
            LayerNode block = OpNetworks.Layer("Residual", ("block", new ArgumentValue.Block(behind.Select(OpNetworks.Sample).Prepend(OpNetworks.Dense(4)).ToEquatableArray())));
            NetworkGraph graph = OpNetworks.Graph(LossKind.MeanSquaredError, [4], [.. Enumerable.Repeat(block, blocks), OpNetworks.Dense(3)]);
            return NetworkCompiler.Compile(graph).Program.AllKernels.Sum(kernel => kernel.Inputs.Count());
        }
    }
}
