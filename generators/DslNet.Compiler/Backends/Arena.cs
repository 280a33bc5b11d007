using System;
using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Backends;

/// <summary>
/// Memory in which each buffer has an offset of its own, so that its size is close to the peak of the live memory. Offsets are assigned greedily, each buffer
/// to a gap that is free during its live range; the best order depends on the network, so several are tried. (Y. Pisarchyk, J. Lee,
/// Efficient Memory Management for Deep Neural Net Inference, 2020.)
/// </summary>
internal static class Arena
{
    // Offsets are multiples of a cache line, so that every buffer is aligned to one for every batch size.
    private const int Line = 16;

    // Trying several orders takes time quadratic in the number of buffers.
    private const int MostForTrying = 1000;

    /// <summary>Assigns the offsets.</summary>
    /// <param name="places">The live ranges of the buffers, without duplicates.</param>
    /// <param name="fixedPlaces">Buffers whose offsets are fixed.</param>
    /// <returns>The arena's size in floats per row.</returns>
    public static long Assign(IReadOnlyList<Lifetime> places, IReadOnlyList<Lifetime> fixedPlaces)
    {
        long peak = Peak([.. places, .. fixedPlaces]), best = long.MaxValue;
        long[] offsets = [];
        foreach (IEnumerable<Lifetime> order in Orders(places))
        {
            foreach (bool smallestGap in (bool[])[true, false])
            {
                long extent = Assign(order, fixedPlaces, smallestGap);
                if (extent < best)
                {
                    best = extent;
                    offsets = [.. places.Select(place => place.Offset)];
                }

                if (best == peak || places.Count > MostForTrying)
                {
                    return Restore();
                }
            }
        }

        return Restore();

        long Restore()
        {
            for (int i = 0; i < places.Count; i++)
            {
                places[i].Offset = offsets[i];
            }

            return best;
        }
    }

    /// <summary>By decreasing width; those live at the peak first, by width; by decreasing length of the live range; by first write.</summary>
    private static IEnumerable<IEnumerable<Lifetime>> Orders(IReadOnlyList<Lifetime> places)
    {
        yield return places.OrderByDescending(place => place.Width).ThenBy(place => place.First);
        yield return InUse(places).OrderByDescending(moment => moment.Floats).SelectMany(moment => places.Where(place => place.IsAlive(moment.Kernel)).OrderByDescending(place => place.Width)).Distinct();
        yield return places.OrderByDescending(place => place.Last - place.First).ThenByDescending(place => place.Width);
        yield return places.OrderBy(place => place.First).ThenByDescending(place => place.Last);
    }

    /// <summary>The peak of the live memory, a lower bound of the arena's size.</summary>
    private static long Peak(IReadOnlyList<Lifetime> places) => InUse(places).Select(moment => moment.Floats).DefaultIfEmpty(0).Max();

    /// <summary>The live floats per row from each kernel on at which a live range begins or has ended.</summary>
    private static IEnumerable<(int Kernel, long Floats)> InUse(IReadOnlyList<Lifetime> places)
    {
        SortedDictionary<int, long> changes = [];
        foreach (Lifetime place in places)
        {
            Change(place.First, Padded(place.Width));
            Change(place.Last + 1, -Padded(place.Width));
        }

        long floats = 0;
        foreach (KeyValuePair<int, long> change in changes)
        {
            yield return (change.Key, floats += change.Value);
        }

        void Change(int kernel, long by) => changes[kernel] = (changes.TryGetValue(kernel, out long sum) ? sum : 0) + by;
    }

    private static long Assign(IEnumerable<Lifetime> order, IReadOnlyList<Lifetime> fixedPlaces, bool smallestGap)
    {
        List<Lifetime> assigned = [.. fixedPlaces];
        long extent = fixedPlaces.Select(End).DefaultIfEmpty(0).Max();
        foreach (Lifetime place in order)
        {
            place.Offset = Gap(assigned.Where(place.Overlaps).OrderBy(other => other.Offset), Padded(place.Width), smallestGap);
            assigned.Add(place);
            extent = Math.Max(extent, End(place));
        }

        return extent;
    }

    private static long Padded(int width) => ((long)width + Line - 1) / Line * Line;

    private static long End(Lifetime place) => place.Offset + Padded(place.Width);

    /// <summary>The offset of a gap that is wide enough: best fit or first fit, else the end.</summary>
    private static long Gap(IEnumerable<Lifetime> taken, long width, bool smallest)
    {
        long best = -1, bestGap = long.MaxValue, end = 0;
        foreach (Lifetime other in taken)
        {
            long gap = other.Offset - end;
            if (gap >= width && gap < bestGap && (smallest || best < 0))
            {
                (best, bestGap) = (end, gap);
            }

            end = Math.Max(end, End(other));
        }

        return best >= 0 ? best : end;
    }
}
