using DslNet.Compiler.Tests.Expressions;

namespace DslNet.Generators.Tests.Numbers;

/// <summary>Users' losses: value and slope are finite and right wherever the true ones are floats, or the compiler refuses them.</summary>
public class LossSlopeLaws
{
    [Fact]
    public void Of_losses() => SlopeLaw.Hold(GrammarDraw.Functions(2), 2, 150);
}
