namespace ILGPU.Runtime;

/// <summary>Stand-in for ILGPU's accelerator: runs kernels on the CPU, groups one after another, the threads of a group on real threads.</summary>
public abstract class Accelerator : IDisposable
{
    private readonly Dictionary<int, GroupTeam> teams = [];

    private protected Accelerator(int threadsPerGroup)
    {
        MaxNumThreadsPerGroup = threadsPerGroup;
        DefaultStream = new AcceleratorStream();
    }

    public int MaxNumThreadsPerGroup { get; }

    public AcceleratorStream DefaultStream { get; }

    public string Name => "stand-in";

    /// <summary>Not ILGPU's own: kernels launched so far.</summary>
    public int Launches { get; private set; }

    /// <summary>Not ILGPU's own: hears of every launch: the kernel, groups, threads of each.</summary>
    public Action<string, int, int>? Launched { get; set; }

    /// <summary>Not ILGPU's own: whether launches are counted but do nothing, where it only matters which they are.</summary>
    public bool SkipsKernels { get; set; }

    /// <summary>Not ILGPU's own: buffers that haven't been disposed.</summary>
    public int BuffersInUse { get; internal set; }

    /// <summary>Not ILGPU's own: whether barriers do nothing, to show that tests notice.</summary>
    public bool IgnoresBarriers { get; set; }

    public MemoryBuffer1D<T, Stride1D.Dense> Allocate1D<T>(long length)
        where T : unmanaged => new(this, checked((int)length));

    public void Synchronize()
    {
    }

    public void Dispose()
    {
        foreach (GroupTeam team in teams.Values)
        {
            team.Dispose();
        }
    }

    internal void Run(string name, KernelConfig config, Action kernel)
    {
        if (config.GroupDim.X < 1 || config.GroupDim.X > MaxNumThreadsPerGroup || config.GridDim.X < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(config), FormattableString.Invariant($"{config.GridDim.X} groups of {config.GroupDim.X} threads; {MaxNumThreadsPerGroup} threads are the most."));
        }

        Launches++;
        Launched?.Invoke(name, config.GridDim.X, config.GroupDim.X);
        if (SkipsKernels)
        {
            return;
        }

        if (!teams.TryGetValue(config.GroupDim.X, out GroupTeam? team))
        {
            teams[config.GroupDim.X] = team = new GroupTeam(config.GroupDim.X);
        }

        team.IgnoresBarriers = IgnoresBarriers;
        team.Run(kernel, config.GridDim.X);
    }
}

/// <summary>Stand-in for ILGPU's queue of launches: everything has been done when a launch returns.</summary>
public sealed class AcceleratorStream
{
    public void Synchronize()
    {
    }
}
