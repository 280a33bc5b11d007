using System.Security.Cryptography;

namespace DslNet;

/// <summary>
/// The file of a checkpoint: an 8-byte signature with the version, the length of the content, its SHA-256, the content
/// (<see cref="CheckpointContent"/>). Little-endian.
/// </summary>
internal static class CheckpointFile
{
    private const int HeaderBytes = 8 + sizeof(long) + SHA256.HashSizeInBytes;

    /// <summary>The version that is written.</summary>
    public const byte Version = 4;

    /// <summary>Version 2 had 32-bit step counts and no learning rates set by callbacks; version 3 had no step counts of frozen parameters.</summary>
    private const byte OldestVersion = 2;

    /// <summary>The last byte is the version.</summary>
    private static ReadOnlySpan<byte> Magic => [(byte)'D', (byte)'s', (byte)'l', (byte)'N', (byte)'e', (byte)'t', 0x1A, Version];

    /// <summary>Writes atomically: to a temporary file, flushed, then renamed.</summary>
    /// <exception cref="IOException">The file can't be written; the old one is as it was.</exception>
    public static void Write(string path, TrainingState state)
    {
        FileReplacement.Write(path, file =>
        {
            // Length and checksum are known after the content, and filled in then. The content is streamed: it may be larger than an array.
            file.Write(new byte[HeaderBytes]);
            using HashingStream content = new(file);
            CheckpointContent.Write(content, state);
            file.Position = 0;
            file.Write(Magic);
            file.Write(BitConverter.GetBytes(content.Length));
            file.Write(content.Sum());
        });
    }

    /// <summary>Reads no more than the version.</summary>
    /// <exception cref="DslNetFormatException">It isn't a checkpoint, or one of another version.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static void MustBeOfThisVersion(string path)
    {
        using FileStream file = ReadableFile.Open(path);
        Span<byte> magic = stackalloc byte[Magic.Length];
        MustBeOfThisVersion(path, magic[..file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false)]);
    }

    /// <summary>Reads a whole file, or nothing of it.</summary>
    /// <exception cref="DslNetFormatException">It isn't a checkpoint, or damaged.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static TrainingState Read(string path)
    {
        using FileStream file = ReadableFile.Open(path);
        Span<byte> header = stackalloc byte[HeaderBytes];
        int read = file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false);
        MustBeOfThisVersion(path, header[..read]);
        if (read < HeaderBytes)
        {
            throw new DslNetFormatException(path, read, FormattableString.Invariant($"The file ends after {read} bytes; its header alone has {HeaderBytes}."));
        }

        // Compared before memory is allocated: a corrupt length must not allocate gigabytes.
        long length = BitConverter.ToInt64(header[Magic.Length..]);
        if (length != file.Length - HeaderBytes)
        {
            throw new DslNetFormatException(path, Magic.Length, FormattableString.Invariant($"{length} bytes of content are announced, and {file.Length - HeaderBytes} are there."));
        }

        // Read twice: the checksum is verified before anything is parsed, without buffering the file.
        if (!SHA256.HashData(file).AsSpan().SequenceEqual(header[^SHA256.HashSizeInBytes..]))
        {
            throw new DslNetFormatException(path, HeaderBytes - SHA256.HashSizeInBytes, "The content doesn't have the checksum that was written with it: the file is damaged.");
        }

        try
        {
            file.Position = HeaderBytes;
            return CheckpointContent.Read(file, header[Magic.Length - 1]);
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException or ArgumentException or OverflowException)
        {
            throw new DslNetFormatException(path, HeaderBytes, $"The content can't be read: {exception.Message}", exception);
        }
    }

    private static void MustBeOfThisVersion(string path, ReadOnlySpan<byte> header)
    {
        if (header.Length < Magic.Length || !header[..(Magic.Length - 1)].SequenceEqual(Magic[..^1]))
        {
            throw new DslNetFormatException(path, 0, "This is no checkpoint of DslNet.");
        }

        byte version = header[Magic.Length - 1];
        if (version is < OldestVersion or > Version)
        {
            throw new DslNetFormatException(path, Magic.Length - 1, FormattableString.Invariant($"The checkpoint is of version {version}; this library reads versions {OldestVersion} to {Version}. End that training with the library that began it, or delete the file to begin anew."));
        }
    }
}
