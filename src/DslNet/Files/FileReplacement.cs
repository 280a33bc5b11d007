using System.Security.Cryptography;
using System.Text;

namespace DslNet;

/// <summary>
/// Replaces a file atomically: writes to a random name in the same folder, created
/// exclusively (a link there is never followed), flushes to the disk, renames. The Unix mode of the file that is
/// replaced is kept; for a symbolic link, its target is replaced. The temporary file is removed on failure.
/// </summary>
internal static class FileReplacement
{
    private const int LongestStem = 200;

    /// <summary>Writes the file.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="write">Writes the content; the stream can seek.</param>
    /// <exception cref="ArgumentException">The path is empty or has a null character.</exception>
    /// <exception cref="IOException">The file can't be written, as when its folder is missing, access is denied, it is read-only, a folder or no ordinary file, or the disk is full; an existing file is unchanged.</exception>
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

    /// <summary>Tests whether <see cref="Write"/> can succeed, so that an unwritable path is found before hours of work. Leaves no file.</summary>
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

    /// <summary>Removes temporary files of a killed process. Only for a caller that knows that nobody else writes the file.</summary>
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
            // A folder may be writable and not listable; then leftovers stay.
        }
    });

    /// <summary>The path with symbolic links resolved, whether the target exists or not.</summary>
    public static string TargetOf(string path)
    {
        string full = Path.GetFullPath(path);
        return new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
    }

    /// <summary>The mode of the file to be replaced; null where there is none, or the platform has no modes.</summary>
    private static UnixFileMode? MustBeReplaceable(string target)
    {
        FileAttributes attributes;
        try
        {
            // Throws for names that are too long, which File.Exists doesn't.
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

        // A rename needs rights on the folder alone, but a read-only file must not be replaced. Opened for reading as well, so that a pipe put there meanwhile doesn't block.
        using FileStream file = new(target, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        return file.CanSeek ? mode : throw new IOException("It is a pipe, and no ordinary file.");
    }

    private static FileStream Create(string temporary, bool replaces)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (replaces && !OperatingSystem.IsWindows())
        {
            // Private until it gets the mode of the old file.
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

    /// <summary>The name, shortened where the suffix would exceed the 255 bytes of file systems.</summary>
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
            // Called while another exception propagates, or for a leftover: a failure to delete must not hide it.
        }
    }
}
