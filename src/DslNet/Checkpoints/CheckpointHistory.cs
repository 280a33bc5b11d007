using System.Buffers.Binary;
using System.Security.Cryptography;

namespace DslNet;

/// <summary>
/// The records of a training's epochs, in the file <c>PATH.history</c> beside its checkpoint: an 8-byte signature with the version, then each
/// record with a length prefix. Records are appended, so that the cost of an epoch is constant. The checkpoint says
/// how far the file is valid (<see cref="HistoryMark"/>); the rest is truncated when the training resumes. The file is held open as
/// long as the training runs, and locked: two trainings can't use one checkpoint.
/// </summary>
internal sealed class CheckpointHistory : IDisposable
{
    private readonly string path;
    private readonly FileStream file;
    private readonly bool isNew;
    private bool isInUse;
    private byte[] checksum = SHA256.HashData(Magic);
    private int epochs;

    private CheckpointHistory(string path, FileStream file, bool isNew)
    {
        this.path = path;
        this.file = file;
        this.isNew = isNew;
    }

    /// <summary>The last byte is the version.</summary>
    private static ReadOnlySpan<byte> Magic => [(byte)'D', (byte)'s', (byte)'l', (byte)'N', (byte)'h', (byte)'i', 0x1A, 1];

    /// <summary>The valid length so far.</summary>
    public HistoryMark Mark => new(epochs, file.Position, checksum);

    /// <summary>Opens or makes the file, and locks it.</summary>
    /// <param name="checkpoint">The file of the checkpoint, links resolved.</param>
    /// <exception cref="IOException">Another training uses the checkpoint, or the file can't be written.</exception>
    /// <exception cref="DslNetFormatException">The file exists and isn't such a history.</exception>
    public static CheckpointHistory Open(string checkpoint) => FileErrors.AsIOException(checkpoint + ".history", "written", () =>
    {
        string path = checkpoint + ".history";
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw new IOException("It is a symbolic link. It belongs to the checkpoint, and is a file beside it.");
        }

        FileStream file;
        bool isNew;
        try
        {
            FileKind.MustBeOrdinary(path);
            isNew = !File.Exists(path);

            // Unbuffered: a full disk is reported by the write, and not a second time by the close.
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException exception) when (IsLocked(exception))
        {
            throw new IOException($"Another training is at work on the checkpoint {checkpoint}, in this process or in another one. Give each training a checkpoint of its own.", exception);
        }

        try
        {
            MustBeOurs(path, file);
            return new CheckpointHistory(path, file, isNew);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    });

    /// <summary>Starts over: the old content belongs to a training whose checkpoint is gone.</summary>
    /// <exception cref="IOException">The file can't be written, as when the disk is full.</exception>
    public void Begin()
    {
        FileErrors.AsIOException(path, "written", () =>
        {
            file.SetLength(0);
            file.Write(Magic);
            file.Flush(flushToDisk: true);
        });
        epochs = 0;
        checksum = SHA256.HashData(Magic);
        isInUse = true;
    }

    /// <summary>The records up to the mark, without the confusion counts; the rest is truncated.</summary>
    /// <exception cref="DslNetFormatException">They don't match the mark; nothing has changed.</exception>
    public List<EpochRecord> Read(HistoryMark mark)
    {
        if (isNew)
        {
            throw Wrong(0, FormattableString.Invariant($"The file is missing, and the records of the checkpoint's {mark.Epochs} epochs with it: whoever moves a checkpoint moves both. Put it back, or delete the checkpoint to begin anew."));
        }

        if (mark.Length < Magic.Length || mark.Length > file.Length || mark.Length > Array.MaxLength)
        {
            throw Wrong(0, FormattableString.Invariant($"The checkpoint asks for {mark.Length} bytes of records; the file has {file.Length}."));
        }

        byte[] content = new byte[mark.Length];
        file.Position = 0;
        file.ReadExactly(content);
        List<EpochRecord> records = [];
        byte[] sum = SHA256.HashData(Magic);
        int at = Magic.Length;
        while (at < content.Length)
        {
            ReadOnlySpan<byte> rest = content.AsSpan(at);
            int length = rest.Length >= sizeof(int) ? BinaryPrimitives.ReadInt32LittleEndian(rest) : -1;
            if (length < 0 || length > rest.Length - sizeof(int))
            {
                throw Wrong(at, FormattableString.Invariant($"The record of an epoch doesn't fit into the {rest.Length} bytes that are left."));
            }

            sum = Chained(sum, rest.Slice(sizeof(int), length));
            records.Add(Record(content, at + sizeof(int), length));
            at += sizeof(int) + length;
        }

        if (records.Count != mark.Epochs || !sum.AsSpan().SequenceEqual(mark.Checksum))
        {
            throw Wrong(0, FormattableString.Invariant($"The {records.Count} epochs there aren't the {mark.Epochs} of the checkpoint: the file is damaged, or belongs to another one."));
        }

        file.SetLength(mark.Length);
        (epochs, checksum, isInUse) = (mark.Epochs, sum, true);
        return records;
    }

    /// <summary>Appends records and flushes them to the disk, before a checkpoint may refer to them.</summary>
    public void Append(IEnumerable<EpochRecord> records)
    {
        foreach (EpochRecord record in records)
        {
            byte[] bytes = CheckpointContent.ToBytes(record);
            file.Write([.. BitConverter.GetBytes(bytes.Length), .. bytes]);
            checksum = Chained(checksum, bytes);
            epochs++;
        }

        file.Flush(flushToDisk: true);
    }

    /// <summary>Closes and unlocks the file; deletes it if it was created here and stayed empty.</summary>
    public void Dispose()
    {
        bool isForNothing = isNew && !isInUse;
        if (isForNothing && !OperatingSystem.IsWindows())
        {
            // Before it is unlocked: nobody else can have opened it.
            File.Delete(path);
        }

        file.Dispose();
        if (isForNothing && OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }
    }

    private static byte[] Chained(byte[] sum, ReadOnlySpan<byte> record)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(sum);
        hash.AppendData(record);
        return hash.GetHashAndReset();
    }

    /// <summary>Checked before anything is overwritten: it may be an unrelated file of this name.</summary>
    private static void MustBeOurs(string path, FileStream file)
    {
        Span<byte> magic = stackalloc byte[Magic.Length];
        int read = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        if (read > 0 && !magic[..read].SequenceEqual(Magic[..read]))
        {
            throw new DslNetFormatException(path, 0, "These are no epochs of a checkpoint of DslNet, or of another version's. The name is needed beside the checkpoint.");
        }
    }

    // Windows: sharing violation and lock violation. Elsewhere .NET has the error number: EWOULDBLOCK on Linux and on macOS.
    private static bool IsLocked(IOException exception) => OperatingSystem.IsWindows()
        ? exception.HResult is unchecked((int)0x80070020) or unchecked((int)0x80070021)
        : exception.HResult is 11 or 35;

    private EpochRecord Record(byte[] content, int start, int length)
    {
        try
        {
            return CheckpointContent.EpochFromBytes(content[start..(start + length)]);
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException or ArgumentException or OverflowException)
        {
            throw new DslNetFormatException(path, start, $"The record of an epoch can't be read: {exception.Message}", exception);
        }
    }

    private DslNetFormatException Wrong(long offset, string reason) => new(path, offset, reason);
}
