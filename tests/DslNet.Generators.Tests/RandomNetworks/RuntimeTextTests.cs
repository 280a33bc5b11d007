using System.Reflection;

namespace DslNet.Generators.Tests.RandomNetworks;

public class RuntimeTextTests
{
    /// <summary>Before any generator: what the printed C# describes when it runs is the drawn graph.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Definitions_describe_at_run_time_what_was_drawn(bool fluent)
    {
        Assembly assembly = DrawnCompilation.Load(DrawnCompilation.Of(DrawnNetworks.All.Select(network => fluent ? network.Fluent : network.Operators)));
        foreach (DrawnNetwork network in DrawnNetworks.All)
        {
            Type type = assembly.GetType($"Drawn.Net{network.Number}", throwOnError: true)!;
            type.GetProperty("Described")!.GetValue(null).ShouldBe(network.Graph.ToString(), (fluent ? network.Fluent : network.Operators).Class);
        }
    }
}
