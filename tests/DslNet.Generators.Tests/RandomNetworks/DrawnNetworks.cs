using DslNet.Compiler.Tests;
using DslNet.Compiler.Tests.RandomNetworks;

namespace DslNet.Generators.Tests.RandomNetworks;

/// <summary>
/// 100 networks of all kinds and 100 that go over images and sequences, drawn by FsCheck, the same for all tests of this folder.
/// DSLNET_LAW_FACTOR=3 makes it three times as many.
/// </summary>
public static class DrawnNetworks
{
    private const int OfEach = 100;

    public static IReadOnlyList<DrawnNetwork> All { get; } = Draw();

    private static List<DrawnNetwork> Draw()
    {
        List<DrawnNetwork> networks = [];
        Laws.Hold(DefinitionDraw.Any, OfEach, tree => networks.Add(new DrawnNetwork(networks.Count, tree)), seed: 71);
        Laws.Hold(DefinitionDraw.Windowed, OfEach, tree => networks.Add(new DrawnNetwork(networks.Count, tree)), seed: 72);
        return networks;
    }
}
