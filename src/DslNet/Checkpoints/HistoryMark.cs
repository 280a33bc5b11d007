namespace DslNet;

/// <summary>How far the file of the epochs' records reaches.</summary>
/// <param name="Epochs">The number of records.</param>
/// <param name="Length">The file's length behind the last of them, in bytes. What is behind it was written by a training that was killed before its next checkpoint.</param>
/// <param name="Checksum">Of all records, SHA-256 over the checksum before each and its bytes.</param>
internal sealed record HistoryMark(int Epochs, long Length, byte[] Checksum);
