using System.Runtime.Intrinsics.X86;

namespace DslNet.Package.Tests;

/// <summary>The same program in the SDK's ways of publishing: none may have to be told anything to be sure of.</summary>
[Collection(TemporaryFolder.Collection)]
public class PublishTests
{
    [SkippableTheory]
    [InlineData("trimmed", "-p:PublishTrimmed=true", "-p:SelfContained=true")]
    [InlineData("single file", "-p:PublishSingleFile=true", "-p:PublishTrimmed=true", "-p:SelfContained=true")]
    [InlineData("ReadyToRun", "-p:PublishReadyToRun=true", "-p:SelfContained=false")]
    public async Task It_gives_no_warning_and_trains(string name, params string[] properties)
    {
        Published published = await Published.Make(name, properties);

        ConsumersWords.Check(await published.Run());
        published.Publish.Output.ShouldNotContain("DslNet: machine code", customMessage: published.Publish.ToString());
    }

    /// <summary>The runtime can be held to narrower vectors, too.</summary>
    [SkippableFact]
    public async Task Trimmed_and_held_to_narrow_vectors_it_says_so_once()
    {
        Skip.IfNot(Avx2.IsSupported && Fma.IsSupported, "This processor has no vectors of 256 bits to be left unused.");
        Published published = await Published.Make("trimmed narrow", "-p:PublishTrimmed=true", "-p:SelfContained=true");

        Command run = (await published.Workplace.RunWith("DOTNET_EnableAVX2", "0", published.File)).Succeeded();
        ConsumersWords.Check(run);
        ConsumersWords.Events(run).Single().ShouldStartWith("NarrowVectors 128 of ");
        ConsumersWords.Events(await published.Run()).Where(said => said.StartsWith("NarrowVectors 128", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
