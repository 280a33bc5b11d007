using ILGPU.Runtime;

namespace ILGPU;

/// <summary>Stand-in for what a kernel's thread knows of its group.</summary>
public static class Group
{
    public static int IdxX => GroupThread.Current.Index;

    public static int DimX => GroupThread.Current.Team.Size;

    /// <summary>Really waits for all threads of the group.</summary>
    public static void Barrier() => GroupThread.Current.WaitInKernel();
}

/// <summary>Stand-in for what a kernel's thread knows of the grid.</summary>
public static class Grid
{
    public static int IdxX => GroupThread.Current.Group;

    public static int DimX => GroupThread.Current.Groups;
}

/// <summary>Stand-in for memory that the threads of a group share. It begins as NaN: what is read must have been written.</summary>
public static class SharedMemory
{
    public static ArrayView<T> Allocate<T>(int extent)
        where T : unmanaged => GroupThread.Current.Allocate<T>(extent);
}

/// <summary>Stand-in for ILGPU's functions that each backend spells in its own way.</summary>
public static class IntrinsicMath
{
    public static class CPUOnly
    {
        public static float Exp2(float value) => MathF.Pow(2f, value);

        public static float Log2(float value) => MathF.Log2(value);
    }
}
