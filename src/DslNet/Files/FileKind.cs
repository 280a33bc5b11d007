using System.Formats.Tar;

namespace DslNet;

/// <summary>
/// Distinguishes pipes, devices and sockets from regular files without opening them: opening a pipe without a writer blocks
/// for ever. The framework exposes a file's kind only in its tar writer.
/// </summary>
internal static class FileKind
{
    // The HResult of an IOException that the framework itself throws; those of the system have the system's error code.
    private const int FrameworkError = unchecked((int)0x80131620);

    /// <exception cref="IOException">It exists and isn't a regular file.</exception>
    /// <exception cref="UnauthorizedAccessException">It is an empty file that may not be read.</exception>
    public static void MustBeOrdinary(string path)
    {
        // Only files have a length. The targets of the system's own links (/dev/stdin) have no path; whoever opens them checks CanSeek.
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
            // Tar archives have all kinds but sockets.
            return "a socket";
        }
    }
}
