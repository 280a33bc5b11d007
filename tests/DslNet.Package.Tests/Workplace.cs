using System.Runtime.InteropServices;
using System.Security;

namespace DslNet.Package.Tests;

/// <summary>
/// A folder of a user who has a .NET SDK and the packages, and nothing of the repository. Packages of others come from the machine's
/// folder where it has them, and else from where the machine takes them from; ours come from the feed and nowhere else.
/// </summary>
internal sealed class Workplace
{
    private static readonly Lazy<Task<string>> MachinePackages = new(FindMachinePackages);

    private readonly Dictionary<string, string> environment;

    private Workplace(string name)
    {
        // Projects may lie in folders with spaces, packages may not: the SDK's own linking to machine code (10.0.12) doesn't quote what it finds among them.
        Folder = TemporaryFolder.Create(name);
        environment = new Dictionary<string, string> { ["NUGET_PACKAGES"] = TemporaryFolder.Create(name.Replace(' ', '-') + "-packages") };
    }

    public string Folder { get; }

    /// <summary>An empty place.</summary>
    public static async Task<Workplace> Create(string name)
    {
        Workplace workplace = new(name);
        string config = $"""
            <configuration>
              <packageSources>
                <add key="dslnet-tested" value="{SecurityElement.Escape((await Feed.First).Folder)}" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="machine" value="{SecurityElement.Escape(await MachinePackages.Value)}" />
              </fallbackPackageFolders>
            </configuration>
            """;
        await File.WriteAllTextAsync(Path.Combine(workplace.Folder, "nuget.config"), config);
        return workplace;
    }

    /// <summary>A place with a program that references one package alone.</summary>
    public static async Task<Workplace> WithConsumer(string name, string package = "DslNet")
    {
        Workplace workplace = await Create(name);
        await workplace.Write("Consumer.csproj", Project("<OutputType>Exe</OutputType>", (package, Feed.Version)));
        foreach (string source in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Consumer")))
        {
            File.Copy(source, Path.Combine(workplace.Folder, Path.GetFileName(source)));
        }

        return workplace;
    }

    /// <summary>A place with a program of the caller's that references one package alone, and has properties of its own.</summary>
    public static async Task<Workplace> WithProgram(string name, string package, string properties, string program)
    {
        Workplace workplace = await Create(name);
        await workplace.Write("Program.csproj", Project("<OutputType>Exe</OutputType>" + properties, (package, Feed.Version)));
        await workplace.Write("Program.cs", program);
        return workplace;
    }

    /// <summary>A place with a library that references the package and others, and has properties of its own.</summary>
    public static async Task<Workplace> WithLibrary(string name, string properties, params (string Package, string Version)[] others)
    {
        Workplace workplace = await Create(name);
        await workplace.Write("Library.csproj", Project(properties, [("DslNet", Feed.Version), .. others]));
        return workplace;
    }

    public Task<string> Read(string file) => File.ReadAllTextAsync(Path.Combine(Folder, file));

    public Task Write(string file, string text) => File.WriteAllTextAsync(Path.Combine(Folder, file), text);

    public Task<Command> Dotnet(params string[] arguments) => Command.Run(Folder, environment, "dotnet", arguments);

    /// <summary>Runs a program of this machine.</summary>
    public Task<Command> Run(string program, params string[] arguments) => Command.Run(Folder, environment, program, arguments);

    /// <summary>Runs a program of this machine, with one more environment variable.</summary>
    public Task<Command> RunWith(string variable, string value, string program, params string[] arguments) =>
        Command.Run(Folder, new Dictionary<string, string>(environment) { [variable] = value }, program, arguments);

    /// <summary>Runs a program that was published here.</summary>
    public Task<Command> Published(string folder, string program, params string[] arguments) => Run(PublishedFile(folder, program), arguments);

    public string PublishedFile(string folder, string program) =>
        Path.Combine(Folder, folder, RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? program + ".exe" : program);

    private static string Project(string properties, params (string Package, string Version)[] references) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {string.Concat(references.Select(reference => $"""<PackageReference Include="{reference.Package}" Version="{reference.Version}" />"""))}
          </ItemGroup>
        </Project>
        """;

    private static async Task<string> FindMachinePackages()
    {
        Command locals = (await Command.Run(Repository.Root, new Dictionary<string, string>(), "dotnet", "nuget", "locals", "global-packages", "--list")).Succeeded();
        return locals.Output[(locals.Output.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
