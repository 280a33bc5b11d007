using DslNet.Benchmarks.Measuring;

namespace DslNet.Benchmarks.MachineCode;

/// <summary>A way to publish a program and to run it.</summary>
/// <param name="Name">For people.</param>
/// <param name="Folder">Where it is published; two that are the same program share it.</param>
/// <param name="Properties">What <c>dotnet publish</c> is told.</param>
/// <param name="Environment">Settings of the runtime, as NAME=VALUE; none if empty.</param>
/// <param name="Against">The name of the publication to compare with.</param>
/// <param name="Limit">The most times as long as that one that it is to take; 0: no goal.</param>
internal sealed record Publication(string Name, string Folder, string[] Properties, string Environment, string Against, double Limit)
{
    private const string Wide = "JIT", Narrow = "JIT, 256 bits";

    /// <summary>
    /// All of which this processor can run: with vectors of 512 bits where it has them. What is set here for machine code is what a user would set:
    /// nothing, or the instruction set.
    /// </summary>
    public static IReadOnlyList<Publication> All { get; } =
    [
        new(Wide, "jit", ["-p:SelfContained=false"], "", Wide, 0),
        new(Narrow, "jit", ["-p:SelfContained=false"], "DOTNET_EnableAVX512=0", Wide, 0),
        new("machine code", "default", ["-p:PublishAot=true"], "", Narrow, 1.1),
        .. Processor.WidestVectorBits < 512 ? Array.Empty<Publication>() : [new Publication("machine code, x86-64-v4", "v4", ["-p:PublishAot=true", "-p:IlcInstructionSet=x86-64-v4"], "", Wide, 1.1)],
        new("machine code, x86-64", "baseline", ["-p:PublishAot=true", "-p:IlcInstructionSet=x86-64"], "", Narrow, 0),
        new("ReadyToRun", "ready", ["-p:SelfContained=false", "-p:PublishReadyToRun=true"], "", Wide, 0),
        new("trimmed", "trimmed", ["-p:PublishTrimmed=true"], "", Wide, 0),
        new("single file", "single", ["-p:PublishSingleFile=true", "-p:SelfContained=true"], "", Wide, 0),
    ];

    /// <summary>The published program among the folders of all.</summary>
    public string Program(string root) => Path.Combine(root, Folder, OperatingSystem.IsWindows() ? "DslNet.MachineCode.exe" : "DslNet.MachineCode");

    /// <summary>The size of what is published, without symbols.</summary>
    public string Size(string root) =>
        Table.Text(Directory.EnumerateFiles(Path.Combine(root, Folder)).Where(file => Path.GetExtension(file) is not (".pdb" or ".dbg")).Sum(file => new FileInfo(file).Length) / 1e6);
}
