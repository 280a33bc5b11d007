namespace DslNet;

/// <summary>Opens files for reading.</summary>
internal static class ReadableFile
{
    /// <summary>Opens a file at its start; others may read it meanwhile.</summary>
    /// <exception cref="ArgumentException">The path is empty or has a null character.</exception>
    /// <exception cref="IOException">The file isn't there or can't be read: access is denied, or it is a folder, a pipe, a device or a socket.</exception>
    public static FileStream Open(string path) => FileErrors.AsIOException(path, "read", () =>
    {
        if (Directory.Exists(path))
        {
            throw new IOException("It is a folder.");
        }

        FileKind.MustBeOrdinary(path);
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (!file.CanSeek)
        {
            file.Dispose();
            throw new IOException("It is a pipe, and no ordinary file.");
        }

        return file;
    });
}
