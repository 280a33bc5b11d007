using System.Runtime.Intrinsics;

namespace DslNet.Kernels.Driver;

/// <summary>The numbers of a row that must be whole: tokens, which are rows of a table, and lengths, which are numbers of steps. Kernels index memory by them.</summary>
internal static class WholeNumbers
{
    /// <summary>Validates those of a batch; other inputs take any number.</summary>
    /// <param name="info">The network.</param>
    /// <param name="input">Whole rows.</param>
    /// <param name="name">The parameter that they came by.</param>
    /// <exception cref="ArgumentException">A token isn't a whole number of 0 to its vocabulary − 1, or a length none of 0 to the steps.</exception>
    public static void Check(NetworkInfo info, ReadOnlySpan<float> input, string name = "input")
    {
        if (!info.HasWholeNumbers)
        {
            return;
        }

        int width = info.Input.Size;
        for (int row = 0, start = 0; start < input.Length; row++, start += width)
        {
            ReadOnlySpan<float> rest = input.Slice(start, width);
            for (int i = 0; i < info.Inputs.Count; i++)
            {
                InputInfo each = info.Inputs[i];
                int elements = each.Shape.Size;
                if (each.Vocabulary is { } vocabulary && IndexOfOther(rest[..elements], vocabulary - 1) is >= 0 and var step)
                {
                    throw new ArgumentException(FormattableString.Invariant(
                        $"Expected tokens of {each.Name} that are whole numbers of 0 to {vocabulary - 1}, the padding's, too, but the one of step {step} of row {row} is {rest[step]}."), name);
                }

                if (each.HasLengths && IndexOfOther(rest.Slice(elements, 1), each.Shape[0]) >= 0)
                {
                    throw new ArgumentException(FormattableString.Invariant(
                        $"Expected the length of each row of {each.Name}, its last number, to be a whole number of 0 to {each.Shape[0]}, but that of row {row} is {rest[elements]}."), name);
                }

                rest = rest[each.RowSize..];
            }
        }
    }

    /// <summary>The index of the first number that isn't a whole one of 0 to <paramref name="most"/>, or −1.</summary>
    private static int IndexOfOther(ReadOnlySpan<float> numbers, int most)
    {
        int i = 0;
        Vector256<float> greatest = Vector256.Create((float)most);
        for (; i <= numbers.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            // NaN equals nothing, and so isn't within.
            Vector256<float> some = Vector256.Create(numbers[i..]);
            Vector256<float> within = Vector256.Equals(some, Vector256.Floor(some)) & Vector256.GreaterThanOrEqual(some, Vector256<float>.Zero) & Vector256.LessThanOrEqual(some, greatest);
            if (within.ExtractMostSignificantBits() != byte.MaxValue)
            {
                break;
            }
        }

        for (; i < numbers.Length; i++)
        {
            if (!(numbers[i] >= 0 && numbers[i] <= most && numbers[i] == MathF.Floor(numbers[i])))
            {
                return i;
            }
        }

        return -1;
    }
}
