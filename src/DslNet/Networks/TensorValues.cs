namespace DslNet;

/// <summary>Validates the elements of parameters and buffers.</summary>
internal static class TensorValues
{
    /// <summary>Describes the first element that isn't finite or, of a running variance, is negative; null where there is none.</summary>
    public static string? Unsound(IReadOnlyList<ParameterInfo> tensors, ReadOnlySpan<float> values)
    {
        foreach (ParameterInfo tensor in tensors)
        {
            if (Unsound(tensor.Name, tensor.Role == ParameterRole.RunningVariance, values[..tensor.Count]) is { } found)
            {
                return found.Reason;
            }

            values = values[tensor.Count..];
        }

        return null;
    }

    /// <summary>The same for one tensor, with the index.</summary>
    public static (int Index, string Reason)? Unsound(string name, bool isVariance, ReadOnlySpan<float> values)
    {
        int index = NonFinite.IndexOf(values);
        if (index >= 0)
        {
            return (index, FormattableString.Invariant($"'{name}' has {values[index]} as number {index}; numbers must be finite, in single precision too."));
        }

        index = isVariance ? Negative(values) : -1;
        return index >= 0 ? (index, NegativeVariance(name, index, values[index])) : null;
    }

    /// <summary>Refuses negative running variances, of which a square root is taken. All other values set by a program are accepted.</summary>
    /// <exception cref="ArgumentException">A running variance is negative.</exception>
    public static void MustHaveVariances(IReadOnlyList<ParameterInfo> buffers, ReadOnlySpan<float> source)
    {
        foreach (ParameterInfo buffer in buffers)
        {
            int index = buffer.Role == ParameterRole.RunningVariance ? Negative(source[..buffer.Count]) : -1;
            if (index >= 0)
            {
                throw new ArgumentException(NegativeVariance(buffer.Name, index, source[index]), nameof(source));
            }

            source = source[buffer.Count..];
        }
    }

    private static int Negative(ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] < 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static string NegativeVariance(string name, int index, float value) =>
        FormattableString.Invariant($"'{name}' has {value} as number {index}; a variance isn't negative.");
}
