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
}
