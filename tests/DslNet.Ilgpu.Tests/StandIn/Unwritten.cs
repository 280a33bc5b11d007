using System.Runtime.InteropServices;

namespace ILGPU.Runtime;

/// <summary>What memory holds before anything is written: numbers that no result survives.</summary>
internal static class Unwritten
{
    public static void Fill<T>(T[] elements)
        where T : unmanaged => MemoryMarshal.AsBytes(elements.AsSpan()).Fill(0xFF);
}
