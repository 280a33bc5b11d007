using DslNet.Kernels.Memory;
using DslNet.Kernels.RandomNumbers;

namespace DslNet.Kernels.Driver;

// The state in checkpoints besides parameters and buffers.
public sealed unsafe partial class NetworkDriver
{
    /// <summary>Restores the random state.</summary>
    internal void Restore(RandomState random) => (seed, step) = (random.Seed, random.Step);

    /// <summary>Copies an array in the parameters' storage layout to declaration order without padding.</summary>
    internal void GetLikeParameters(ReadOnlySpan<float> stored, Span<float> destination)
    {
        fixed (float* start = stored)
        {
            for (int i = 0; i < Info.Parameters.Count; i++)
            {
                int count = Info.Parameters[i].Count;
                NetworkMemory.CopyOut(new FloatSlice(start + memory.ParameterStarts[i]), Info.Parameters[i], destination[..count]);
                destination = destination[count..];
            }
        }
    }

    /// <summary>The inverse; the padding is kept.</summary>
    internal void SetLikeParameters(ReadOnlySpan<float> source, Span<float> stored)
    {
        fixed (float* start = stored)
        {
            for (int i = 0; i < Info.Parameters.Count; i++)
            {
                int count = Info.Parameters[i].Count;
                NetworkMemory.CopyIn(source[..count], Info.Parameters[i], new FloatSlice(start + memory.ParameterStarts[i]));
                source = source[count..];
            }
        }
    }
}
