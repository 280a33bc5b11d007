using System.Diagnostics.CodeAnalysis;

namespace ILGPU.Runtime;

/// <summary>One thread of the group that is running: where it stands, and its shared memory.</summary>
internal sealed class GroupThread(GroupTeam team, int index)
{
    [ThreadStatic]
    private static GroupThread? current;

    private int allocations;

    [SuppressMessage("Design", "CA1065", Justification = "Group and Grid exist inside kernels alone, as in ILGPU.")]
    public static GroupThread Current => current ?? throw new InvalidOperationException("Only a kernel has a group.");

    public GroupTeam Team => team;

    public int Index => index;

    public int Group { get; private set; }

    public int Groups { get; private set; }

    public ArrayView<T> Allocate<T>(int extent)
        where T : unmanaged => team.Shared<T>(Group, allocations++, extent);

    public void WaitInKernel() => team.WaitInKernel(this);

    /// <summary>Runs the kernel as this thread of the group.</summary>
    public void Run(Action kernel, int group, int groups)
    {
        (Group, Groups, allocations) = (group, groups, 0);
        current = this;
        try
        {
            kernel();
        }
        finally
        {
            current = null;
        }
    }
}
