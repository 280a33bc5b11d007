using DslNet.Compiler.Graph;
using DslNet.Compiler.Tests.Gradients;
using DslNet.Ilgpu.Tests.Harness;

namespace DslNet.Ilgpu.Tests.Sizes;

/// <summary>Widths and batches that fill no tile, one tile, or a little more, for groups of all sizes.</summary>
public class WidthTests
{
    private static readonly int[] Widths = [1, 3, 17, 65, 130];

    private static readonly (int Rows, int BatchSize)[] Batches = [(1, 1), (1, 5), (2, 2), (5, 5), (33, 33), (3, 33)];

    private static readonly Lazy<Dictionary<string, Type>> Networks = new(() => EmittedNetworks.Load(Widths.SelectMany(width => new[] { Plain(width), Normalized(width) })));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(64)]
    public void Any_width_and_batch_work_in_groups_of(int threads)
    {
        // Many threads take their time on few cores: a group of 64 gets what is larger than its tile of 32, and what isn't quite.
        bool many = threads > 16;
        foreach (int width in Widths.Where(width => !many || width >= 17))
        {
            foreach ((int rows, int batchSize) in Batches.Where(batch => !many || batch.BatchSize == 33))
            {
                Named.Run($"{width} wide, {rows} of {batchSize} rows", () => SameEverywhere.Check(Networks.Value[$"Plain{width}"], rows, batchSize, threads));
            }

            Named.Run($"{width} wide, normalized", () => SameEverywhere.Check(Networks.Value[$"Normalized{width}"], rows: 33, batchSize: 34, threads));
        }
    }

    /// <summary>The width in all three places of a product.</summary>
    private static (string Name, NetworkGraph Graph) Plain(int width) => (
        $"Plain{width}",
        OpNetworks.Graph(LossKind.MeanSquaredError, [width], OpNetworks.Dense(width), OpNetworks.Layer("Tanh"), OpNetworks.Dense(3, bias: false), OpNetworks.Dense(width)));

    /// <summary>The width in sums over rows and in sums over columns.</summary>
    private static (string Name, NetworkGraph Graph) Normalized(int width) => (
        $"Normalized{width}",
        OpNetworks.Graph(LossKind.CrossEntropy, [4], OpNetworks.Dense(width), OpNetworks.BatchNorm(), OpNetworks.Layer("Softmax"), OpNetworks.Dense(Math.Max(2, width)), OpNetworks.Layer("Softmax")));
}
