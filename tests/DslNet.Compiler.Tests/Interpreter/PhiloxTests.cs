namespace DslNet.Compiler.Tests.Interpreter;

public class PhiloxTests
{
    /// <summary>The known answers that the authors publish with Random123 (kat_vectors, philox4x32 10).</summary>
    [Theory]
    [InlineData(new uint[] { 0, 0, 0, 0, 0, 0 }, new uint[] { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 })]
    [InlineData(new uint[] { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff }, new uint[] { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd })]
    [InlineData(new uint[] { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0 }, new uint[] { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 })]
    public void The_known_answers_come_out(uint[] counterAndKey, uint[] expected)
    {
        uint[] c = counterAndKey;
        (uint first, uint second, uint third, uint fourth) = Philox4x32.Block((c[0], c[1], c[2], c[3]), (c[4], c[5]));
        new[] { first, second, third, fourth }.ShouldBe(expected);
    }

    [Fact]
    public void Numbers_are_uniform_and_differ_by_element_step_stream_and_seed()
    {
        double[] numbers = [.. Enumerable.Range(0, 20_000).Select(element => Philox4x32.Uniform(7, 3, 1, element))];
        numbers.ShouldAllBe(number => number >= 0 && number < 1);
        numbers.Average().ShouldBe(0.5, 0.01);
        numbers.Count(number => number < 0.25).ShouldBeInRange(4800, 5200);
        new[] { Philox4x32.Uniform(7, 3, 1, 0), Philox4x32.Uniform(8, 3, 1, 0), Philox4x32.Uniform(7, 4, 1, 0), Philox4x32.Uniform(7, 3, 2, 0), Philox4x32.Uniform(7, 3, 1, 1), Philox4x32.Uniform(7UL + (1UL << 32), 3, 1, 0) }
            .Distinct().Count().ShouldBe(6);
    }
}
