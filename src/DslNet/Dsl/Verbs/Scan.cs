namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// A recurrence with a cell of one's own: h' = cell(x, h) at each step x of a sequence [steps, in], the state h starting with zeros. It gives the state after every
    /// step, [steps, units]. The parameters of the cell's layers are the same at every step.
    /// </summary>
    /// <param name="units">The size of the state; at least 1.</param>
    /// <param name="cell">
    /// The next state [units] from a step [in] and the state [units], of which alone it may depend. It is called once, to find out its layers; the number of features of
    /// a step isn't known then.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The units are less than 1.</exception>
    /// <exception cref="ArgumentException">The cell returns null or outputs, or reads a net of outside.</exception>
    public static Layer Scan(int units, Func<Net, Net, Net> cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return new("Scan", new("units", DslChecks.AtLeast(1, units)), new("cell", NetCell.Of(units, cell)));
    }
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Scan"/>.</summary>
    public static TChain Scan<TChain>(this TChain chain, int units, Func<Net, Net, Net> cell)
        where TChain : IChain<TChain> => chain.Then(Dsl.Scan(units, cell));
}
