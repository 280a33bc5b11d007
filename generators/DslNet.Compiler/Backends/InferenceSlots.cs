using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Backends;

/// <summary>
/// Slots for the values of eval alone. The widest value comes first and each takes the first slot that is free as long as it lives, so that slots are as wide as
/// what they hold: greedy by size (Y. Pisarchyk, J. Lee, Efficient Memory Management for Deep Neural Net Inference, 2020).
/// </summary>
internal static class InferenceSlots
{
    /// <summary>Gives each place a slot; the slots are numbered from the widest to the narrowest.</summary>
    /// <param name="places">Each place once; those that come later in eval than its output take what is left by the others.</param>
    /// <param name="end">The kernel behind the one that gives the output.</param>
    public static IReadOnlyList<IReadOnlyList<Lifetime>> Share(IEnumerable<Lifetime> places, int end)
    {
        List<List<Lifetime>> slots = [];
        foreach (Lifetime place in places.OrderBy(place => place.First >= end).ThenByDescending(place => place.Width).ThenBy(place => place.First))
        {
            List<Lifetime>? free = slots.Find(slot => !slot.Exists(place.Overlaps));
            if (free is null)
            {
                slots.Add(free = []);
            }

            free.Add(place);
        }

        return [.. slots.OrderByDescending(slot => slot.Max(place => place.Width))];
    }
}
