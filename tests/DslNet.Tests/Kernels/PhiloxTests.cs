using System.Runtime.Intrinsics;
using DslNet.Kernels.RandomNumbers;

namespace DslNet.Tests.Kernels;

public class PhiloxTests
{
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void The_known_answers_of_Random123_come_out(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint w0, uint w1, uint w2, uint w3)
    {
        Philox.Block(c0, c1, c2, c3, k0, k1).ShouldBe(Vector128.Create(w0, w1, w2, w3));
        Reference([c0, c1, c2, c3], k0, k1).ShouldBe([w0, w1, w2, w3]);

        RandomState state = new(k0 | ((ulong)k1 << 32), c1 | ((ulong)c2 << 32));
        Philox.Uniform(state, (int)c3, (nint)c0)[0].ShouldBe((w0 >> 8) / 16777216f);
    }

    [Fact]
    public void Each_element_has_a_counter_of_its_own_whichever_lane_draws_it()
    {
        RandomState state = new(0x0123456789ABCDEF, 0xFEDCBA9876543210);
        foreach (nint start in new[] { 0, 1, 8, 1000003, unchecked((nint)0xFFFFFFFCL) })
        {
            Vector256<float> drawn = Philox.Uniform(state, 5, start);
            for (int lane = 0; lane < 8; lane++)
            {
                uint word = Reference([(uint)(start + lane), 0x76543210, 0xFEDCBA98, 5], 0x89ABCDEF, 0x01234567)[0];
                drawn[lane].ShouldBe((word >> 8) / 16777216f);
            }
        }
    }

    [Fact]
    public void Numbers_are_uniform_and_differ_by_stream_step_and_seed()
    {
        double sum = 0, squares = 0;
        for (int i = 0; i < 100_000; i += 8)
        {
            Vector256<float> x = Philox.Uniform(new RandomState(7, 3), 1, i);
            for (int lane = 0; lane < 8; lane++)
            {
                x[lane].ShouldBeInRange(0, 0.99999995f);
                sum += x[lane];
                squares += x[lane] * x[lane];
            }
        }

        (sum / 100_000).ShouldBe(0.5, 0.005);
        (squares / 100_000).ShouldBe(1 / 3.0, 0.005);
        Vector256<float> one = Philox.Uniform(new RandomState(7, 3), 1, 0);
        Philox.Uniform(new RandomState(8, 3), 1, 0).ShouldNotBe(one);
        Philox.Uniform(new RandomState(7, 4), 1, 0).ShouldNotBe(one);
        Philox.Uniform(new RandomState(7, 3), 2, 0).ShouldNotBe(one);
    }

    /// <summary>Figure 4 of the paper, word by word.</summary>
    private static uint[] Reference(uint[] counter, uint k0, uint k1)
    {
        (uint a, uint b, uint c, uint d) = (counter[0], counter[1], counter[2], counter[3]);
        for (int round = 0; round < 10; round++)
        {
            ulong first = 0xD2511F53UL * a, second = 0xCD9E8D57UL * c;
            (a, b, c, d) = ((uint)(second >> 32) ^ b ^ k0, (uint)second, (uint)(first >> 32) ^ d ^ k1, (uint)first);
            k0 = unchecked(k0 + 0x9E3779B9);
            k1 = unchecked(k1 + 0xBB67AE85);
        }

        return [a, b, c, d];
    }
}
