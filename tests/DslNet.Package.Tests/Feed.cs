using System.IO.Compression;
using System.Xml.Linq;

namespace DslNet.Package.Tests;

/// <summary>A folder with the packages, made from the repository as <c>dotnet pack</c> makes them.</summary>
internal sealed class Feed
{
    /// <summary>No released version: a package that the machine has already is never taken for one made here.</summary>
    public const string Version = "0.0.1-tested";

    private static readonly Lazy<Task<Feed>> FirstPack = new(() => Pack("first")), SecondPack = new(() => Pack("second elsewhere"));

    private Feed(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>The packages, made once for all tests.</summary>
    public static Task<Feed> First => FirstPack.Value;

    /// <summary>The same again, built from nothing in another folder.</summary>
    public static Task<Feed> Second => SecondPack.Value;

    public IEnumerable<string> Files => Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    /// <summary>What a package holds by name, without what every zip of this kind has for its own sake.</summary>
    public IReadOnlyDictionary<string, byte[]> Content(string package, string extension = "nupkg")
    {
        using ZipArchive zip = ZipFile.OpenRead(Path.Combine(Folder, $"{package}.{Version}.{extension}"));
        return zip.Entries
            .Where(entry => entry.FullName is not ("_rels/.rels" or "[Content_Types].xml") && !entry.FullName.StartsWith("package/services/", StringComparison.Ordinal))
            .ToDictionary(entry => entry.FullName, Read);
    }

    /// <summary>The metadata of a package.</summary>
    public XElement Metadata(string package)
    {
        using MemoryStream nuspec = new(Content(package)[$"{package}.nuspec"]);
        return XDocument.Load(nuspec).Root!.Elements().Single();
    }

    private static async Task<Feed> Pack(string name)
    {
        string folder = TemporaryFolder.Create($"feed {name}"), packages = Path.Combine(folder, "packages");

        // With build outputs of its own: other tests run beside this one, and the repository's folders are theirs.
        (await Command.Run(
            Repository.Root,
            new Dictionary<string, string>(),
            "dotnet", "pack", "DslNet.sln", "-c", "Release", "--artifacts-path", Path.Combine(folder, "artifacts"), "-o", packages, $"-p:Version={Version}")).Succeeded();
        return new Feed(packages);
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
