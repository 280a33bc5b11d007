using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.Use;

/// <summary>The fixes of DN3001, DN3002 and DN3008: what a source is before and after.</summary>
public class UseFixTests
{
    [Theory]
    [InlineData(
        """
        using var n = new DigitsNet();

                // What it says.
                n.{|DN3001:Forward(x, y)|}; // there
                Console.WriteLine(y[0]);
        """,
        """
        using var n = new DigitsNet();

                // What it says.
                n.Eval();
                n.Forward(x, y); // there
                Console.WriteLine(y[0]);
        """)]
    [InlineData("field.Train(); this.field.{|DN3001:Forward(x, y)|};", "field.Train(); this.field.Eval(); this.field.Forward(x, y);")]
    [InlineData("given.Train(); if (flag) given.{|DN3001:Forward(x, y)|};", "given.Train(); if (flag) { given.Eval(); given.Forward(x, y); }")]
    [InlineData("given.Train(); given?.{|DN3001:Forward(x, y)|};", "given.Train(); given?.Eval(); given?.Forward(x, y);")]
    [InlineData("given.Train(); switch (epochs) { case 1: given.{|DN3001:Forward(x, y)|}; break; }", "given.Train(); switch (epochs) { case 1: given.Eval(); given.Forward(x, y); break; }")]
    [InlineData(
        """
        given.Train();
                if (flag)
                    given.{|DN3001:Forward(x, y)|};
                else
                    given.Predict(x, y);
        """,
        """
        given.Train();
                if (flag)
                {
                    given.Eval();
                    given.Forward(x, y);
                }
                else
                    given.Predict(x, y);
        """)]
    public async Task Eval_is_called_before_Forward(string before, string after) => await Changes("DN3001", before, after);

    [Theory]
    [InlineData("given.Train(); given.{|DN3001:Forward(x, y)|};", "given.Train(); given.Predict(x, y);")]
    [InlineData("given.Train(); given /* ! */ . {|DN3001:Forward (x, y)|};", "given.Train(); given /* ! */ . Predict (x, y);")]
    [InlineData("given.Train(); given?.{|DN3001:Forward(x, y)|};", "given.Train(); given?.Predict(x, y);")]
    public async Task Predict_instead_of_Forward(string before, string after) => await Changes("DN3001", before, after, "Use 'Predict'");

    [Fact]
    public async Task Where_no_statement_can_be_inserted_there_is_Predict_still() => await Changes(
        "DN3001",
        "given.Train(); Loud(given);",
        "given.Train(); Loud(given);",
        "Use 'Predict'",
        "sealed class Own { readonly DigitsNet n = new(); Own() { n.Train(); Noise = a => n.Train(); } Action<float[]> Noise; } static Action<float[]> Make() => a => { using var n = new DigitsNet(); n.{|DN3001:Forward(a, a)|}; }; static void Loud(DigitsNet n) { }",
        "sealed class Own { readonly DigitsNet n = new(); Own() { n.Train(); Noise = a => n.Train(); } Action<float[]> Noise; } static Action<float[]> Make() => a => { using var n = new DigitsNet(); n.Predict(a, a); }; static void Loud(DigitsNet n) { }");

    [Theory]
    [InlineData(
        """
        given.Fit(train, optimizer);
                foreach (int i in labels)
                {
                    float loss = given.{|DN3002:TrainStep(x, labels, optimizer)|};
                }
        """,
        """
        given.Fit(train, optimizer);
                foreach (int i in labels)
                {
                    given.Train();
                    float loss = given.TrainStep(x, labels, optimizer);
                }
        """)]
    [InlineData("given.Eval(); Console.WriteLine(given.{|DN3002:Backward(x, labels)|});", "given.Eval(); given.Train(); Console.WriteLine(given.Backward(x, labels));")]
    [InlineData("given.Eval(); foreach (int i in labels) given.{|DN3002:Backward(x, labels)|};", "given.Eval(); foreach (int i in labels) { given.Train(); given.Backward(x, labels); }")]
    public async Task Train_is_called_before_the_step(string before, string after) => await Changes("DN3002", before, after);

    [Theory]
    [InlineData("var n = {|DN3008:new DigitsNet()|}; n.Predict(x, y);", "using var n = new DigitsNet(); n.Predict(x, y);")]
    [InlineData(
        """
        // Ours.
                DigitsNet n = {|DN3008:new(8)|};
                n.Predict(x, y);
        """,
        """
        // Ours.
                using DigitsNet n = new(8);
                n.Predict(x, y);
        """)]
    [InlineData("INetwork n = {|DN3008:DigitsNet.Create(8, 1, 0)|}; n.Predict(x, y);", "using INetwork n = DigitsNet.Create(8, 1, 0); n.Predict(x, y);")]
    public async Task A_network_is_declared_with_using(string before, string after) => await Changes("DN3008", before, after);

    [Theory]
    [InlineData("var n = new DigitsNet(); n = new DigitsNet();")]
    [InlineData("switch (epochs) { case 1: var n = new DigitsNet(); n.Predict(x, y); break; }")]
    [InlineData("new DigitsNet().Predict(x, y);")]
    [InlineData("DigitsNet a = new(), b = new(); a.Predict(x, y);")]
    public async Task Where_using_can_not_stand_there_is_no_fix(string statements) =>
        await Should.ThrowAsync<InvalidOperationException>(() => VerifyFix.Apply("DN3008", UserProject.Usings + UseSource.Method(statements)));

    private static Task Changes(string rule, string before, string after, string? title = null, string members = "", string membersAfter = "") =>
        VerifyFix.Changes(rule, UseSource.Method(before, members), UseSource.Method(after, membersAfter), title);
}
