namespace DslNet.Analyzers.Sharing;

/// <summary>How a call runs functions on several threads.</summary>
internal enum ThreadedCallKind
{
    /// <summary><c>Parallel.For</c>, <c>ForEach</c>, <c>ForEachAsync</c>: one function, many threads.</summary>
    Parallel,

    /// <summary><c>Parallel.Invoke</c>: several functions, each on one thread.</summary>
    Invoke,

    /// <summary>An operator of PLINQ.</summary>
    Query,

    /// <summary>A task or thread that is started in every iteration of a loop, or for every element of a sequence.</summary>
    Loop,

    /// <summary>An endpoint of ASP.NET Core: a request is answered on whatever thread is free.</summary>
    Endpoint,
}
