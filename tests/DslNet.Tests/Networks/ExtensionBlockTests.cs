using static DslNet.Dsl;

namespace DslNet.Tests.Networks;

/// <summary>A definition may use the extension blocks of C# 14: the reader knows the compiler that builds this project, which is newer than the oldest supported one.</summary>
public class ExtensionBlockTests
{
    [Fact]
    public void Members_of_extension_blocks_are_read_as_they_run()
    {
        ExtendedNet.Info.Layers.Select(layer => $"{layer.Name} {layer.Output}").ShouldBe(["dense1 3", "relu1 3", "dense2 5", "tanh1 5", "dense3 7", "relu2 7", "dense4 16"]);
        ExtendedNet.AsItRuns().ShouldBe("Input(4) >> " + string.Join(" >> ", ((int[])[3, 5, 7, 16]).Zip((string[])["Relu", "Tanh", "Relu", ""], (units, behind) =>
            $"Dense(units: {units}, init: Auto, bias: true, name: null){(behind.Length == 0 ? "" : " >> " + behind)}")));
    }
}

[Network]
internal sealed partial class ExtendedNet
{
    public static string AsItRuns() => Define().ToString()!;

    private static Net Define() => Input(4) >> Dense(3).Active() >> Layer.Wide(5) >> Tanh >> 7.Units.Active() >> Dense(8.Twice);
}

internal static class Blocks
{
    extension(Layer layer)
    {
        public Layer Active() => layer >> Relu;

        public static Layer Wide(int units) => Dense(units);
    }

    extension(int number)
    {
        public Layer Units => Dense(number);

        public int Twice => number * 2;
    }
}
