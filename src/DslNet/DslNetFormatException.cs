namespace DslNet;

/// <summary>
/// A file is invalid: damaged, truncated, of another format, or malicious. Nothing of it was used. Message and
/// reason quote the file with control characters escaped, and at most 1,000 characters of it.
/// </summary>
public sealed class DslNetFormatException : FormatException
{
    /// <summary>An exception with the location and the reason.</summary>
    /// <param name="file">The file's path, or the name of what was read.</param>
    /// <param name="offset">Where in the file, in bytes from its start; in what a compressed file unpacks to, if it is compressed. 0 for the file as a whole.</param>
    /// <param name="reason">What was expected and what is there, in a sentence.</param>
    public DslNetFormatException(string file, long offset, string reason)
        : this(file, offset, reason, null)
    {
    }

    /// <summary>An exception with the location, the reason and the inner exception.</summary>
    /// <param name="file">The file's path, or the name of what was read.</param>
    /// <param name="offset">Where in the file, in bytes from its start; in what a compressed file unpacks to, if it is compressed.</param>
    /// <param name="reason">What was expected and what is there, in a sentence.</param>
    /// <param name="innerException">The cause, or null.</param>
    public DslNetFormatException(string file, long offset, string reason, Exception? innerException)
        : base(FormattableString.Invariant($"{OutsideText.Sentence(file)}{(offset == 0 ? "" : $", byte {offset}")}: {OutsideText.Sentence(reason)}"), innerException)
    {
        File = file;
        Offset = offset;
        Reason = OutsideText.Sentence(reason);
    }

    /// <summary>The file's path, or the name of what was read.</summary>
    public string File { get; }

    /// <summary>Where in the file, in bytes from its start; in what a compressed file unpacks to, if it is compressed.</summary>
    public long Offset { get; }

    /// <summary>What was expected and what is there, fit for a console: on one line, control characters escaped.</summary>
    public string Reason { get; }
}
