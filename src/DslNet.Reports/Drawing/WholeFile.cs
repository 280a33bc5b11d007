using System.Text;

namespace DslNet.Reports;

/// <summary>Writes files atomically.</summary>
internal static class WholeFile
{
    /// <summary>Writes UTF-8 text under a temporary name in the same folder, and renames the file when it is complete.</summary>
    /// <exception cref="IOException">The file can't be written; an existing file is unchanged.</exception>
    public static void Write(string path, string text) => FileReplacement.Write(path, file => file.Write(Encoding.UTF8.GetBytes(text)));
}
