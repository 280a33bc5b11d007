using System.Globalization;
using System.Text;

namespace DslNet.Compiler.Emit;

/// <summary>
/// Names derived from the user's. Names in metadata have at most 1,023 bytes, and generated ones are longer than the user's: the name of
/// a file with its folder, of a file-local type with that file's name. So long ones are truncated, and distinguished by a hash.
/// </summary>
internal static class BoundedName
{
    private const int MostBytes = 120;

    /// <summary>The name itself, or as long a prefix as fits and a hash of <paramref name="whole"/>.</summary>
    /// <param name="name">The readable part.</param>
    /// <param name="whole">The text that distinguishes it from others.</param>
    public static string Of(string name, string whole) => Encoding.UTF8.GetByteCount(name) <= MostBytes ? name : WithHash(name, whole);

    /// <summary>A prefix of a name, followed by a hash.</summary>
    public static string WithHash(string name, string whole)
    {
        int letters = 0;
        for (int bytes = 0; letters < name.Length && bytes <= MostBytes - 20; letters++)
        {
            bytes += Encoding.UTF8.GetByteCount(name.ToCharArray(letters, 1));
        }

        return name.Substring(0, letters) + "_" + Hash(whole).ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>FNV-1a: the same on every machine and in every version.</summary>
    private static ulong Hash(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (byte part in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ part) * 1099511628211);
        }

        return hash;
    }
}
