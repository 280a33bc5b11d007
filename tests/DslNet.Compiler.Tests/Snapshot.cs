using System.Runtime.CompilerServices;

namespace DslNet.Compiler.Tests;

/// <summary>
/// Texts kept beside the test, under Verify's names: <c>Test.Case.verified.cs</c>; on a mismatch <c>Test.Case.received.cs</c> is written
/// beside it. With DSLNET_ACCEPT_SNAPSHOTS=1 what came is accepted.
/// </summary>
public static class Snapshot
{
    public static void Match(string text, string name, string extension = "cs", [CallerFilePath] string testFile = "")
    {
        string stem = Path.Combine(Path.GetDirectoryName(testFile)!, $"{Path.GetFileNameWithoutExtension(testFile)}.{name}");
        string verified = stem + ".verified." + extension;
        string received = stem + ".received." + extension;
        if (Environment.GetEnvironmentVariable("DSLNET_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(verified, text);
            File.Delete(received);
            return;
        }

        string expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        text.ShouldBe(expected, $"{Path.GetFileName(received)} differs from {Path.GetFileName(verified)}; where the change is meant, accept it with DSLNET_ACCEPT_SNAPSHOTS=1.");
    }
}
