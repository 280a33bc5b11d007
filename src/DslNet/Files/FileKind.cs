using System.Formats.Tar;

namespace DslNet;

/// <summary>
/// Tells pipes, devices and sockets from ordinary files without opening them: a pipe that nobody writes to keeps whoever opens it
/// for ever. The framework says a file's kind nowhere but in the archives that it makes.
/// </summary>
internal static class FileKind
{
    // Of an IOException that the framework has made itself; those of the system have the system's number.
    private const int FrameworkError = unchecked((int)0x80131620);

    /// <exception cref="IOException">There is something, and it is no ordinary file.</exception>
    /// <exception cref="UnauthorizedAccessException">It is an empty file that may not be read.</exception>
    public static void MustBeOrdinary(string path)
    {
        // What has a length is a file. What the system's own links lead to (/dev/stdin) isn't there under its name; who opens it asks whether it can seek.
        if (!OperatingSystem.IsWindows() && new FileInfo(FileReplacement.TargetOf(path)) is { Exists: true, Length: 0 } empty && Unordinary(empty.FullName) is { } kind)
        {
            throw new IOException($"It is {kind}, and no ordinary file.");
        }
    }

    private static string? Unordinary(string path)
    {
        try
        {
            using MemoryStream archive = new();
            using (TarWriter writer = new(archive, TarEntryFormat.Pax, leaveOpen: true))
            {
                writer.WriteEntry(path, "file");
            }

            archive.Position = 0;
            using TarReader reader = new(archive);
            return reader.GetNextEntry()?.EntryType switch
            {
                TarEntryType.Fifo => "a pipe",
                TarEntryType.CharacterDevice or TarEntryType.BlockDevice => "a device",
                _ => null,
            };
        }
        catch (IOException exception) when (exception.HResult == FrameworkError)
        {
            // Archives have all kinds but this one.
            return "a socket";
        }
    }
}
