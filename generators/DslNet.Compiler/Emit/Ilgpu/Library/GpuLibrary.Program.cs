namespace DslNet.Compiler.Emit.Ilgpu.Library;

// What every generated program on a device has: memory, and the sizes of launches.
internal static partial class GpuLibrary
{
    private const string Program = """
        /// <summary>Where each value of a network begins, and how many floats there are of each kind.</summary>
        internal sealed record GpuLayout(int[] SlotWidths, int[] StatisticSizes, int[] ParameterSizes, int[] BufferSizes, int InputSlot, int TargetSlot, int TrainOutputSlot, int EvalOutputSlot);

        /// <summary>A network's memory on an accelerator, and the launches that are the same for all networks.</summary>
        internal abstract partial class GpuProgram : IDeviceProgram
        {
            private const int MostSquares = 256;
            private readonly Action<AcceleratorStream, KernelConfig, ArrayView<float>, int, ArrayView<float>> measure;
            private readonly Action<AcceleratorStream, KernelConfig, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, DeviceUpdate, ArrayView<float>> update;

            /// <summary>The queue of all launches.</summary>
            protected AcceleratorStream Queue { get; }

            /// <summary>Threads along each side of a product's group.</summary>
            protected int Side { get; }

            /// <summary>Threads of every other group, a power of two.</summary>
            protected int Threads { get; }

            public int SquaresCount { get; }

            public void Measure() => measure(Queue, Groups(SquaresCount), Gradients, ParameterCount, Squares);

            public void Update(int state, DeviceUpdate step) => update(Queue, Groups(SquaresCount), Parameters, Gradients, states[state].AsContiguous(), ParameterCount, step, Squares);

            public abstract void TrainForward(int rows, RandomState random);

            public abstract void TrainHead(int rows, RandomState random);

            public abstract void Backward(int rows, RandomState random);

            public abstract void Penalty(float l1, float l2);

            public abstract void EvalForward(int rows);

            public abstract INetwork CreateTwin(int batchSize);

            /// <summary>A group for each tile of a product.</summary>
            protected KernelConfig Tiles(int rows, int columns) =>
                new((Index1D)checked(Ceiling(rows, 4 * Side) * Ceiling(columns, 4 * Side)), (Index1D)(Side * Side));

            /// <summary>A thread for each element.</summary>
            protected KernelConfig Each(int count) => new((Index1D)Ceiling(count, Threads), (Index1D)Threads);

            /// <summary>So many groups.</summary>
            protected KernelConfig Groups(int count) => new((Index1D)count, (Index1D)Threads);

            /// <summary>A group for some neighbouring columns.</summary>
            protected KernelConfig Columns(int columns) => new((Index1D)Ceiling(columns, Width(columns)), (Index1D)Threads);

            /// <summary>How many neighbouring columns.</summary>
            protected int Width(int columns) => Math.Min(Math.Min(32, Threads), (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)columns));

            protected static GpuRandom Random(RandomState random) => new()
            {
                SeedLow = (uint)random.Seed,
                SeedHigh = (uint)(random.Seed >> 32),
                StepLow = (uint)random.Step,
                StepHigh = (uint)(random.Step >> 32),
            };

            private static int Ceiling(int count, int size) => (count + size - 1) / size;
        }

        """;
}
