namespace DslNet.Compiler.Emit.Ilgpu.Library;

// Batch normalization, softmax and the two cross-entropies.
internal static partial class GpuLibrary
{
    private const string Normalization = """
        internal static class GpuNormalize
        {
            /// <summary>Statistics of the batch, n = (x − mean)/√(variance + ε), and the running statistics; columns are divided as in GpuReduce.Rows.</summary>
            public static void Forward(
                ArrayView<float> x, int rows, int columns, int width, float momentum, float epsilon,
                ArrayView<float> normalized, ArrayView<float> inverseDeviation, ArrayView<float> runningMean, ArrayView<float> runningVariance)
            {
                ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
                int column = (Grid.IdxX * width) + (Group.IdxX % width);
                int first = column < columns ? Group.IdxX / width : rows;
                int step = Group.DimX / width;
                float sum = 0f;
                for (int row = first; row < rows; row += step)
                {
                    sum += x[(row * columns) + column];
                }

                float mean = GpuReduce.SumOfColumn(shared, sum, width) / rows;
                float squares = 0f;
                for (int row = first; row < rows; row += step)
                {
                    float distance = x[(row * columns) + column] - mean;
                    squares += distance * distance;
                }

                squares = GpuReduce.SumOfColumn(shared, squares, width);
                float inverse = 1f / MathF.Sqrt((squares / rows) + epsilon);
                for (int row = first; row < rows; row += step)
                {
                    normalized[(row * columns) + column] = (x[(row * columns) + column] - mean) * inverse;
                }

                if (column < columns && Group.IdxX < width)
                {
                    inverseDeviation[column] = inverse;
                    runningMean[column] = ((1f - momentum) * runningMean[column]) + (momentum * mean);
                    runningVariance[column] = ((1f - momentum) * runningVariance[column]) + (momentum * (squares / (rows - 1)));
                }
            }

            /// <summary>dx = (dn − mean(dn) − n·mean(dn·n)) / deviation.</summary>
            public static void Gradient(
                ArrayView<float> upstream, ArrayView<float> normalized, ArrayView<float> inverseDeviation, int rows, int columns, int width, ArrayView<float> gradient)
            {
                ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
                int column = (Grid.IdxX * width) + (Group.IdxX % width);
                int first = column < columns ? Group.IdxX / width : rows;
                int step = Group.DimX / width;
                float sum = 0f;
                float products = 0f;
                for (int row = first; row < rows; row += step)
                {
                    int at = (row * columns) + column;
                    sum += upstream[at];
                    products += upstream[at] * normalized[at];
                }

                float mean = GpuReduce.SumOfColumn(shared, sum, width) / rows;
                float meanProduct = GpuReduce.SumOfColumn(shared, products, width) / rows;
                for (int row = first; row < rows; row += step)
                {
                    int at = (row * columns) + column;
                    gradient[at] = inverseDeviation[column] * (upstream[at] - mean - (normalized[at] * meanProduct));
                }
            }
        }

        """;

    private const string Losses = """
        /// <summary>A group a row.</summary>
        internal static class GpuSoftmax
        {
            public static void Forward(ArrayView<float> x, int columns, ArrayView<float> y)
            {
                ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
                int start = Grid.IdxX * columns;
                float greatest = Greatest(shared, x, start, columns);
                float sum = 0f;
                for (int column = Group.IdxX; column < columns; column += Group.DimX)
                {
                    float power = GpuMath.Exp(x[start + column] - greatest);
                    y[start + column] = power;
                    sum += power;
                }

                sum = GpuReduce.Sum(shared, sum);
                for (int column = Group.IdxX; column < columns; column += Group.DimX)
                {
                    y[start + column] /= sum;
                }
            }

            /// <summary>With s = Σ e^(z − max): the loss Σ t'·(max − z) + Σ t'·log s, and its derivative (Σt'·e^(z − max)/s − t')/rows.</summary>
            public static void CrossEntropy(
                ArrayView<float> logits, ArrayView<float> target, float smoothing, int rows, int columns, ArrayView<float> rowLoss, ArrayView<float> gradient)
            {
                ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
                int start = Grid.IdxX * columns;
                float spread = smoothing / columns;
                float greatest = Greatest(shared, logits, start, columns);
                float powers = 0f;
                float distances = 0f;
                float targets = 0f;
                for (int column = Group.IdxX; column < columns; column += Group.DimX)
                {
                    float distance = greatest - logits[start + column];
                    float wanted = ((1f - smoothing) * target[start + column]) + spread;
                    powers += GpuMath.Exp(-distance);
                    distances += wanted * distance;
                    targets += wanted;
                }

                powers = GpuReduce.Sum(shared, powers);
                distances = GpuReduce.Sum(shared, distances);
                targets = GpuReduce.Sum(shared, targets);
                for (int column = Group.IdxX; column < columns; column += Group.DimX)
                {
                    float wanted = ((1f - smoothing) * target[start + column]) + spread;
                    gradient[start + column] = ((targets * (GpuMath.Exp(logits[start + column] - greatest) / powers)) - wanted) / rows;
                }

                if (Group.IdxX == 0)
                {
                    rowLoss[Grid.IdxX] = distances + (targets * GpuMath.Log(powers));
                }
            }

            /// <summary>max(z, 0) − z·t + log(1 + e^−|z|), its mean over the row, and the derivative (p − t)/(columns·rows).</summary>
            public static void SigmoidCrossEntropy(
                ArrayView<float> logits, ArrayView<float> target, int rows, int columns, ArrayView<float> rowLoss, ArrayView<float> gradient)
            {
                ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
                float sum = 0f;
                for (int column = Group.IdxX; column < columns; column += Group.DimX)
                {
                    int at = (Grid.IdxX * columns) + column;
                    float z = logits[at];
                    float power = GpuMath.Exp(-MathF.Abs(z));
                    sum += GpuMath.Max(z, 0f) - (z * target[at]) + GpuMath.LogOnePlus(power);
                    gradient[at] = (((z < 0f ? power : 1f) / (1f + power)) - target[at]) / ((float)columns * rows);
                }

                sum = GpuReduce.Sum(shared, sum);
                if (Group.IdxX == 0)
                {
                    rowLoss[Grid.IdxX] = sum / columns;
                }
            }

            /// <summary>The mean of all row losses, by one group.</summary>
            public static void Mean(ArrayView<float> rowLoss, int rows, ArrayView<float> loss)
            {
                ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
                float sum = 0f;
                for (int row = Group.IdxX; row < rows; row += Group.DimX)
                {
                    sum += rowLoss[row];
                }

                sum = GpuReduce.Sum(shared, sum);
                if (Group.IdxX == 0)
                {
                    loss[0] = sum / rows;
                }
            }

            private static float Greatest(ArrayView<float> shared, ArrayView<float> x, int start, int columns)
            {
                float greatest = float.NegativeInfinity;
                for (int column = Group.IdxX; column < columns; column += Group.DimX)
                {
                    greatest = GpuMath.Max(x[start + column], greatest);
                }

                return GpuReduce.Max(shared, greatest);
            }
        }

        """;
}
