namespace DslNet.Reports;

/// <summary>Writes files so that a reader never meets half of one.</summary>
internal static class WholeFile
{
    /// <summary>Writes UTF-8 text under a temporary name in the same folder, and renames the file when it is complete.</summary>
    public static void Write(string path, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string temporary = path + "." + Path.GetRandomFileName() + ".tmp";
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
