namespace DslNet.Benchmarks.Serving;

/// <summary>What a service would hold once and ask from all its requests.</summary>
internal interface IServer : IDisposable
{
    /// <summary>Its name in the table.</summary>
    string Name { get; }

    /// <summary>A caller with memory of its own; a thread has one.</summary>
    ICaller Caller();
}
