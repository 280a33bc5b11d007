using DslNet;
using DslNet.Fuzzing;
using SharpFuzz;

// DslNet.Fuzzing TARGET seeds FOLDER: writes the files to begin with.
// DslNet.Fuzzing TARGET: reads what the fuzzer hands it, again and again.
// DslNet.Fuzzing TARGET FILE: reads one of the fuzzer's files, to see what became of it.
const long MostBytes = 64L << 20;

// Made only when the fuzzer is there: instrumented code counts its branches in memory of the fuzzer's.
var lazyTarget = new Lazy<FuzzTarget>(() => FuzzTarget.Of(args.Length > 0 ? args[0] : ""));
if (args is [_, "seeds", var folder])
{
    FuzzTarget target = lazyTarget.Value;
    Directory.CreateDirectory(folder);
    for (int i = 0; i < target.Seeds.Count; i++)
    {
        File.WriteAllBytes(Path.Combine(folder, $"{target.Name}{i}"), target.Seeds[i]);
    }

    return;
}

string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
try
{
    if (args is [_, var file])
    {
        Read(File.ReadAllBytes(file));
        return;
    }

    Fuzzer.Run(stream =>
    {
        using var content = new MemoryStream();
        stream.CopyTo(content);
        Read(content.ToArray());
    });
}
finally
{
    File.Delete(path);
}

// Whatever isn't documented goes through to the fuzzer, and so does memory out of proportion.
void Read(byte[] content)
{
    FuzzTarget target = lazyTarget.Value;
    File.WriteAllBytes(path, target.Finish(content));
    long before = GC.GetAllocatedBytesForCurrentThread();
    try
    {
        target.Read(path);
    }
    catch (DslNetFormatException refused) when (refused.File.StartsWith(path, StringComparison.Ordinal) && refused.Offset >= 0)
    {
        // What most of the fuzzer's files are.
    }

    long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
    if (allocated > MostBytes)
    {
        throw new InvalidOperationException($"{content.Length} bytes made the reader allocate {allocated}.");
    }
}
