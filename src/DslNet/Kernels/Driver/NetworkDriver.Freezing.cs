namespace DslNet.Kernels.Driver;

// Parameters that optimizers leave as they are, for as long as the user says.
public sealed partial class NetworkDriver
{
    private readonly HashSet<int> frozen = [];

    /// <summary>How often that has changed: an optimizer follows when it comes to its next step.</summary>
    internal int FreezeChanges { get; private set; }

    /// <summary>Numbers of the parameters that don't learn now.</summary>
    internal IReadOnlySet<int> FrozenParameters => frozen;

    /// <summary>Has the parameters of layers learn no more, or again.</summary>
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

    /// <summary>Numbers of the parameters of a layer.</summary>
    private int[] ParametersOf(string layer)
    {
        int[] found = [.. Enumerable.Range(0, Info.Parameters.Count).Where(number => Info.Layers[Info.Parameters[number].Layer].Name == layer)];
        return found.Length > 0 ? found : throw new ArgumentException(
            $"No layer of {Info.Name} with parameters that learn is named \"{layer}\". There are: {string.Join(", ", Info.Parameters.Select(parameter => Info.Layers[parameter.Layer].Name).Distinct())}.", "layers");
    }
}
