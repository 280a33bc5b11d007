namespace DslNet.Package.Tests;

/// <summary>Folders outside the repository. All tests that make some are one collection, and when it has run the folders go.</summary>
[CollectionDefinition(Collection)]
public sealed class TemporaryFolder : ICollectionFixture<TemporaryFolder>, IDisposable
{
    /// <summary>The name of the collection.</summary>
    public const string Collection = "Packages";

    private static readonly Lazy<string> All = new(() => Directory.CreateTempSubdirectory("dslnet-package-").FullName);

    /// <summary>Deletes all of them.</summary>
    public void Dispose()
    {
        if (All.IsValueCreated)
        {
            Directory.Delete(All.Value, recursive: true);
        }
    }

    internal static string Create(string name) => Directory.CreateDirectory(Path.Combine(All.Value, name)).FullName;
}
