namespace DslNet.Compiler.Emit.Ilgpu.Library;

// Convolutions and pools, as their definitions say: a thread for each number that comes out.
internal static partial class GpuLibrary
{
    private const string Windows = """
        /// <summary>How a window goes over an image.</summary>
        internal struct GpuWindow
        {
            public int Height;
            public int Width;
            public int Channels;
            public int OutHeight;
            public int OutWidth;
            public int KernelHeight;
            public int KernelWidth;
            public int StrideY;
            public int StrideX;
            public int PadTop;
            public int PadLeft;
            public int Filters;
        }

        internal static class GpuWindows
        {
            /// <summary>A thread for each number of the output, count of them.</summary>
            public static void Forward<TEpilogue>(ArrayView<float> x, ArrayView<float> weight, GpuWindow w, int count, TEpilogue epilogue)
                where TEpilogue : struct, IGpuEpilogue<TEpilogue>
            {
                int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
                if (at < count)
                {
                    int filter = at % w.Filters;
                    int pixel = at / w.Filters;
                    int outX = pixel % w.OutWidth;
                    int outY = pixel / w.OutWidth % w.OutHeight;
                    int row = pixel / w.OutWidth / w.OutHeight;
                    float sum = 0f;
                    for (int i = 0; i < w.KernelHeight; i++)
                    {
                        int inY = (outY * w.StrideY) - w.PadTop + i;
                        for (int j = 0; j < w.KernelWidth; j++)
                        {
                            int inX = (outX * w.StrideX) - w.PadLeft + j;
                            if (inY >= 0 && inY < w.Height && inX >= 0 && inX < w.Width)
                            {
                                int from = ((((row * w.Height) + inY) * w.Width) + inX) * w.Channels;
                                int tap = ((i * w.KernelWidth) + j) * w.Channels;
                                for (int channel = 0; channel < w.Channels; channel++)
                                {
                                    sum += x[from + channel] * weight[((tap + channel) * w.Filters) + filter];
                                }
                            }
                        }
                    }

                    TEpilogue.Apply(epilogue, sum, pixel, filter);
                }
            }

            /// <summary>A thread for each number of the input: all outputs whose window saw it.</summary>
            public static void InputGradient<TEpilogue>(ArrayView<float> upstream, ArrayView<float> weight, GpuWindow w, int count, TEpilogue epilogue)
                where TEpilogue : struct, IGpuEpilogue<TEpilogue>
            {
                int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
                if (at < count)
                {
                    int channel = at % w.Channels;
                    int pixel = at / w.Channels;
                    int inX = pixel % w.Width;
                    int inY = pixel / w.Width % w.Height;
                    int row = pixel / w.Width / w.Height;
                    float sum = 0f;
                    for (int i = 0; i < w.KernelHeight; i++)
                    {
                        int y = inY + w.PadTop - i;
                        for (int j = 0; j < w.KernelWidth; j++)
                        {
                            int x = inX + w.PadLeft - j;
                            if (y >= 0 && y % w.StrideY == 0 && y / w.StrideY < w.OutHeight && x >= 0 && x % w.StrideX == 0 && x / w.StrideX < w.OutWidth)
                            {
                                int from = ((((row * w.OutHeight) + (y / w.StrideY)) * w.OutWidth) + (x / w.StrideX)) * w.Filters;
                                int tap = ((((i * w.KernelWidth) + j) * w.Channels) + channel) * w.Filters;
                                for (int filter = 0; filter < w.Filters; filter++)
                                {
                                    sum += upstream[from + filter] * weight[tap + filter];
                                }
                            }
                        }
                    }

                    TEpilogue.Apply(epilogue, sum, pixel, channel);
                }
            }

            /// <summary>A group for each number of the weight: its threads share the pixels of the batch.</summary>
            public static void WeightGradient(ArrayView<float> x, ArrayView<float> upstream, GpuWindow w, int rows, ArrayView<float> gradient)
            {
                ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
                int filter = Grid.IdxX % w.Filters;
                int channel = Grid.IdxX / w.Filters % w.Channels;
                int j = Grid.IdxX / w.Filters / w.Channels % w.KernelWidth;
                int i = Grid.IdxX / w.Filters / w.Channels / w.KernelWidth;
                float sum = 0f;
                for (int pixel = Group.IdxX; pixel < rows * w.OutHeight * w.OutWidth; pixel += Group.DimX)
                {
                    int inX = (pixel % w.OutWidth * w.StrideX) - w.PadLeft + j;
                    int inY = (pixel / w.OutWidth % w.OutHeight * w.StrideY) - w.PadTop + i;
                    int row = pixel / w.OutWidth / w.OutHeight;
                    if (inY >= 0 && inY < w.Height && inX >= 0 && inX < w.Width)
                    {
                        sum += x[(((((row * w.Height) + inY) * w.Width) + inX) * w.Channels) + channel] * upstream[(pixel * w.Filters) + filter];
                    }
                }

                sum = GpuReduce.Sum(shared, sum);
                if (Group.IdxX == 0)
                {
                    gradient[Grid.IdxX] = sum;
                }
            }

        """ + Pools;

    private const string Pools = """
            /// <summary>The greatest number of a window, and which it was.</summary>
            public static void MaxPool(ArrayView<float> x, GpuWindow w, int count, ArrayView<float> output, ArrayView<float> positions, int keepsPositions)
            {
                int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
                if (at < count)
                {
                    int first = First(w, at);
                    float greatest = x[first];
                    int position = 0;
                    for (int tap = 1; tap < w.KernelHeight * w.KernelWidth; tap++)
                    {
                        float number = x[first + ((((tap / w.KernelWidth) * w.Width) + (tap % w.KernelWidth)) * w.Channels)];
                        // NaN is greater than all, as on the CPU: no comparison with it holds.
                        if (!(number <= greatest) && greatest <= float.PositiveInfinity)
                        {
                            position = tap;
                            greatest = number;
                        }
                    }

                    output[at] = greatest;
                    if (keepsPositions == 1)
                    {
                        positions[at] = position;
                    }
                }
            }

            /// <summary>The mean of a window.</summary>
            public static void AveragePool(ArrayView<float> x, GpuWindow w, int count, ArrayView<float> output)
            {
                int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
                if (at < count)
                {
                    int first = First(w, at);
                    float sum = 0f;
                    for (int tap = 0; tap < w.KernelHeight * w.KernelWidth; tap++)
                    {
                        sum += x[first + ((((tap / w.KernelWidth) * w.Width) + (tap % w.KernelWidth)) * w.Channels)];
                    }

                    output[at] = sum / (w.KernelHeight * w.KernelWidth);
                }
            }

            /// <summary>A thread for each number of the input: what each window that saw it hands back.</summary>
            public static void PoolGradient(ArrayView<float> upstream, ArrayView<float> positions, GpuWindow w, int count, ArrayView<float> gradient, int byPosition)
            {
                int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
                if (at < count)
                {
                    int channel = at % w.Channels;
                    int pixel = at / w.Channels;
                    int row = pixel / w.Width / w.Height;
                    float sum = 0f;
                    for (int tap = 0; tap < w.KernelHeight * w.KernelWidth; tap++)
                    {
                        int y = (pixel / w.Width % w.Height) - (tap / w.KernelWidth);
                        int x = (pixel % w.Width) - (tap % w.KernelWidth);
                        if (y >= 0 && y % w.StrideY == 0 && y / w.StrideY < w.OutHeight && x >= 0 && x % w.StrideX == 0 && x / w.StrideX < w.OutWidth)
                        {
                            int from = (((((row * w.OutHeight) + (y / w.StrideY)) * w.OutWidth) + (x / w.StrideX)) * w.Channels) + channel;
                            if (byPosition == 0)
                            {
                                sum += upstream[from] / (w.KernelHeight * w.KernelWidth);
                            }
                            else if (positions[from] == tap)
                            {
                                sum += upstream[from];
                            }
                        }
                    }

                    gradient[at] = sum;
                }
            }

            /// <summary>Where the first number of an output's window lies.</summary>
            private static int First(GpuWindow w, int at)
            {
                int pixel = at / w.Channels;
                int y = pixel / w.OutWidth % w.OutHeight * w.StrideY;
                int row = pixel / w.OutWidth / w.OutHeight;
                return (((((row * w.Height) + y) * w.Width) + (pixel % w.OutWidth * w.StrideX)) * w.Channels) + (at % w.Channels);
            }
        }

        """;
}
