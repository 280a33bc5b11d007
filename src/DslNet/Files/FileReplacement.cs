using System.Security.Cryptography;
using System.Text;

namespace DslNet;

/// <summary>
/// Writes a file so that at any moment there is the old one or the whole new one: under a random name in the same folder, created
/// exclusively (a link that somebody put there is never followed), flushed to the disk, renamed. The Unix mode of the file that is
/// replaced stays; of a symbolic link, its target is replaced. What was written is removed again if anything fails.
/// </summary>
internal static class FileReplacement
{
    private const int LongestStem = 200;

    /// <summary>Writes the file.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="write">Writes the content; the stream can seek.</param>
    /// <exception cref="ArgumentException">The path is empty or has a null character.</exception>
    /// <exception cref="IOException">The file can't be written, as when its folder is missing, access is denied, it is read-only, a folder or no ordinary file, or the disk is full; what was there before is as it was.</exception>
    public static void Write(string path, Action<Stream> write) => FileErrors.AsIOException(path, "written", () =>
    {
        string target = TargetOf(path);
        UnixFileMode? mode = MustBeReplaceable(target);
        string temporary = TemporaryOf(target);
        try
        {
            using (FileStream file = Create(temporary, mode is not null))
            {
                write(file);
                if (mode is { } kept && !OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(file.SafeFileHandle, kept);
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            Remove(temporary);
            throw;
        }
    });

    /// <summary>Tries what <see cref="Write"/> will need, so that a path that can't be written is found before hours of work. Leaves nothing behind.</summary>
    /// <exception cref="ArgumentException">The path is empty or has a null character.</exception>
    /// <exception cref="IOException">The file couldn't be written.</exception>
    public static void MustBeWritable(string path) => FileErrors.AsIOException(path, "written", () =>
    {
        string target = TargetOf(path);
        UnixFileMode? mode = MustBeReplaceable(target);
        string temporary = TemporaryOf(target);
        try
        {
            Create(temporary, mode is not null).Dispose();
        }
        finally
        {
            Remove(temporary);
        }
    });

    /// <summary>Removes what a process that was killed while it wrote this file has left. Only for who knows that nobody else writes it.</summary>
    public static void RemoveLeftovers(string path) => FileErrors.AsIOException(path, "written", () =>
    {
        string target = TargetOf(path);
        try
        {
            foreach (string leftover in Directory.EnumerateFiles(Path.GetDirectoryName(target)!, "*.tmp"))
            {
                if (IsTemporaryOf(target, leftover))
                {
                    Remove(leftover);
                }
            }
        }
        catch (UnauthorizedAccessException)
        {
            // A folder may be one to write into and not to list; then leftovers stay.
        }
    });

    /// <summary>The file that a path means: the path itself, or what a symbolic link there leads to in the end, whether that exists or not.</summary>
    public static string TargetOf(string path)
    {
        string full = Path.GetFullPath(path);
        return new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
    }

    /// <summary>The mode of the file to be replaced; null where there is none, or modes aren't known.</summary>
    private static UnixFileMode? MustBeReplaceable(string target)
    {
        FileAttributes attributes;
        try
        {
            // Tells names that are too long, too, as File.Exists does not.
            attributes = File.GetAttributes(target);
        }
        catch (FileNotFoundException)
        {
            return null;
        }

        if (attributes.HasFlag(FileAttributes.Directory))
        {
            throw new IOException("It is a folder.");
        }

        FileKind.MustBeOrdinary(target);
        UnixFileMode? mode = OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(target);
        bool nobodyWrites = mode is { } bits && (bits & (UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == 0;
        if (nobodyWrites || attributes.HasFlag(FileAttributes.ReadOnly))
        {
            throw new IOException("It is read-only.");
        }

        // A rename asks for rights on the folder alone; who may not write a file shall not replace it. To read as well, so that a pipe put there just now doesn't wait for its reader.
        using FileStream file = new(target, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        return file.CanSeek ? mode : throw new IOException("It is a pipe, and no ordinary file.");
    }

    private static FileStream Create(string temporary, bool replaces)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (replaces && !OperatingSystem.IsWindows())
        {
            // Nobody else reads it before it has the mode of the old file.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(temporary, options);
    }

    private static string TemporaryOf(string target) =>
        Path.Combine(Path.GetDirectoryName(target)!, $"{StemOf(target)}.{RandomNumberGenerator.GetHexString(16, lowercase: true)}.tmp");

    private static bool IsTemporaryOf(string target, string file)
    {
        string name = Path.GetFileName(file), stem = StemOf(target) + ".";
        return name.StartsWith(stem, StringComparison.Ordinal)
            && name.Length == stem.Length + 16 + ".tmp".Length
            && name.AsSpan(stem.Length, 16).IndexOfAnyExcept("0123456789abcdef") < 0;
    }

    /// <summary>The name itself where it leaves room for more; file systems take 255 bytes.</summary>
    private static string StemOf(string target)
    {
        byte[] name = Encoding.UTF8.GetBytes(Path.GetFileName(target));
        return name.Length <= LongestStem ? Path.GetFileName(target) : Convert.ToHexStringLower(SHA256.HashData(name));
    }

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Called where something worse is on its way, or where nothing of worth is left: that the rest can't be removed must not hide it.
        }
    }
}
