namespace DslNet.Compiler.Emit.Ilgpu.Library;

// Memory on an accelerator.
internal static partial class GpuLibrary
{
    private const string Memory = """
        internal abstract partial class GpuProgram
        {
            private readonly Accelerator accelerator;
            private readonly System.Collections.Generic.List<MemoryBuffer> taken = [];
            private readonly System.Collections.Generic.List<MemoryBuffer1D<float, Stride1D.Dense>> states = [];
            private readonly ArrayView<float>[] slots;
            private readonly ArrayView<float>[] statistics;
            private readonly ArrayView<float>[] parameters;
            private readonly ArrayView<float>[] gradients;
            private readonly ArrayView<float>[] buffers;
            private readonly ArrayView<float> allBuffers;
            private readonly GpuLayout layout;

            protected GpuProgram(Accelerator accelerator, int batchSize, GpuLayout layout)
            {
                ArgumentNullException.ThrowIfNull(accelerator);
                this.accelerator = accelerator;
                this.layout = layout;
                Queue = accelerator.DefaultStream;
                int most = accelerator.MaxNumThreadsPerGroup;
                Side = most >= 256 ? 16 : most >= 64 ? 8 : most >= 16 ? 4 : most >= 4 ? 2 : 1;
                Threads = Math.Min(GpuReduce.MostThreads, (int)(System.Numerics.BitOperations.RoundUpToPowerOf2((uint)most + 1) / 2));
                int[] slotSizes = Array.ConvertAll(layout.SlotWidths, width => checked(width * batchSize));
                slots = Divide(Take(Sum(slotSizes)), slotSizes);
                statistics = Divide(Take(Sum(layout.StatisticSizes)), layout.StatisticSizes);
                ParameterCount = Sum(layout.ParameterSizes);
                Parameters = Take(ParameterCount);
                Gradients = Take(ParameterCount);
                parameters = Divide(Parameters, layout.ParameterSizes);
                gradients = Divide(Gradients, layout.ParameterSizes);
                allBuffers = Take(Sum(layout.BufferSizes));
                buffers = Divide(allBuffers, layout.BufferSizes);
                Loss = Take(1);
                SquaresCount = Math.Clamp(Ceiling(ParameterCount, Threads), 1, MostSquares);
                Squares = Take(SquaresCount);
                measure = accelerator.LoadKernel<ArrayView<float>, int, ArrayView<float>>(GpuSteps.Measure);
                update = accelerator.LoadKernel<ArrayView<float>, ArrayView<float>, ArrayView<float>, int, DeviceUpdate, ArrayView<float>>(GpuSteps.Update);
            }

            protected int ParameterCount { get; }

            protected ArrayView<float> Parameters { get; }

            protected ArrayView<float> Gradients { get; }

            protected ArrayView<float> Squares { get; }

            protected ArrayView<float> Loss { get; }

            public void Upload(DeviceMemory memory, ReadOnlySpan<float> source) => Upload(View(memory), source);

            public void Download(DeviceMemory memory, Span<float> destination) => Download(View(memory), destination);

            public int TakeState(int floatsPerParameter)
            {
                MemoryBuffer1D<float, Stride1D.Dense> state = accelerator.Allocate1D<float>(Math.Max(1L, (long)ParameterCount * floatsPerParameter));
                state.AsContiguous().MemSetToZero(Queue);
                taken.Add(state);
                states.Add(state);
                return states.Count - 1;
            }

            public void UploadState(int state, ReadOnlySpan<float> source) => Upload(states[state].AsContiguous(), source);

            public void DownloadState(int state, Span<float> destination) => Download(states[state].AsContiguous(), destination);

            public void Dispose()
            {
                foreach (MemoryBuffer buffer in taken)
                {
                    buffer.Dispose();
                }
            }

            protected ArrayView<float> Slot(int index) => slots[index];

            protected ArrayView<float> Statistic(int index) => statistics[index];

            protected ArrayView<float> Parameter(int index) => parameters[index];

            protected ArrayView<float> Gradient(int index) => gradients[index];

            /// <summary>The gradients of a weight and of the bias behind it.</summary>
            protected ArrayView<float> GradientWithBias(int index) =>
                Gradients.SubView(Sum(layout.ParameterSizes.AsSpan(0, index)), layout.ParameterSizes[index] + layout.ParameterSizes[index + 1]);

            protected ArrayView<float> Buffer(int index) => buffers[index];

            private ArrayView<float> View(DeviceMemory memory) => memory switch
            {
                DeviceMemory.Input => slots[layout.InputSlot],
                DeviceMemory.Target => slots[layout.TargetSlot],
                DeviceMemory.TrainOutput => slots[layout.TrainOutputSlot],
                DeviceMemory.EvalOutput => slots[layout.EvalOutputSlot],
                DeviceMemory.Parameters => Parameters,
                DeviceMemory.Gradients => Gradients,
                DeviceMemory.Buffers => allBuffers,
                DeviceMemory.Loss => Loss,
                _ => Squares,
            };

            // A view of no length can't be taken everywhere.
            private void Upload(ArrayView<float> view, ReadOnlySpan<float> source)
            {
                if (source.Length > 0)
                {
                    view.SubView(0, source.Length).CopyFromCPU(Queue, source);
                }
            }

            private void Download(ArrayView<float> view, Span<float> destination)
            {
                if (destination.Length > 0)
                {
                    view.SubView(0, destination.Length).CopyToCPU(Queue, destination);
                }
            }

            private ArrayView<float> Take(int floats)
            {
                    MemoryBuffer1D<float, Stride1D.Dense> buffer = accelerator.Allocate1D<float>(Math.Max(1, floats));
                buffer.AsContiguous().MemSetToZero(Queue);
                taken.Add(buffer);
                return buffer.AsContiguous();
            }

            private static ArrayView<float>[] Divide(ArrayView<float> all, int[] sizes)
            {
                ArrayView<float>[] parts = new ArrayView<float>[sizes.Length];
                int start = 0;
                for (int i = 0; i < sizes.Length; i++)
                {
                    parts[i] = all.SubView(start, sizes[i]);
                    start += sizes[i];
                }

                return parts;
            }

            private static int Sum(ReadOnlySpan<int> sizes)
            {
                int sum = 0;
                foreach (int size in sizes)
                {
                    sum = checked(sum + size);
                }

                return sum;
            }
        }

        """;
}
