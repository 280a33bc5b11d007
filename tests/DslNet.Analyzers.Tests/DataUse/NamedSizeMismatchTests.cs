using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.DataUse;

/// <summary>DN3009 of networks with several inputs, outputs and named values inside: photos of 12 numbers, ages of 3, digits of 10, a style of 1, a code of 5.</summary>
public class NamedSizeMismatchTests
{
    [Theory]
    [InlineData("network.Predict({|DN3009:new float[10]|}, ages, digits, styles);", "'new float[10]' has 10 numbers", "no whole rows", "FaceNet's photo has 12 numbers a row")]
    [InlineData("network.Predict(photos, {|DN3009:new float[4]|}, digits, styles);", "FaceNet's age has 3 numbers a row")]
    [InlineData("network.Predict(new float[24], {|DN3009:new float[3]|}, digits, styles);", "'new float[24]' has 2 rows", "age has 3 numbers a row: 6")]
    [InlineData("network.Predict(photos, new float[6], {|DN3009:new float[10]|}, styles);", "2 rows", "digit has 10 numbers a row: 20")]
    [InlineData("network.Predict(photos, ages, new float[10], style: {|DN3009:new float[2]|});", "1 row,", "style has 1 number a row: 1")]
    [InlineData("network.Predict(style: styles, digit: {|DN3009:[1f]|}, age: ages, photo: photos);", "digit has 10")]
    [InlineData("network.Predict({|DN3009:new float[12]|}, new float[11]);", "FaceNet takes 15 a row")]
    [InlineData("network.Predict(new float[15], {|DN3009:new float[12]|});", "11 numbers a row")]
    [InlineData("network.Predict(\"code\", {|DN3009:new float[12]|}, code);", "FaceNet takes 15 a row")]
    [InlineData("network.Predict(\"code\", new float[30], {|DN3009:new float[5]|});", "2 rows", "5 numbers a row: 10")]
    [InlineData("network.Predict(\"code\", all, {|DN3009:new float[11]|});", "5 numbers a row")]
    public async Task A_length_that_cannot_be(string statements, params string[] words)
    {
        string message = (await Verify.Rule("DN3009", With(statements))).ShouldHaveSingleItem().GetMessage();

        words.ShouldAllBe(word => message.Contains(word), message);
    }

    [Theory]
    [InlineData("network.Predict(new float[12], new float[3], new float[10], new float[1]);")]
    [InlineData("network.Predict(photo: new float[48], age: new float[12], digit: new float[40], style: new float[4]);")]
    [InlineData("network.Predict(photos, ages, digits, new float[7]);")]
    [InlineData("network.Predict(new float[15], new float[11]); network.TrainStep(new float[15], new float[11], new Adam());")]
    [InlineData("network.Predict(\"code\", new float[30], new float[10]);")]
    [InlineData("network.Predict(\"code\", all, new float[15]);")]
    [InlineData("network.Predict(given, new float[30], new float[11]);")]
    [InlineData("network.Predict(new float[10], 3);")]
    public async Task A_length_that_fits_or_is_not_known(string statements) => (await Verify.Rule("DN3009", With(statements))).ShouldBeEmpty();

    [Fact]
    public async Task Names_that_others_have_by_default_are_told_and_break_no_generated_code() => await Verify.Errors("""
        [Network] public sealed partial class N { static Net Define() => Concat({|DN1005:Input(4, name: "output")|}, Input(2), {|DN1005:Input(3, name: "input2")|}) >> Dense(3); }
        static class Program
        {
            static void Run(N network)
            {
                network.Predict(new float[8], new float[4], new float[6], new float[6]);
            }
        }
        """);

    [Fact]
    public async Task An_overload_of_the_users_own_is_his_affair() => await Verify.Rule("DN3009", """
        [Network] public sealed partial class N
        {
            static Net Define() => Concat(Input(4, name: "a"), Input(2, name: "b")) >> Dense(3);
            public void Predict(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> output) { }
        }

        static class Program { static void Run(N network) => network.Predict(new float[5], new float[5], new float[5]); }
        """);

    private static string With(string statements) => """
        [Network]
        public sealed partial class FaceNet
        {
            static Net Define()
            {
                Net photo = Input(2, 2, 3, name: "photo") >> Flatten;
                Net code = Concat(photo, Input(3, name: "age")) >> Dense(5) >> Tap("code");
                return Outputs(Head("digit", code >> Dense(10) >> Softmax, Loss.CrossEntropy), Head("style", code >> Dense(1), Loss.MeanSquaredError));
            }

            public void Predict(float[] input, int count) { }
        }

        static class Program
        {
            static void Run(float[] photos, float[] ages, float[] digits, float[] styles, float[] code, float[] all, string given)
            {
                using var network = new FaceNet(batchSize: 16);

        """ + statements + "}}";
}
