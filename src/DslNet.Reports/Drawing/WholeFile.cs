using System.Text;

namespace DslNet.Reports;

/// <summary>Writes files so that a reader never meets half of one.</summary>
internal static class WholeFile
{
    /// <summary>Writes UTF-8 text under a temporary name in the same folder, and renames the file when it is complete.</summary>
    /// <exception cref="IOException">The file can't be written; what was there before is as it was.</exception>
    public static void Write(string path, string text) => FileReplacement.Write(path, file => file.Write(Encoding.UTF8.GetBytes(text)));
}
