using DslNet.Kernels.Memory;
using DslNet.Kernels.RandomNumbers;

namespace DslNet.Kernels.Driver;

// What a checkpoint keeps beside parameters and buffers.
public sealed unsafe partial class NetworkDriver
{
    /// <summary>Puts the random numbers where they were.</summary>
    internal void Restore(RandomState random) => (seed, step) = (random.Seed, random.Step);

    /// <summary>Numbers that are stored as the parameters are, in the order of declaration and without padding.</summary>
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

    /// <summary>The way back; the padding stays.</summary>
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
