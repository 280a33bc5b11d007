namespace DslNet.Tests.Networks;

public class ShapeTests
{
    [Fact]
    public void It_knows_its_extents_and_their_product()
    {
        var image = new Shape(28, 14, 3);

        (image.Rank, image[0], image[1], image[2], image.Size).ShouldBe((3, 28, 14, 3, 1176));
        image.ToString().ShouldBe("28×14×3");
        new Shape(64).ToString().ShouldBe("64");
    }

    [Fact]
    public void It_is_equal_by_its_extents()
    {
        (new Shape(2, 3) == new Shape(2, 3)).ShouldBeTrue();
        new Shape(2, 3).GetHashCode().ShouldBe(new Shape(2, 3).GetHashCode());
        (new Shape(2, 3) != new Shape(3, 2)).ShouldBeTrue();
        new Shape(6).ShouldNotBe(new Shape(6, 1));
        (new Shape(6) == null).ShouldBeFalse();
    }

    [Fact]
    public void It_does_not_change_with_the_array_it_was_made_of()
    {
        int[] extents = [2, 3];
        var shape = new Shape(extents);
        extents[0] = 9;

        shape[0].ShouldBe(2);
    }

    [Fact]
    public void It_has_extents_of_at_least_1()
    {
        Should.Throw<ArgumentException>(() => new Shape()).ParamName.ShouldBe("extents");
        Should.Throw<ArgumentOutOfRangeException>(() => new Shape(4, 0)).Message.ShouldContain("It is 0.");
        Should.Throw<ArgumentOutOfRangeException>(() => new Shape(int.MaxValue, 2)).Message.ShouldContain("It is 2147483647×2.");
        Should.NotThrow(() => new Shape(int.MaxValue));
    }
}
