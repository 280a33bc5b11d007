namespace DslNet.Kernels.Driver;

// Freezing of parameters at run time.
public sealed partial class NetworkDriver
{
    private readonly HashSet<int> frozen = [];

    /// <summary>The version of the frozen set; an optimizer updates its groups at its next step.</summary>
    internal int FreezeChanges { get; private set; }

    /// <summary>The indices of the frozen parameters.</summary>
    internal IReadOnlySet<int> FrozenParameters => frozen;

    /// <summary>Freezes or unfreezes the parameters of layers.</summary>
    /// <exception cref="ArgumentException">No layer of that name has parameters that learn.</exception>
    internal void Freeze(IReadOnlyList<string> layers, bool freezes)
    {
        Use.Enter();
        try
        {
            Use.MustNotBeCalledBack();
            int[][] parameters = [.. layers.Select(ParametersOf)];
            foreach (int parameter in parameters.SelectMany(each => each))
            {
                _ = freezes ? frozen.Add(parameter) : frozen.Remove(parameter);
            }

            FreezeChanges++;
            changes++;
        }
        finally
        {
            Use.Exit();
        }
    }

    /// <summary>The indices of a layer's parameters.</summary>
    private int[] ParametersOf(string layer)
    {
        int[] found = [.. Enumerable.Range(0, Info.Parameters.Count).Where(number => Info.Layers[Info.Parameters[number].Layer].Name == layer)];
        return found.Length > 0 ? found : throw new ArgumentException(
            $"No layer of {Info.Name} with parameters that learn is named \"{layer}\". There are: {string.Join(", ", Info.Parameters.Select(parameter => Info.Layers[parameter.Layer].Name).Distinct())}.", "layers");
    }
}
