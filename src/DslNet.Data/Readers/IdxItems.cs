namespace DslNet.Data;

/// <summary>Validates a requested range of items.</summary>
internal static class IdxItems
{
    public static void MustBeThere(int first, int values, int count, int itemSize)
    {
        if (first < 0 || first > count)
        {
            throw new ArgumentOutOfRangeException(nameof(first), FormattableString.Invariant($"The first item must be in 0..{count} ({count} items are there). It is {first}."));
        }

        if (itemSize == 0 ? values != 0 : values % itemSize != 0)
        {
            throw new ArgumentException($"{values} values are no whole number of items of {itemSize}.", "destination");
        }

        if (itemSize != 0 && values / itemSize > count - first)
        {
            throw new ArgumentException($"{values / itemSize} items are asked for from item {first} on; {count - first} are there.", "destination");
        }
    }
}
