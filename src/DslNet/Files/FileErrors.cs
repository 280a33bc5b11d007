namespace DslNet;

/// <summary>
/// One exception for all that can go wrong with a file. The framework throws UnauthorizedAccessException where access is denied, which
/// is no IOException; whoever reads and writes here need not know.
/// </summary>
internal static class FileErrors
{
    /// <summary>Does something with a file.</summary>
    /// <param name="path">For the message.</param>
    /// <param name="done">Such as "written".</param>
    /// <param name="action">What is done.</param>
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
            // The kinds of IOException that say what is wrong (no such folder, too long a name) go on as they are.
            throw new IOException($"{path} can't be {done}: {exception.Message}", exception);
        }
    }
}
