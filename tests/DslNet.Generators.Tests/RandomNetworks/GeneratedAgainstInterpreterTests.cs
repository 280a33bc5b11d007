using Xunit.Abstractions;

namespace DslNet.Generators.Tests.RandomNetworks;

public class GeneratedAgainstInterpreterTests(ITestOutputHelper output)
{
    [Fact]
    public void Generated_code_computes_what_the_interpreter_computes()
    {
        int compared = 0;
        int magnified = 0;
        foreach (DrawnNetwork network in DrawnNetworks.All)
        {
            Comparison comparison = Compare(network);
            compared += comparison.Compared;
            magnified += comparison.Magnified;
        }

        output.WriteLine($"{compared} arrays compared, {magnified} of them where rounding is magnified");
        magnified.ShouldBeLessThan(compared / 25);
    }

    private static Comparison Compare(DrawnNetwork drawn)
    {
        using INetwork network = GeneratedNetworks.Create(drawn, InterpretedNetwork.BatchSize, InterpretedNetwork.Seed);
        InterpretedNetwork interpreted = new(drawn, drawn.Graph, network, new Random(drawn.Number));
        interpreted.Run();
        return interpreted.Comparison;
    }
}
