namespace DslNet;

/// <summary>Concatenates the rows of several inputs or outputs, in the network's order.</summary>
internal static class NamedRows
{
    /// <summary>The inputs of a network as rows.</summary>
    /// <exception cref="ArgumentException">One is missing, is there twice or isn't the network's, or rows don't fit.</exception>
    public static float[] Inputs(NetworkInfo network, IReadOnlyList<NamedValues> given, out int rows)
    {
        (string Name, int Size, Loss Loss, bool OfSteps)[] parts = network.Inputs.Count > 0
            ? [.. network.Inputs.Select(input => (input.Name, input.RowSize, Loss.None, false))]
            : throw new ArgumentException($"{network.Name} has one input without a name; give its rows as they are.", "inputs");
        return Joined(network, parts, given, "inputs", out rows);
    }

    /// <summary>The targets of a network with several outputs as rows.</summary>
    /// <exception cref="ArgumentException">One is missing, is there twice or isn't the network's, or rows don't fit.</exception>
    public static float[] Targets(NetworkInfo network, IReadOnlyList<NamedValues> given, int rows)
    {
        (string Name, int Size, Loss Loss, bool OfSteps)[] parts = network.Heads.Count > 0
            ? [.. network.Heads.Select(head => (head.Name, head.TargetSize, head.Loss, head.Shape.Rank > 1))]
            : throw new ArgumentException($"{network.Name} has one output without a name; give its targets as they are.", "targets");
        float[] joined = Joined(network, parts, given, "targets", out int found);
        return found == rows ? joined : throw new ArgumentException(FormattableString.Invariant($"The targets have {found} rows, the inputs {rows}."), "targets");
    }

    private static float[] Joined(NetworkInfo network, (string Name, int Size, Loss Loss, bool OfSteps)[] parts, IReadOnlyList<NamedValues> given, string argument, out int rows)
    {
        ArgumentNullException.ThrowIfNull(given, argument);
        string names = string.Join(", ", parts.Select(part => part.Name));
        foreach (NamedValues values in given)
        {
            ArgumentNullException.ThrowIfNull(values, argument);
            if (parts.All(part => part.Name != values.Name) || given.Count(each => each?.Name == values.Name) > 1)
            {
                throw new ArgumentException($"\"{values.Name}\" is {(parts.Any(part => part.Name == values.Name) ? "there twice" : $"none of the {argument} of {network.Name}")}; expected {names}, each once.", argument);
            }
        }

        float[][] columns = [.. parts.Select(part => Numbers(part, given.FirstOrDefault(values => values.Name == part.Name)
            ?? throw new ArgumentException($"The {argument} have no \"{part.Name}\"; expected {names}, each once.", argument), argument))];
        int count = rows = columns[0].Length / parts[0].Size, width = parts.Sum(part => part.Size), start = 0;
        float[] joined = new float[checked(count * width)];
        for (int i = 0; i < parts.Length; start += parts[i].Size, i++)
        {
            if (columns[i].Length != count * parts[i].Size)
            {
                throw new ArgumentException(FormattableString.Invariant($"\"{parts[i].Name}\" has {columns[i].Length / parts[i].Size} rows, \"{parts[0].Name}\" has {count}."), argument);
            }

            for (int row = 0; row < count; row++)
            {
                columns[i].AsSpan(row * parts[i].Size, parts[i].Size).CopyTo(joined.AsSpan((row * width) + start));
            }
        }

        return joined;
    }

    /// <summary>Values unchanged, classes as one-hot rows; those of the steps of a sequence as numbers, which are checked with the rows' lengths.</summary>
    private static float[] Numbers((string Name, int Size, Loss Loss, bool OfSteps) part, NamedValues values, string argument)
    {
        if (values.Labels is not { } labels)
        {
            return values.Values.Length > 0 && values.Values.Length % part.Size == 0
                ? values.Values
                : throw new ArgumentException(FormattableString.Invariant($"\"{part.Name}\" has rows of {part.Size} numbers, but got {values.Values.Length} numbers."), argument);
        }

        if (part.Loss != Loss.CrossEntropy)
        {
            throw new ArgumentException($"Labels are for outputs with Loss.CrossEntropy; \"{part.Name}\" has {(part.Loss == Loss.None ? "none" : $"Loss.{part.Loss}")}. Give it numbers.", argument);
        }

        if (part.OfSteps)
        {
            return labels.Length > 0 && labels.Length % part.Size == 0
                ? [.. labels.Select(label => (float)label)]
                : throw new ArgumentException(FormattableString.Invariant($"\"{part.Name}\" has a label for each of {part.Size} steps, but got {labels.Length} labels."), argument);
        }

        float[] hot = new float[checked(labels.Length * part.Size)];
        for (int row = 0; row < labels.Length; row++)
        {
            if ((uint)labels[row] >= (uint)part.Size)
            {
                throw new ArgumentException(FormattableString.Invariant($"Label {labels[row]} of row {row} of \"{part.Name}\" is not in 0..{part.Size - 1}."), argument);
            }

            hot[(row * part.Size) + labels[row]] = 1;
        }

        return hot.Length > 0 ? hot : throw new ArgumentException($"\"{part.Name}\" has no rows.", argument);
    }
}
