namespace DslNet;

/// <summary>
/// One exception type for all failures of file access. The framework throws UnauthorizedAccessException where access is denied, which
/// isn't an IOException; here it becomes one.
/// </summary>
internal static class FileErrors
{
    /// <summary>Runs an operation on a file.</summary>
    /// <param name="path">For the message.</param>
    /// <param name="done">Such as "written".</param>
    /// <param name="action">The operation.</param>
    /// <exception cref="IOException">The action threw one, or access was denied.</exception>
    public static void AsIOException(string path, string done, Action action) => AsIOException(path, done, () =>
    {
        action();
        return 0;
    });

    /// <summary>The same with a result.</summary>
    public static T AsIOException<T>(string path, string done, Func<T> action)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException || exception.GetType() == typeof(IOException))
        {
            // Derived types of IOException, which are specific (no such folder, too long a name), are rethrown unchanged.
            throw new IOException($"{path} can't be {done}: {exception.Message}", exception);
        }
    }
}
