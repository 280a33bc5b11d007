namespace DslNet.Tests.Estimates;

/// <summary>What the process holds.</summary>
internal static class ProcessMemory
{
    // Aggressive: what the collector frees goes back to the system at once, and not while the next network is made.
    public static long Held()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Environment.WorkingSet;
    }
}
