using DslNet.Compiler.Tests.Expressions;

namespace DslNet.Generators.Tests.Numbers;

/// <summary>Users' activations: value and slope are finite and right wherever the true ones are floats.</summary>
public class SlopeLaws
{
    [Fact]
    public void Of_activations() => SlopeLaw.Hold(GrammarDraw.Functions(1), 1, 600);
}
