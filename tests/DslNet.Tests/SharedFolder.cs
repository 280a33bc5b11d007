namespace DslNet.Tests;

/// <summary>Finds data that lies beside the project rather than in it.</summary>
public static class SharedFolder
{
    /// <summary>The folder <c>shared/<paramref name="name"/></c> beside this checkout or above it, or null.</summary>
    public static string? Find(string name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", name);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
