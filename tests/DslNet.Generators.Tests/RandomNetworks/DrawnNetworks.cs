using DslNet.Compiler.Tests;
using DslNet.Compiler.Tests.RandomNetworks;

namespace DslNet.Generators.Tests.RandomNetworks;

/// <summary>300 networks drawn by FsCheck, the same for all tests of this folder.</summary>
public static class DrawnNetworks
{
    public const int Count = 300;

    public static IReadOnlyList<DrawnNetwork> All { get; } = Draw();

    private static List<DrawnNetwork> Draw()
    {
        List<DrawnNetwork> networks = [];
        Laws.Hold(DefinitionDraw.Any, Count, tree => networks.Add(new DrawnNetwork(networks.Count, tree)), seed: 71);
        return networks;
    }
}
