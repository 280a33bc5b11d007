namespace DslNet;

/// <summary>
/// All combinations of choices, found while they are asked for: a trial goes on where the last one was, and the last choice moves
/// first. The choices after one that has moved are asked for again, since they may be others.
/// </summary>
internal sealed class GridSettings : ISettings
{
    private readonly List<(string Name, int Count, int Index)> path = [];
    private int asked;

    /// <summary>A new trial begins.</summary>
    public void Begin() => asked = 0;

    /// <summary>Moves to the next combination; false when there is none.</summary>
    public bool Advance()
    {
        // What the last trial didn't ask for isn't part of its combination.
        path.RemoveRange(asked, path.Count - asked);
        for (int last = path.Count - 1; last >= 0; last--)
        {
            (string name, int count, int index) = path[last];
            if (index + 1 < count)
            {
                path[last] = (name, count, index + 1);
                return true;
            }

            path.RemoveAt(last);
        }

        return false;
    }

    public double Unit(string name) =>
        throw new InvalidOperationException($"A grid tries every value there is, and '{name}' is a number from a range without end. Use Choice or Integer, or Tuning.Random.");

    public int Index(string name, int count)
    {
        if (asked == path.Count)
        {
            path.Add((name, count, 0));
        }

        (string expected, int choices, int index) = path[asked++];
        if (expected != name || choices != count)
        {
            throw new InvalidOperationException($"The objective asked for '{expected}' with {choices} choices before, and for '{name}' with {count} now, after the same choices. It must ask the same way each time.");
        }

        return index;
    }
}
