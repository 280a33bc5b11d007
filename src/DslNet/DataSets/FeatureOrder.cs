namespace DslNet;

/// <summary>Assigns the features of a set to the inputs of a network, by name.</summary>
internal static class FeatureOrder
{
    /// <summary>The feature indices in the order of the inputs. A feature belongs to the input of its name, or whose name it begins with, followed by a dot, an underscore or a bracket.</summary>
    /// <exception cref="ArgumentException">Features have no names, belong to no input, or are too few or too many for one.</exception>
    public static int[] Of(NetworkInfo network, IReadOnlyList<string> features)
    {
        if (features.Count == 0)
        {
            throw new ArgumentException($"The set's features have no names, by which they could be found for the inputs of {network.Name}.");
        }

        List<int> order = [];
        foreach (InputInfo input in network.Inputs)
        {
            int[] places = [.. Enumerable.Range(0, features.Count).Where(place => Belongs(features[place], input.Name))];
            if (places.Length != input.RowSize)
            {
                throw new ArgumentException(FormattableString.Invariant($"The input \"{input.Name}\" of {network.Name} takes {input.RowSize} numbers, but {places.Length} features are called \"{input.Name}\" or begin with \"{input.Name}.\", \"{input.Name}_\" or \"{input.Name}[\"."));
            }

            order.AddRange(places);
        }

        int other = Enumerable.Range(0, features.Count).Except(order).DefaultIfEmpty(-1).First();
        return other < 0 && network.Inputs.Count > 0
            ? [.. order]
            : throw new ArgumentException(network.Inputs.Count == 0 ? $"{network.Name} has one input without a name." : $"The feature \"{features[other]}\" belongs to no input of {network.Name}: {string.Join(", ", network.Inputs.Select(input => input.Name))}.");
    }

    private static bool Belongs(string feature, string input) =>
        feature == input || (feature.StartsWith(input, StringComparison.Ordinal) && feature[input.Length] is '.' or '_' or '[');
}
