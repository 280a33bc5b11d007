namespace DslNet.Kernels.Threads;

/// <summary>Work on numbered items that <see cref="WorkerPool"/> divides among threads. Items never share an output.</summary>
internal interface IRangeJob
{
    /// <summary>Processes the items from <paramref name="from"/> to <paramref name="to"/> (exclusive) on the worker with the given index.</summary>
    void Run(int from, int to, int worker);
}
