namespace DslNet.Tests;

public class InitTests
{
    [Fact]
    public void The_default_is_Auto() => default(Init).ShouldBe(Init.Auto);

    [Fact]
    public void He_and_Xavier_are_the_normal_ones()
    {
        Init.He.ShouldBe(Init.HeNormal);
        Init.Xavier.ShouldBe(Init.XavierNormal);
    }

    public static TheoryData<Init, InitKind, float, string> Texts => new()
    {
        { Init.Auto, InitKind.Auto, 0, "Auto" },
        { Init.HeNormal, InitKind.HeNormal, 0, "HeNormal" },
        { Init.HeUniform, InitKind.HeUniform, 0, "HeUniform" },
        { Init.XavierNormal, InitKind.XavierNormal, 0, "XavierNormal" },
        { Init.XavierUniform, InitKind.XavierUniform, 0, "XavierUniform" },
        { Init.LeCunNormal, InitKind.LeCunNormal, 0, "LeCunNormal" },
        { Init.Zeros, InitKind.Zeros, 0, "Zeros" },
        { Init.Normal(0.1f), InitKind.Normal, 0.1f, "Normal(0.1)" },
        { Init.Uniform(1e-5f), InitKind.Uniform, 1e-5f, "Uniform(1E-05)" },
        { Init.Constant(-2), InitKind.Constant, -2, "Constant(-2)" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void It_holds_its_kind_and_number_and_prints_them(Init init, InitKind kind, float value, string text)
    {
        (init.Kind, init.Value).ShouldBe((kind, value));
        init.ToString().ShouldBe(text);
    }

    [Fact]
    public void Another_number_is_another_initializer() => Init.Normal(0.1f).ShouldNotBe(Init.Normal(0.2f));
}
