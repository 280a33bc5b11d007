using ILGPU.Runtime;

namespace ILGPU;

/// <summary>Stand-in for ILGPU's context. By this type the generator knows that GPU code is wanted.</summary>
public sealed class Context : IDisposable
{
    private Context()
    {
    }

    public static Context CreateDefault() => new();

    /// <summary>Not ILGPU's own: an accelerator whose groups have so many threads at most.</summary>
    public Accelerator CreateStandIn(int threadsPerGroup) => new(threadsPerGroup);

    public void Dispose()
    {
    }
}
