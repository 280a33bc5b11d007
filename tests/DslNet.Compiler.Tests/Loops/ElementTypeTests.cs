using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;
using DslNet.Compiler.Tests.Gradients;
using DslNet.Compiler.Tests.Interpreter;

namespace DslNet.Compiler.Tests.Loops;

/// <summary>Arithmetic is done on floats; whole numbers are copied.</summary>
public class ElementTypeTests
{
    private readonly KernelProgram pooled = NetworkCompiler.Stages(OpNetworks.Around("MaxPool2D")).First().Program;

    [Fact]
    public void Positions_are_bytes_and_all_else_of_a_network_is_floats()
    {
        pooled.Values.Where(value => value.Type != ElementType.Float32).ShouldBe([pooled.TrainForward.OfType<PoolKernel>().Single().Positions!]);
        pooled.Values.Single(value => value.Type == ElementType.UInt8).ToString().ShouldEndWith(" of UInt8");
    }

    [Fact]
    public void Arithmetic_on_whole_numbers_is_refused()
    {
        MatMulKernel product = pooled.TrainForward.OfType<MatMulKernel>().Single();
        Refuses(Replaced(product.Left, ElementType.Int32), "of Int32, which holds Int32", "Float32");
        Refuses(Replaced(pooled.TrainForward.OfType<PoolKernel>().Single().Positions!, ElementType.Float32), "writes maxpool2d1.positions", "which holds Float32; expected UInt8");
    }

    [Fact]
    public void Copies_and_reshapes_keep_the_type()
    {
        ReshapeKernel reshape = pooled.TrainForward.OfType<ReshapeKernel>().Last();
        Value whole = reshape.Output with { Type = ElementType.Int32 };
        KernelProgram broken = pooled with { TrainForward = [.. pooled.TrainForward.Select(kernel => kernel == reshape ? reshape with { Output = whole } : kernel)] };
        Refuses(broken.WithValuesInUse(), "which holds Float32, to " + whole.Name, "which holds Int32");
    }

    [Fact]
    public void Parameters_are_floats()
    {
        ParameterDeclaration first = pooled.Parameters[0];
        KernelProgram broken = pooled with { Parameters = [first with { Value = first.Value with { Type = ElementType.Int32 } }, .. pooled.Parameters.Skip(1)] };
        Refuses(broken, first.Value.Name, "only Float32");
    }

    [Theory]
    [InlineData(ElementType.UInt8, 256)]
    [InlineData(ElementType.UInt8, -1)]
    [InlineData(ElementType.Int32, 0.5)]
    [InlineData(ElementType.Int32, 2147483648.0)]
    public void The_interpreter_keeps_whole_numbers_exact(ElementType type, double wrong)
    {
        Value value = new(0, "whole", ValueKind.Activation, Shape.Of(2), 0) { Type = type };
        RoundedStore store = new(1, 3);
        store.Write(value, [255, 3]);
        store.Read(value).ShouldBe([255, 3]);
        Should.Throw<InvalidOperationException>(() => store.Write(value, [3, wrong])).Message.ShouldContain($"is no {type}");
    }

    private KernelProgram Replaced(Value value, ElementType type)
    {
        Renaming renaming = Renaming.Of(new Dictionary<Value, Value> { [value] = value with { Type = type } });
        return (pooled with { TrainForward = [.. pooled.TrainForward.Select(renaming.Of)], Backward = [.. pooled.Backward.Select(renaming.Of)] }).WithValuesInUse();
    }

    private static void Refuses(KernelProgram broken, params string[] words)
    {
        string message = Should.Throw<InvalidOperationException>(() => Verifier.Check(broken, "test")).Message;
        words.ShouldAllBe(word => message.Contains(word), message);
    }
}
