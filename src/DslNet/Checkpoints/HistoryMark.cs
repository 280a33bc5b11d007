namespace DslNet;

/// <summary>The valid part of the file of epoch records.</summary>
/// <param name="Epochs">The number of records.</param>
/// <param name="Length">The file's length after the last of them, in bytes. Later bytes are from a training that was killed before its next checkpoint.</param>
/// <param name="Checksum">Chained over the records: SHA-256 of the previous checksum and the record's bytes.</param>
internal sealed record HistoryMark(int Epochs, long Length, byte[] Checksum);
