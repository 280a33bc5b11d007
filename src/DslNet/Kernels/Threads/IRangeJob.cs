namespace DslNet.Kernels.Threads;

/// <summary>Work on numbered items that <see cref="WorkerPool"/> divides among threads. Items never share an output.</summary>
internal interface IRangeJob
{
    /// <summary>Does items <paramref name="from"/> to <paramref name="to"/>, exclusively, on the worker of that number.</summary>
    void Run(int from, int to, int worker);
}
