namespace DslNet.Compiler.Tests.RandomNetworks;

/// <summary>Where in the source something is said: it decides what can be named from there.</summary>
internal enum SourcePlace
{
    /// <summary>In <c>Define()</c> itself.</summary>
    Define,

    /// <summary>In another member of the network's class.</summary>
    Member,

    /// <summary>In the helper class, of another file.</summary>
    Outside,
}
