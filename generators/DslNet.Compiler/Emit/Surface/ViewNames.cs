using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Emit.Surface;

/// <summary>The names of the views of a network's layers: distinct from one another and from the class's.</summary>
internal sealed class ViewNames
{
    private readonly HashSet<string> taken;

    /// <param name="networkClass">A member can't have its class's name.</param>
    /// <param name="layers">The layers' names, distinct as members too.</param>
    public ViewNames(NetworkClass networkClass, IEnumerable<string> layers)
    {
        string[] names = [.. layers];
        taken = [networkClass.Name.Replace("@", ""), .. networkClass.User.Names, .. names.Select(Naming.Pascal)];
        Properties = names.ToDictionary(name => name, name => Naming.Pascal(name) == networkClass.Name ? Free(Naming.Pascal(name) + "Layer") : Naming.Pascal(name));
        Types = names.ToDictionary(name => name, name => Free(Naming.Pascal(name) + "View"));
    }

    /// <summary>The property of each layer, such as <c>Dense1</c>.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; }

    /// <summary>The type of each layer's view, such as <c>Dense1View</c>.</summary>
    public IReadOnlyDictionary<string, string> Types { get; }

    /// <summary>The distinct valid names of a definition with errors.</summary>
    public static string[] Printable(IEnumerable<string> layers) => [.. layers.Where(name => Naming.Problem(name) is null).GroupBy(Naming.Pascal).Select(group => group.First())];

    private string Free(string name) => taken.Add(name) ? name : Free(name + "_");
}
