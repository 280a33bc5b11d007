namespace DslNet.Compiler.Tests.Interpreter;

/// <summary>
/// Philox4x32-10, from the paper: J. Salmon and others, Parallel Random Numbers: As Easy as 1, 2, 3, SC 2011, section 3.3.
/// Written without a look at the product's own, so that one can be held against the other.
/// </summary>
public static class Philox4x32
{
    private const int Rounds = 10;
    private const uint FirstMultiplier = 0xD2511F53;
    private const uint SecondMultiplier = 0xCD9E8D57;
    private const uint FirstWeyl = 0x9E3779B9;
    private const uint SecondWeyl = 0xBB67AE85;

    /// <summary>The four words that belong to a counter and a key.</summary>
    public static (uint First, uint Second, uint Third, uint Fourth) Block((uint First, uint Second, uint Third, uint Fourth) counter, (uint First, uint Second) key)
    {
        (uint a, uint b, uint c, uint d) = counter;
        (uint k, uint l) = key;
        for (int round = 0; round < Rounds; round++)
        {
            ulong left = (ulong)FirstMultiplier * a;
            ulong right = (ulong)SecondMultiplier * c;
            (a, b, c, d) = ((uint)(right >> 32) ^ b ^ k, (uint)right, (uint)(left >> 32) ^ d ^ l, (uint)left);
            unchecked
            {
                k += FirstWeyl;
                l += SecondWeyl;
            }
        }

        return (a, b, c, d);
    }

    /// <summary>The uniform number in [0, 1) of an element: 24 bits, so that it is exact as a float.</summary>
    public static double Uniform(ulong seed, ulong step, int stream, int element)
    {
        uint word = Block(((uint)element, (uint)step, (uint)(step >> 32), (uint)stream), ((uint)seed, (uint)(seed >> 32))).First;
        return (word >> 8) / 16777216.0;
    }
}
