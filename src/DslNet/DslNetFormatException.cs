namespace DslNet;

/// <summary>
/// A file isn't what it should be: it is damaged, cut off, of another kind, or made to do harm. Nothing of it was used. Message and
/// reason quote the file with control characters escaped, and at most 1,000 characters of it.
/// </summary>
public sealed class DslNetFormatException : FormatException
{
    /// <summary>Says where a file is wrong, and how.</summary>
    /// <param name="file">The file's path, or the name of what was read.</param>
    /// <param name="offset">Where in the file, in bytes from its start; in what a compressed file unpacks to, if it is compressed.</param>
    /// <param name="reason">What was expected and what is there, in a sentence.</param>
    public DslNetFormatException(string file, long offset, string reason)
        : this(file, offset, reason, null)
    {
    }

    /// <summary>Says where a file is wrong, how, and what was thrown by whoever noticed first.</summary>
    /// <param name="file">The file's path, or the name of what was read.</param>
    /// <param name="offset">Where in the file, in bytes from its start; in what a compressed file unpacks to, if it is compressed.</param>
    /// <param name="reason">What was expected and what is there, in a sentence.</param>
    /// <param name="innerException">The exception behind this one, or null.</param>
    public DslNetFormatException(string file, long offset, string reason, Exception? innerException)
        : base(FormattableString.Invariant($"{OutsideText.Sentence(file)}, byte {offset}: {OutsideText.Sentence(reason)}"), innerException)
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
