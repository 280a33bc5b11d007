namespace DslNet;

/// <summary>The rows of one input or output of a network that has several, by name; <c>("age", ages)</c> converts implicitly.</summary>
public sealed class NamedValues
{
    private NamedValues(string name, float[] values, int[]? labels)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        (Name, Values, Labels) = (name, values, labels);
    }

    /// <summary>The name that the definition gives the input or output.</summary>
    public string Name { get; }

    /// <summary>Row-major [rows × size]; empty where there are labels.</summary>
    internal float[] Values { get; }

    /// <summary>The class of each row, of an output with a cross-entropy; else null.</summary>
    internal int[]? Labels { get; }

    /// <summary>Values of an input or output.</summary>
    /// <param name="named">The name, and the values, row-major [rows × size].</param>
    /// <exception cref="ArgumentException">There is no name.</exception>
    public static implicit operator NamedValues((string Name, float[] Values) named) => Of(named.Name, named.Values);

    /// <summary>Class indices of an output.</summary>
    /// <param name="named">The name, and the class index of each row.</param>
    /// <exception cref="ArgumentException">There is no name.</exception>
    public static implicit operator NamedValues((string Name, int[] Labels) named) => Of(named.Name, named.Labels);

    /// <summary>Values of an input or output.</summary>
    /// <param name="name">The name of the input or output.</param>
    /// <param name="values">Row-major [rows × size].</param>
    /// <exception cref="ArgumentException">There is no name.</exception>
    public static NamedValues Of(string name, float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(name, values, null);
    }

    /// <summary>Class indices of an output.</summary>
    /// <param name="name">The name of an output with a cross-entropy.</param>
    /// <param name="labels">The class index of each row.</param>
    /// <exception cref="ArgumentException">There is no name.</exception>
    public static NamedValues Of(string name, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return new(name, [], labels);
    }
}
