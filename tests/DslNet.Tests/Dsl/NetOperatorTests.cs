using static DslNet.Dsl;

namespace DslNet.Tests;

/// <summary>Arithmetic on values is the same as the verbs.</summary>
public class NetOperatorTests
{
    private static readonly Net A = Input(3), B = Input(3);

    public static TheoryData<Net, Net> Same => new()
    {
        { A + B, Add(A, B) },
        { A - B, Subtract(A, B) },
        { A * B, Multiply(A, B) },
        { A + B + A, Add(Add(A, B), A) },
        { A + 2, A >> Rescale(1, 2) },
        { 2 + A, A >> Rescale(1, 2) },
        { A - 2, A >> Rescale(1, -2) },
        { 2 - A, A >> Rescale(-1, 2) },
        { A * 2, A >> Rescale(2) },
        { 2 * A, A >> Rescale(2) },
        { A / 4, A >> Rescale(0.25f) },
        { -A, A >> Rescale(-1) },
        { (1 - A) * B, Multiply(A >> Rescale(-1, 1), B) },
    };

    [Theory]
    [MemberData(nameof(Same))]
    public void An_operator_is_its_verb(Net operators, Net verbs)
    {
        operators.ShouldBe(verbs);
        operators.ToString().ShouldBe(verbs.ToString());
    }

    [Fact]
    public void Its_operands_are_in_order()
    {
        (A - B).ShouldNotBe(B - A);
        (A + B).ShouldNotBe(B + A);
        (A - 2).ShouldNotBe(2 - A);
    }

    [Fact]
    public void What_is_null_or_not_finite_is_told()
    {
        Should.Throw<ArgumentNullException>(() => (Net)null! + B).ParamName.ShouldBe("left");
        Should.Throw<ArgumentNullException>(() => A * (Net)null!).ParamName.ShouldBe("right");
        Should.Throw<ArgumentNullException>(() => (Net)null! - B).ParamName.ShouldBe("left");
        Should.Throw<ArgumentNullException>(() => -(Net)null!).ParamName.ShouldBe("net");
        Should.Throw<ArgumentOutOfRangeException>(() => A / 0).Message.ShouldContain("It is Infinity.");
        Should.Throw<ArgumentOutOfRangeException>(() => A + float.NaN).ParamName.ShouldBe("offset");
    }
}
