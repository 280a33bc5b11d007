using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <summary>Prints each kernel as one short method, followed by the struct of its elementwise function.</summary>
/// <param name="writer">The output.</param>
/// <param name="memory">The values' addresses.</param>
/// <param name="call">The call of a kernel, for the body of a loop.</param>
/// <param name="sharing">The form of a kernel that several layers share, or null for a kernel of a single layer.</param>
internal sealed partial class KernelPrinter(SourceWriter writer, MemoryMap memory, Func<Kernel, string> call, SharedForm? sharing = null) : ICpuKernelVisitor<bool>
{
    private readonly bool numbered = sharing is { IsTemplate: true };

    public bool Visit(MapKernel kernel)
    {
        RowLayout layout = RowLayout.Of(kernel.Inputs.Concat(kernel.Outputs), kernel.Size, kernel.PerRow);
        ElementPrinter elements = new(kernel.Operands, layout.Size, kernel.Size, kernel.PerRow, product: false, numbered);
        string type = kernel.Name + "Map";
        (string parameters, string arguments) = elements.Members([.. kernel.Results.Select(result => result.Expression)], kernel.Outputs, memory);
        bool flat = elements.IsFlat && !elements.CountsElements(kernel.Results.Select(result => result.Expression));
        string extent = !kernel.PerRow ? $"1, {InvariantText.Of(kernel.Outputs.Max(memory.Layout.StoredFloats))}"
            : flat ? $"1, rows * {InvariantText.Of(memory.Layout.RowStride(kernel.Results[0].Value))}"
            : $"{layout.Rows}, {layout.Columns}";
        Method(kernel, Describe(kernel), $"Maps.Run({memory.Owner}.Workers, new {type}({arguments}), {extent})");
        Map(kernel, elements, type, parameters, "IMapKernel", "int row, int column", flat);
        return true;
    }

    public bool Visit(MatMulKernel kernel) => throw NotPlaced(kernel);

    public bool Visit(PlacedMatMulKernel placed)
    {
        MatMulKernel kernel = placed.Product;
        string products = RoomOf(placed.Algorithm);
        string extents = $"rows, {InvariantText.Of(kernel.In)}, {InvariantText.Of(kernel.Out)}";
        string operands = $"{memory.Owner}.Workers, {memory.SliceOf(kernel.Left)}, {memory.SliceOf(kernel.Right)}, {extents}";
        string shapes = $"{Shown(kernel.Left)}, {Shown(kernel.Right)}";
        string formula = kernel.Form switch
        {
            MatMulForm.Forward => $"{kernel.Product.Name} = {kernel.Left.Name}·{kernel.Right.Name}",
            MatMulForm.InputGradient => $"{kernel.Product.Name} = {kernel.Left.Name}·{kernel.Right.Name}ᵀ",
            _ => $"{kernel.Product.Name} = {kernel.Left.Name}ᵀ·{kernel.Right.Name}",
        };
        if (kernel.Form == MatMulForm.WeightGradient)
        {
            Method(placed, $"{formula}. {shapes} → {Shown(kernel.Product)}.", $"{products}.WeightGradient({operands}, {memory.WeightTargetOf(kernel.Product)})");
            return true;
        }

        string function = products + (kernel.Form == MatMulForm.Forward ? ".Forward" : ".InputGradient");
        if (kernel.Epilogue is not { } epilogue)
        {
            Method(placed, $"{formula}. {shapes} → {Shown(kernel.Product)}.", $"{function}({operands}, {Store(kernel.Product, kernel.Product.Size)})");
            return true;
        }

        Epilogue(placed, epilogue, epilogue.Size, formula, $"{function}({operands}, {{0}})");
        return true;
    }

    public bool Visit(ReduceRowsKernel kernel)
    {
        RowLayout layout = new(kernel.Size / kernel.Output.Size, kernel.Output.Size);
        string scale = kernel.Reduction == Reduction.Mean ? "1f / rows" : "1f";
        string what = $"{kernel.Output.Name} = {(kernel.Reduction == Reduction.Mean ? "mean" : "Σ")} over the rows of {Formula(kernel.Expression, kernel.Operands)}. {Shapes(kernel)}.";
        Reduce(kernel, what, kernel.Operands, kernel.Expression, kernel.Output.Size, kernel.Size, $"Reduce.Rows({memory.Owner}.Workers, {{0}}, {layout.Rows}, {layout.Columns}, {scale}, {memory.SliceOf(kernel.Output)})");
        return true;
    }

    public bool Visit(ReduceRowKernel kernel)
    {
        string size = InvariantText.Of(kernel.Size);
        string output = memory.SliceOf(kernel.Output), rows = kernel.Output.PerRow ? "rows" : "1";
        (string name, string call) = kernel.Reduction switch
        {
            Reduction.Sum => ("Σ", $"Reduce.RowSum({memory.Owner}.Workers, {{0}}, {rows}, {size}, 1f, {output})"),
            Reduction.Mean => ("mean", $"Reduce.RowSum({memory.Owner}.Workers, {{0}}, {rows}, {size}, 1f / {size}, {output})"),
            _ => ("max", $"Reduce.RowMax({memory.Owner}.Workers, {{0}}, {rows}, {size}, {output})"),
        };
        string what = $"{kernel.Output.Name} = {name} over {(kernel.Output.PerRow ? "each row of " : "")}{Formula(kernel.Expression, kernel.Operands)}. {Shapes(kernel)}.";
        Reduce(kernel, what, kernel.Operands, kernel.Expression, kernel.Size, kernel.Size, call, kernel.Output.PerRow);
        return true;
    }

    public bool Visit(NormalizeKernel kernel)
    {
        RowLayout layout = RowLayout.Of(kernel.Input.Shape);
        string call = $"Normalization.Forward({memory.Owner}.Workers, {memory.SliceOf(kernel.Input)}, {layout.Rows}, {layout.Columns}, "
            + $"{InvariantText.Literal(kernel.Momentum)}, {InvariantText.Literal(kernel.Epsilon)}, {memory.SliceOf(kernel.Normalized)}, {memory.SliceOf(kernel.InverseDeviation)}, "
            + $"{memory.SliceOf(kernel.RunningMean)}, {memory.SliceOf(kernel.RunningVariance)}{CountedSteps(kernel.Lengths, kernel.Input.Shape)})";
        Method(kernel, $"{kernel.Normalized.Name} = ({kernel.Input.Name} − mean) / √(variance + {InvariantText.Of(kernel.Epsilon)}) over the batch; the running statistics follow by {InvariantText.Of(kernel.Momentum)}. {Shown(kernel.Input)}.", call);
        return true;
    }

    public bool Visit(NormalizeGradientKernel kernel)
    {
        RowLayout layout = RowLayout.Of(kernel.Normalized.Shape);
        string call = $"Normalization.Gradient({memory.Owner}.Workers, {memory.SliceOf(kernel.NormalizedGradient)}, {memory.SliceOf(kernel.Normalized)}, {memory.SliceOf(kernel.InverseDeviation)}, "
            + $"{layout.Rows}, {layout.Columns}, {memory.SliceOf(kernel.InputGradient)}{CountedSteps(kernel.Lengths, kernel.Normalized.Shape)})";
        Method(kernel, $"With g = {kernel.NormalizedGradient.Name}, n = {kernel.Normalized.Name}: {kernel.InputGradient.Name} = (g − mean(g) − n·mean(g·n)) / deviation. {Shown(kernel.Normalized)}.", call);
        return true;
    }

    public bool Visit(SoftmaxKernel kernel)
    {
        RowLayout layout = RowLayout.Of(kernel.Output.Shape);
        string call = $"Softmax.Forward({memory.Owner}.Workers, {memory.SliceOf(kernel.Input)}, {layout.Rows}, {layout.Columns}, {memory.SliceOf(kernel.Output)})";
        Method(kernel, $"{kernel.Output.Name} = exp({kernel.Input.Name} − max) / Σ exp({kernel.Input.Name} − max) in each {(layout.Pixels > 1 ? "step or pixel" : "row")}. {Shown(kernel.Output)}.", call);
        return true;
    }

    public bool Visit(SoftmaxCrossEntropyKernel kernel)
    {
        string function = kernel.FocalGamma == 0 ? "CrossEntropy" : "FocalCrossEntropy";
        string gamma = kernel.FocalGamma == 0 ? "" : InvariantText.Literal(kernel.FocalGamma) + ", ";
        string call = $"Softmax.{function}({memory.Owner}.Workers, {memory.SliceOf(kernel.Logits)}, {memory.SliceOf(kernel.Target)}, {InvariantText.Literal(kernel.Smoothing)}, {gamma}"
            + $"rows, {InvariantText.Of(kernel.Logits.Size)}, {memory.SliceOf(kernel.RowLoss)}, {memory.SliceOf(kernel.Loss)}, {memory.SliceOf(kernel.LogitsGradient)}{Counts(kernel.Counts)})";
        string smoothing = kernel.Smoothing == 0 ? "" : $", the target smoothed by {InvariantText.Of(kernel.Smoothing)}";
        string focal = kernel.FocalGamma == 0 ? "" : $", each class by (1 − p) to the power of {InvariantText.Of(kernel.FocalGamma)}";
        Method(kernel, $"Cross-entropy of softmax({kernel.Logits.Name}) in each row{smoothing}{focal}; {kernel.Loss.Name} = its {Mean(kernel.Counts)}, {kernel.LogitsGradient.Name} = the derivative of that. {Shown(kernel.Logits)}.", call);
        return true;
    }

    public bool Visit(SigmoidCrossEntropyKernel kernel)
    {
        string function = kernel.IsPlain ? "Forward" : "Shaped";
        string shape = kernel.IsPlain ? "" : $"{memory.Owner}.PositiveWeights, {InvariantText.Literal(kernel.FocalGamma)}, ";
        string call = $"SigmoidCrossEntropy.{function}({memory.Owner}.Workers, {memory.SliceOf(kernel.Logits)}, {memory.SliceOf(kernel.Target)}, {shape}"
            + $"rows, {InvariantText.Of(kernel.Logits.Size)}, {memory.SliceOf(kernel.RowLoss)}, {memory.SliceOf(kernel.Loss)}, {memory.SliceOf(kernel.LogitsGradient)}{Counts(kernel.Counts)})";
        string positive = kernel.PositiveWeights.Count == 0 ? "" : $", what is wanted by {string.Join(", ", kernel.PositiveWeights.Distinct().Take(4).Select(InvariantText.Of))}{(kernel.PositiveWeights.Distinct().Count() > 4 ? ", …" : "")}";
        string focal = kernel.FocalGamma == 0 ? "" : $", each output by (1 − p of what is wanted) to the power of {InvariantText.Of(kernel.FocalGamma)}";
        Method(kernel, $"Binary cross-entropy of sigmoid({kernel.Logits.Name}), the mean of each row{positive}{focal}; {kernel.Loss.Name} = the {Mean(kernel.Counts)} of those, {kernel.LogitsGradient.Name} = the derivative of that. {Shown(kernel.Logits)}.", call);
        return true;
    }

    private static InvalidOperationException NotPlaced(Kernel kernel) => new($"{kernel.Name} has no algorithm: only placed programs are printed.");

    private static string RoomOf(GemmAlgorithm algorithm) => algorithm == GemmAlgorithm.Small ? "SmallGemm" : "Gemm";

    private string Counts(Value? counts) => counts is null ? "" : ", " + memory.SliceOf(counts);

    private static string Mean(Value? counts) => counts is null ? "mean" : "mean by the rows' weights";

    private string Store(Value value, int size) => $"new StoreEpilogue({memory.SliceOf(value)}, {InvariantText.Of(size)})";

    /// <summary>A product with its epilogue.</summary>
    private void Epilogue(Kernel kernel, MapKernel epilogue, int size, string formula, string call)
    {
        ElementPrinter elements = new(epilogue.Operands, size, epilogue.Size, epilogue.PerRow, product: true, numbered);
        string type = kernel.Name + "Epilogue";
        (string parameters, string arguments) = elements.Members([.. epilogue.Results.Select(result => result.Expression)], epilogue.Outputs, memory);
        Method(kernel, $"{formula}; {Describe(epilogue)}", call.Replace("{0}", $"new {type}({arguments})"));
        Map(epilogue, elements, type, parameters, "IEpilogue", "Vector256<float> product, int row, int column", flat: false);
    }

    /// <summary>A product with its epilogue before a fused pool.</summary>
    private void PixelEpilogue(Kernel kernel, MapKernel epilogue, int size, string summary, string call)
    {
        ElementPrinter elements = new(epilogue.Operands, size, epilogue.Size, epilogue.PerRow, product: true, numbered);
        Expr expression = epilogue.Results[0].Expression;
        string type = kernel.Name + "Epilogue";
        (string parameters, string arguments) = elements.Members([expression], [], memory);
        Method(kernel, summary, call.Replace("{0}", $"new {type}({arguments})"));
        Struct(type, parameters, "IPixelEpilogue", "public Vector256<float> Of(Vector256<float> product, int column)", () =>
        {
            string text = elements.Evaluate(writer, [expression], stores: false, flat: false)[0];
            writer.Line($"return {text};");
        });
    }

    private static string Shown(Value value) => value.PerRow ? $"{value.Name} [rows × {value.Shape}]" : $"{value.Name} [{value.Shape}]";

    private static string Shapes(Kernel kernel) => $"{string.Join(", ", kernel.Inputs.Select(Shown))} → {string.Join(", ", kernel.Outputs.Select(Shown))}";

    private static string Formula(Expr expression, EquatableArray<Value> operands, Dictionary<Expr, string>? named = null) =>
        Parentheses.Bare(FormulaText.Of(expression, [.. operands.Select(operand => operand.Name)], named));

    /// <summary>The formulas of the results, each in terms of the previous ones, and the shapes.</summary>
    private static string Describe(MapKernel map)
    {
        Dictionary<Expr, string> named = [];
        List<string> formulas = [];
        foreach (MapResult result in map.Results)
        {
            formulas.Add($"{result.Value.Name} = {Formula(result.Expression, map.Operands, named)}");
            if (result.Expression.Arguments.Count > 0)
            {
                named[result.Expression] = result.Value.Name;
            }
        }

        return $"{string.Join("; ", formulas)}. {Shapes(map)}.";
    }

    private void Method(Kernel kernel, string summary, params string[] calls)
    {
        writer.Line();
        if (!numbered)
        {
            writer.Summary(summary + sharing?.Remark);
        }

        string numbers = string.Concat((memory.Names?.Parameters ?? []).Select(parameter => ", " + parameter));
        string signature = $"public static void {kernel.Name}({memory.Owner.Type} {memory.Owner}, int rows{numbers})";
        if (calls is [var call])
        {
            writer.Line(signature + " =>").Indented(() => writer.Line(call + ";"));
            return;
        }

        writer.Block(signature, () =>
        {
            foreach (string each in calls)
            {
                writer.Line(each + ";");
            }
        });
    }

    private void Map(MapKernel map, ElementPrinter elements, string type, string parameters, string contract, string signature, bool flat)
    {
        Struct(type, parameters, contract, $"public void Apply({signature})", () =>
        {
            string[] texts = elements.Evaluate(writer, [.. map.Results.Select(result => result.Expression)], stores: true, flat);

            // Results are complete before the first is stored: it may alias an operand of the next.
            for (int i = 0; i < texts.Length && texts.Length > 1; i++)
            {
                if (!Identifiers.IsLocal(texts[i]))
                {
                    writer.Line($"Vector256<float> {Identifiers.Result(i)} = {texts[i]};");
                    texts[i] = Identifiers.Result(i);
                }
            }

            for (int i = 0; i < texts.Length; i++)
            {
                writer.Line(elements.Store(map.Results[i].Value, texts[i]));
            }
        });
    }

    private void Reduce(Kernel kernel, string summary, EquatableArray<Value> operands, Expr expression, int size, int full, string call, bool perRow = true)
    {
        ElementPrinter elements = new(operands, size, full, perRow, product: false, numbered);
        string type = kernel.Name + "Reduction";
        (string parameters, string arguments) = elements.Members([expression], [], memory);
        Method(kernel, summary, call.Replace("{0}", $"new {type}({arguments})"));
        Struct(type, parameters, "IReduction", "public Vector256<float> At(int row, int column)", () =>
        {
            string text = elements.Evaluate(writer, [expression], stores: false, flat: false)[0];
            writer.Line($"return {text};");
        });
    }

    private void Struct(string type, string parameters, string contract, string method, System.Action body)
    {
        writer.Line().Block($"private readonly struct {type}({parameters}) : {contract}", () =>
        {
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            writer.Block(method, body);
        });
    }
}
