using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.DataUse;

/// <summary>DN3004.</summary>
public class NoValidationTests
{
    [Theory]
    [InlineData("network.{|DN3004:Fit(split.Train, new Adam())|};")]
    [InlineData("network.Fit(split.Train, new Adam(), {|DN3004:null|});")]
    [InlineData("network.Fit(split.Train, new Adam(), {|DN3004:new FitOptions { Epochs = 5 }|});")]
    [InlineData("network.Fit(split.Train, new Adam(), {|DN3004:new() { Epochs = 5, Validation = null }|});")]
    [InlineData("FitOptions options = new() { Epochs = 5 }; network.Fit(split.Train, new Adam(), {|DN3004:options|});")]
    [InlineData("FitOptions options = new(); options = options with { Epochs = 7 }; network.Fit(split.Train, new Adam(), {|DN3004:options with { Seed = 3 }|});")]
    [InlineData("NetworkTraining.{|DN3004:Fit(network, split.Train, new Adam())|};")]
    [InlineData("network.Fit(split.Train, new Adam(), {|DN3004:Options()|}); static FitOptions Options() => new() { Epochs = 3 };")]
    [InlineData("Action train = () => network.{|DN3004:Fit(split.Train, new Adam())|}; train();")]
    [InlineData("INetwork any = network; any.{|DN3004:Fit(optimizer: new Adam(), train: split.Train)|};")]
    [InlineData("FitOptions options = new() { Validation = split.Validation }; options = new(); network.Fit(split.Train, new Adam(), {|DN3004:options|});")]
    public async Task Nothing_to_validate_by(string statements) => await Verify.Rule("DN3004", Programs.WithSplit(statements));

    [Theory]
    [InlineData("network.Fit(split.Train, new Adam(), new FitOptions { Validation = split.Validation });")]
    [InlineData("FitOptions options = new() { Validation = split.Validation }; network.Fit(split.Train, new Adam(), options with { Epochs = 5 });")]
    [InlineData("FitOptions options = new(); network.Fit(split.Train, new Adam(), options with { Validation = split.Validation });")]
    [InlineData("FitOptions options = new(); if (split.Train.Count > 3) options = new() { Validation = split.Validation }; network.Fit(split.Train, new Adam(), options);")]
    [InlineData("ValidationSet? perhaps = split.Train.Count > 3 ? split.Validation : null; network.Fit(split.Train, new Adam(), new FitOptions { Validation = perhaps });")]
    [InlineData("network.Fit(split.Train, new Adam(), Options(split.Validation)); static FitOptions Options(ValidationSet set) => new() { Validation = set };")]
    [InlineData("Train(new FitOptions()); void Train(FitOptions options) => network.Fit(split.Train, new Adam(), options);")]
    [InlineData("Func<FitOptions> made = () => new FitOptions(); network.Fit(split.Train, new Adam(), made());")]
    [InlineData("Standardizer.Fit(split.Train);")]
    [InlineData("FitOptions options = new(); options = options with { Validation = split.Validation }; network.Fit(split.Train, new Adam(), options);")]
    [InlineData("FitOptions options = new() { Validation = split.Validation }; goto train; options = new(); train: network.Fit(split.Train, new Adam(), options);")]
    public async Task Right_or_not_to_be_known(string statements) => await Verify.Rule("DN3004", Programs.WithSplit(statements));

    [Fact]
    public async Task Options_of_elsewhere_are_not_known() => await Verify.Rule(
        "DN3004",
        Programs.Network + "static class Program { static FitOptions Field = new(); static void Train(N network, TrainingSet set, FitOptions options) { network.Fit(set, new Adam(), options); network.Fit(set, new Adam(), Field); } }");

    [Fact]
    public async Task The_message_names_the_network_and_the_set_to_give() =>
        (await Verify.Rule("DN3004", Programs.WithSplit("network.{|DN3004:Fit(split.Train, new Adam())|};"))).Single().GetMessage().ShouldSatisfyAllConditions(
            message => message.ShouldContain("'network'"),
            message => message.ShouldContain("split.Validation"));
}
