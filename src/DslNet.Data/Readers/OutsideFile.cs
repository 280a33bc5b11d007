namespace DslNet.Data;

/// <summary>Opens files for reading, throwing only the exceptions that the readers document.</summary>
internal static class OutsideFile
{
    /// <summary>A file whose length is known.</summary>
    /// <exception cref="ArgumentException">The path is empty or holds a null character.</exception>
    /// <exception cref="IOException">There is no such file, it may not be read, or it is a folder, a pipe or a device.</exception>
    public static FileStream Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        FileStream file = Guarded(path, () =>
        {
            FileKind.MustBeOrdinary(path);
            return File.OpenRead(path);
        });
        if (file.CanSeek)
        {
            return file;
        }

        file.Dispose();
        throw new IOException($"'{OutsideText.Sentence(path)}' is a pipe or a device; a regular file is expected, whose length is known.");
    }

    /// <summary>Runs an operation on the file system.</summary>
    /// <param name="path">The file or folder, for the error.</param>
    /// <param name="work">What to do.</param>
    /// <exception cref="IOException">It failed, or isn't allowed.</exception>
    public static T Guarded<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (UnauthorizedAccessException denied)
        {
            string reason = Directory.Exists(path) ? "it is a folder where a file is expected, or may not be listed" : "access is denied";
            throw new IOException($"'{OutsideText.Sentence(path)}' can't be read: {reason}.", denied);
        }
        catch (NotSupportedException unusable)
        {
            throw new IOException($"'{OutsideText.Sentence(path)}' can't be read: it is no regular file.", unusable);
        }
    }
}
