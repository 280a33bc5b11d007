namespace DslNet.Data;

/// <summary>
/// Reads IDX files, the format of MNIST: a small header and the values of an array, big-endian. Invalid files are
/// refused: the length in the header is checked against the limits and the file's length before memory is allocated.
/// </summary>
/// <remarks>Source: Y. LeCun, C. Cortes and C. Burges, <i>The MNIST database of handwritten digits</i>, "File formats".</remarks>
public static class IdxFile
{
    /// <summary>Reads a whole file into memory, plain or gzip (detected by its signature, not its name).</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DslNetFormatException">It isn't an IDX file, it is damaged, or its values are more than the limit or than an array holds (2 GB).</exception>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file is missing, is not a regular file, or can't be read.</exception>
    public static IdxArray Read(string path) => Read(path, ReaderLimits.Default, (_, _) => { });

    /// <summary>Reads a whole file into memory, within limits.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">How much is read at most (<see cref="ReaderLimits.MaxBytes"/>).</param>
    /// <inheritdoc cref="Read(string)"/>
    public static IdxArray Read(string path, ReaderLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return Read(path, limits, (_, _) => { });
    }

    /// <summary>The same; the caller's check of the header runs before memory is allocated.</summary>
    internal static IdxArray Read(string path, ReaderLimits limits, Action<InputFile, IdxHeader> check)
    {
        using InputFile file = InputFile.Open(path);
        IdxHeader header = IdxHeader.Read(file);
        check(file, header);
        if (header.DataLength > Array.MaxLength)
        {
            throw file.Wrong(4, FormattableString.Invariant($"{header.DataLength} bytes of values are more than an array holds; leave them on disk, unpacked, and read them with IdxFile.Open."));
        }

        long most = limits.MaxBytes;
        if (header.DataLength > most)
        {
            throw file.Wrong(4, FormattableString.Invariant($"{header.DataLength} bytes of values are more than the {most} that are read (ReaderLimits.MaxBytes)."));
        }

        byte[] data = file.ReadBytes((int)header.DataLength, "the values");
        file.MustEnd();
        return new IdxArray(header, data);
    }

    /// <summary>Opens an uncompressed file of any size, whose items are read from disk on demand.</summary>
    /// <param name="path">The file.</param>
    /// <param name="divideBy">The divisor of each value: 255 scales bytes to 0..1.</param>
    /// <exception cref="DslNetFormatException">It isn't an IDX file, it has another length than its header says, or it is compressed.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="divideBy"/> is 0 or not finite.</exception>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file is missing, is not a regular file, or can't be read.</exception>
    public static IdxReader Open(string path, float divideBy = 1)
    {
        if (!float.IsFinite(divideBy) || divideBy == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(divideBy), FormattableString.Invariant($"Values can be divided by a finite number other than 0. It is {divideBy}."));
        }

        IdxHeader header;
        using (InputFile file = InputFile.Open(path))
        {
            if (file.IsPacked)
            {
                throw file.Wrong(0, "The file is packed with gzip, and only a plain one can be read in any order: unpack it (gunzip), or read it whole with IdxFile.Read.");
            }

            header = IdxHeader.Read(file);
        }

        if (header.DataLength == 0)
        {
            throw new DslNetFormatException(path, 4, $"A file of {string.Join('×', header.Shape)} values has nothing to read.");
        }

        return new IdxReader(OutsideFile.Guarded(path, () => File.OpenHandle(path)), path, header, divideBy);
    }
}
