using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.DataUse;

/// <summary>DN3009: a network of 4 features and 3 classes, made for batches of 16.</summary>
public class SizeMismatchTests
{
    [Theory]
    [InlineData("network.Forward({|DN3009:new float[10]|}, new float[3]);")]
    [InlineData("network.Predict(new float[8], {|DN3009:new float[8]|});")]
    [InlineData("network.Predict(new float[8], {|DN3009:new float[3]|});")]
    [InlineData("network.Predict({|DN3009:[1f, 2f, 3f]|}, new float[3]);")]
    [InlineData("network.Predict({|DN3009:[]|}, new float[3]);")]
    [InlineData("float[] row = [1, 2, 3, 4, 5]; float[] scores = new float[3]; network.Predict({|DN3009:row|}, scores);")]
    [InlineData("Span<float> scores = stackalloc float[4]; network.Predict(new float[] { 1, 2, 3, 4 }, {|DN3009:scores|});")]
    [InlineData("const int Width = 5; network.Predict({|DN3009:new float[Width]|}, new float[3]);")]
    [InlineData("float[] rows = new float[80]; network.Predict({|DN3009:rows.AsSpan(0, 10)|}, new float[3]);")]
    [InlineData("network.Backward(new float[8], {|DN3009:new int[3]|});")]
    [InlineData("network.Backward(new float[8], {|DN3009:new float[8]|});")]
    [InlineData("network.TrainStep(new float[8], {|DN3009:[1]|}, new Adam());")]
    [InlineData("network.TrainStep({|DN3009:new float[17 * 4]|}, new int[17], new Adam());")]
    [InlineData("network.Predict(new float[N.InputSize * 2], {|DN3009:new float[N.OutputSize]|});")]
    [InlineData("INetwork any = network; any.Forward({|DN3009:new float[10]|}, new float[3]);")]
    [InlineData("using var other = N.Create(2, 0, 1); other.Backward({|DN3009:new float[12]|}, new int[3]);")]
    [InlineData("using var other = new N(); other.Backward({|DN3009:new float[4 * 33]|}, new int[33]);")]
    [InlineData("void Run(float[] rows) => network.Predict(rows, {|DN3009:new float[7]|});")]
    [InlineData("float[] data = new float[8]; data = new float[5]; network.Predict({|DN3009:data|}, new float[6]);")]
    public async Task A_length_that_cannot_be(string statements) => await Verify.Rule("DN3009", With(statements));

    [Theory]
    [InlineData("network.Predict(new float[N.InputSize], new float[N.OutputSize]);")]
    [InlineData("network.Predict(new float[17 * 4], new float[17 * 3]);")]
    [InlineData("network.TrainStep(new float[16 * 4], new int[16], new Adam());")]
    [InlineData("network.TrainStep(new float[8], new float[6], new Adam());")]
    [InlineData("int rows = 10; rows += 2; network.Predict(new float[rows], new float[9]);")]
    [InlineData("float[] data = new float[10]; Array.Resize(ref data, 8); network.Predict(data, new float[6]);")]
    [InlineData("float[] data = new float[10]; data = new float[8]; network.Predict(data, new float[6]);")]
    [InlineData("float[] data = new float[10]; network.Predict(data.AsSpan(0, 8), new float[6]);")]
    [InlineData("float[] data = new float[10]; network.Predict(data.AsSpan()[..8], new float[6]);")]
    [InlineData("float[] data = new float[10]; network.Predict(data[2..], new float[6]);")]
    [InlineData("float[] row = [1, 2]; network.Predict([.. row, .. row], new float[3]);")]
    [InlineData("foreach (float[] row in new float[][] { [1, 2, 3, 4], [5, 6, 7, 8] }) { network.Predict(row, new float[3]); }")]
    [InlineData("void Run(N other) => other.TrainStep(new float[400], new int[100], new Adam());")]
    [InlineData("N other = Environment.ProcessorCount > 2 ? new N(8) : new N(200); other.TrainStep(new float[400], new int[100], new Adam());")]
    [InlineData("DataSplit split = Datasets.Iris().Split(); network.Predict(split.Test.Inputs, new float[60]);")]
    [InlineData("float[] data = new float[10]; void Later() { data = new float[8]; } data = new float[6]; Later(); network.Predict(data, new float[6]);")]
    [InlineData("float[] data = new float[5]; for (int i = 0; i < 2; i++) { if (i == 0) { data = new float[8]; continue; } network.Predict(data, new float[6]); }")]
    [InlineData("float[] data = new float[4]; Action show = () => network.Predict(data, new float[3]); data = new float[5]; data = new float[4]; show();")]
    [InlineData("Span<float> rest = new float[12]; while (rest.Length > 0) { network.Predict(rest[..4], new float[3]); rest = rest.Slice(4); }")]
    [InlineData("Span<float> rest = new float[10]; for (int i = 0; i < 2; i++) { rest = rest.Slice(1); } network.Predict(rest, new float[6]);")]
    [InlineData("Span<float> one = new float[9], other = new float[9]; for (int i = 0; i < 2; i++) { one = other.Slice(1); other = one.Slice(0); } network.Predict(one, new float[6]);")]
    [InlineData("float[] rest = new float[12]; for (int i = 0; i < 2; i++) { rest = rest.AsSpan(4).ToArray(); } network.Predict(rest, new float[3]);")]
    public async Task A_length_that_fits_or_is_not_known(string statements) => await Verify.Rule("DN3009", With(statements));

    [Fact]
    public async Task Binary_cross_entropy_has_a_label_for_each_output() => await Verify.Rule("DN3009", """
        [Network(Loss = Loss.BinaryCrossEntropy)]
        public sealed partial class N
        {
            static Net Define() => Input(4) >> Dense(2) >> Sigmoid;
        }

        static class Program
        {
            static void Main()
            {
                using var network = new N();
                network.Backward(new float[8], new int[4]);
                network.Backward(new float[8], {|DN3009:new int[2]|});
            }
        }
        """);

    [Fact]
    public async Task A_definition_with_errors_has_no_sizes() => await Verify.Errors("""
        [Network]
        public sealed partial class N
        {
            static Net Define() => Input(4) >> Dense({|DN1005:0|});
        }

        static class Program
        {
            static void Run(N network) => network.Predict(new float[4], new float[3]);
        }
        """);

    [Theory]
    [InlineData("network.Predict({|DN3009:new float[10]|}, new float[3]);", "10 numbers", "N takes 4 a row")]
    [InlineData("network.Predict(new float[8], {|DN3009:new float[8]|});", "8 numbers", "2 rows", "3 numbers a row: 6")]
    [InlineData("network.Backward({|DN3009:new float[80]|}, new int[20]);", "20 rows", "network", "at most 16", "batchSize of 20")]
    public async Task The_message_names_the_numbers(string statements, params string[] words)
    {
        string message = (await Verify.Rule("DN3009", With(statements))).Single().GetMessage();

        words.ShouldAllBe(word => message.Contains(word), message);
    }

    private static string With(string statements) => Programs.Of("using var network = new N(batchSize: 16); " + statements);
}
