using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;
using FsCheck;
using FsCheck.Fluent;

namespace DslNet.Tests.Kernels;

public class GemmTests
{
    private static readonly Gen<(int Rows, int Inputs, int Outputs)> Sizes =
        from rows in Gen.Choose(1, 40)
        from inputs in Gen.Choose(1, 40)
        from outputs in Gen.Choose(1, 40)
        select (rows, inputs, outputs);

    public static TheoryData<int, int, int> LargeSizes => new()
    {
        { 1, 300, 257 },
        { 3, 129, 200 },
        { 53, 130, 117 },
        { 97, 64, 49 },
        { 700, 50, 33 },
        { 1100, 7, 18 },
    };

    [Fact]
    public void The_three_products_agree_with_double_on_odd_sizes() =>
        Prop.ForAll(Sizes.ToArbitrary(), size =>
        {
            Compare(size.Rows, size.Inputs, size.Outputs, 1);
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [MemberData(nameof(LargeSizes))]
    public void The_three_products_agree_with_double_on_large_sizes(int rows, int inputs, int outputs) => Compare(rows, inputs, outputs, 2);

    [Theory]
    [MemberData(nameof(LargeSizes))]
    [InlineData(256, 256, 256)]
    public void Threads_change_no_bit(int rows, int inputs, int outputs)
    {
        using Products one = new(rows, inputs, outputs, 1);
        foreach (int threads in new[] { 2, 3 })
        {
            using Products several = new(rows, inputs, outputs, threads);
            several.Forward.ShouldBeSameBits(one.Forward);
            several.InputGradient.ShouldBeSameBits(one.InputGradient);
            several.WeightGradient.ShouldBeSameBits(one.WeightGradient);
        }
    }

    [Fact]
    public void Small_products_have_the_same_bits() =>
        Prop.ForAll(Sizes.ToArbitrary(), size =>
        {
            using Products large = new(size.Rows, size.Inputs, size.Outputs, 1);
            using Products small = new(size.Rows, size.Inputs, size.Outputs, 1, small: true);
            small.Forward.ShouldBeSameBits(large.Forward);
            small.InputGradient.ShouldBeSameBits(large.InputGradient);
            small.WeightGradient.ShouldBeSameBits(large.WeightGradient);
            small.Padding.ShouldAllBe(value => value == 0);
            small.Written.ShouldAllBe(value => float.IsNaN(value));
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void A_row_is_the_same_in_any_batch()
    {
        // Few rows run on another kernel than many.
        using Products many = new(30, 70, 90, 1);
        using TestMemory memory = new();
        using WorkerPool workers = new(1, Gemm.ForwardScratch);
        FloatSlice x = memory.Rows(many.X, 70);
        FloatSlice weight = memory.Panels(many.Weight, 70, 90);
        for (int rows = 1; rows <= 8; rows++)
        {
            FloatSlice y = memory.EmptyRows(rows, 90);
            Gemm.Forward(workers, x, weight, rows, 70, 90, new StoreEpilogue(y, 90));
            ((ReadOnlySpan<float>)TestMemory.Read(y, rows, 90)).ShouldBeSameBits(many.Forward[..(rows * 90)]);
        }
    }

    [Fact]
    public void Nothing_is_written_behind_the_output()
    {
        using Products products = new(5, 9, 11, 1);
        products.Written.ShouldAllBe(value => float.IsNaN(value));
    }

    [Fact]
    public void What_fills_the_last_panel_up_has_no_gradient()
    {
        using Products products = new(5, 9, 11, 1);
        products.Padding.Length.ShouldBe(45);
        products.Padding.ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void NaN_in_one_row_stays_in_that_row()
    {
        using TestMemory memory = new();
        using WorkerPool workers = new(1, Gemm.ForwardScratch);
        float[] values = TestMemory.Random(6 * 5, 1);
        values[(2 * 5) + 3] = float.NaN;
        FloatSlice y = memory.EmptyRows(6, 3);

        Gemm.Forward(workers, memory.Rows(values, 5), memory.Panels(TestMemory.Random(15, 2), 5, 3), 6, 5, 3, new StoreEpilogue(y, 3));

        for (int i = 0; i < 18; i++)
        {
            float.IsNaN(TestMemory.Read(y, 6, 3)[i]).ShouldBe(i / 3 == 2);
        }
    }

    private static void Compare(int rows, int inputs, int outputs, int threads)
    {
        using Products products = new(rows, inputs, outputs, threads);
        double[] forward = new double[rows * outputs];
        double[] inputGradient = new double[rows * inputs];
        double[] weightGradient = new double[inputs * outputs];
        for (int r = 0; r < rows; r++)
        {
            for (int i = 0; i < inputs; i++)
            {
                for (int o = 0; o < outputs; o++)
                {
                    double x = products.X[(r * inputs) + i];
                    double w = products.Weight[(i * outputs) + o];
                    double g = products.OutputGradient[(r * outputs) + o];
                    forward[(r * outputs) + o] += x * w;
                    inputGradient[(r * inputs) + i] += g * w;
                    weightGradient[(i * outputs) + o] += x * g;
                }
            }
        }

        products.Forward.ShouldAgree(forward);
        products.InputGradient.ShouldAgree(inputGradient);
        products.WeightGradient.ShouldAgree(weightGradient);
    }

    /// <summary>The three products of random matrices.</summary>
    private sealed class Products : IDisposable
    {
        private readonly TestMemory memory = new();
        private readonly FloatSlice forward, inputGradient, weightGradient;
        private readonly int rows, inputs, outputs;

        public Products(int rows, int inputs, int outputs, int threads, bool small = false)
        {
            (this.rows, this.inputs, this.outputs) = (rows, inputs, outputs);
            X = TestMemory.Random(rows * inputs, 1);
            Weight = TestMemory.Random(inputs * outputs, 2);
            OutputGradient = TestMemory.Random(rows * outputs, 3);
            FloatSlice x = memory.Rows(X, inputs), weight = memory.Panels(Weight, inputs, outputs), gradient = memory.Rows(OutputGradient, outputs);
            forward = memory.EmptyRows(rows, outputs);
            inputGradient = memory.EmptyRows(rows, inputs);
            weightGradient = memory.Empty(inputs * ((outputs + 15) / 16 * 16));
            if (small)
            {
                Do(SmallGemm.ForwardScratch, workers => SmallGemm.Forward(workers, x, weight, rows, inputs, outputs, new StoreEpilogue(forward, outputs)));
                Do(SmallGemm.InputGradientScratch(inputs, outputs), workers => SmallGemm.InputGradient(workers, gradient, weight, rows, inputs, outputs, new StoreEpilogue(inputGradient, inputs)));
                Do(SmallGemm.WeightGradientScratch(outputs), workers => SmallGemm.WeightGradient(workers, x, gradient, rows, inputs, outputs, new WeightTarget(weightGradient)));
                return;
            }

            Do(Gemm.ForwardScratch, workers => Gemm.Forward(workers, x, weight, rows, inputs, outputs, new StoreEpilogue(forward, outputs)));
            Do(Gemm.InputGradientScratch(outputs), workers => Gemm.InputGradient(workers, gradient, weight, rows, inputs, outputs, new StoreEpilogue(inputGradient, inputs)));
            Do(Gemm.WeightGradientScratch(outputs), workers => Gemm.WeightGradient(workers, x, gradient, rows, inputs, outputs, new WeightTarget(weightGradient)));

            // With no more scratch memory than the product says that it needs.
            void Do(long scratchFloats, Action<WorkerPool> product)
            {
                using WorkerPool workers = new(threads, scratchFloats);
                product(workers);
            }
        }

        public float[] X { get; }

        public float[] Weight { get; }

        public float[] OutputGradient { get; }

        public ReadOnlySpan<float> Forward => TestMemory.Read(forward, rows, outputs);

        public ReadOnlySpan<float> InputGradient => TestMemory.Read(inputGradient, rows, inputs);

        public ReadOnlySpan<float> WeightGradient
        {
            get
            {
                float[] matrix = new float[inputs * outputs];
                Panels.Gather(weightGradient, inputs, outputs, matrix);
                return matrix;
            }
        }

        /// <summary>What fills the last panel of dW up.</summary>
        public float[] Padding => [.. Enumerable.Range(0, inputs).SelectMany(row => Enumerable.Range(outputs, (outputs + 15) / 16 * 16 - outputs).Select(column => weightGradient[Panels.At(row, column, inputs)]))];

        /// <summary>What lies behind the three outputs.</summary>
        public float[] Written =>
        [
            .. forward.Slice(rows * Lanes.Stride(outputs)).AsSpan(16),
            .. inputGradient.Slice(rows * Lanes.Stride(inputs)).AsSpan(16),
            .. weightGradient.Slice(inputs * ((outputs + 15) / 16 * 16)).AsSpan(16),
        ];

        public void Dispose() => memory.Dispose();
    }
}
