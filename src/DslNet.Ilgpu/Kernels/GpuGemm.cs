using System.ComponentModel;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu.Kernels;

/// <summary>
/// A tiled GEMM. A group computes a tile of 4·Side × 4·Side elements, each thread 4 × 4 of them (register blocking); the factors come
/// through shared memory, 16 of the inner extent at a time. (V. Volkov, J. Demmel, Benchmarking GPUs to tune dense linear algebra, 2008.)
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuGemm
{
    private const int Depth = 16;

    // Padded by one, so that column accesses have no bank conflicts.
    private const int Pitch = 65;

    /// <summary>A group per tile; <see cref="GpuProduct.Side"/> squared threads.</summary>
    public static void Run<TEpilogue>(ArrayView<float> left, ArrayView<float> right, GpuProduct shape, TEpilogue epilogue)
        where TEpilogue : struct, IGpuEpilogue<TEpilogue>
    {
        ArrayView<float> leftTile = SharedMemory.Allocate<float>(Depth * Pitch);
        ArrayView<float> rightTile = SharedMemory.Allocate<float>(Depth * Pitch);
        int side = shape.Side;
        int tile = 4 * side;
        int thread = Group.IdxX;
        int across = (shape.Columns + tile - 1) / tile;
        int firstRow = Grid.IdxX / across * tile;
        int firstColumn = Grid.IdxX % across * tile;
        int y = thread / side;
        int x = thread % side;
        float c00 = 0f, c01 = 0f, c02 = 0f, c03 = 0f;
        float c10 = 0f, c11 = 0f, c12 = 0f, c13 = 0f;
        float c20 = 0f, c21 = 0f, c22 = 0f, c23 = 0f;
        float c30 = 0f, c31 = 0f, c32 = 0f, c33 = 0f;
        for (int inner = 0; inner < shape.Inner; inner += Depth)
        {
            for (int n = thread; n < tile * Depth; n += side * side)
            {
                // Coalesced reads, for either layout of a factor.
                int i = shape.LeftInner == 1 ? n / Depth : n % tile;
                int k = shape.LeftInner == 1 ? n % Depth : n / tile;
                leftTile[(k * Pitch) + i] = Left(left, shape, firstRow + i, inner + k);
                int j = shape.RightColumn == 1 ? n % tile : n / Depth;
                int l = shape.RightColumn == 1 ? n / tile : n % Depth;
                rightTile[(l * Pitch) + j] = Right(right, shape, inner + l, firstColumn + j);
            }

            Group.Barrier();
            for (int k = 0; k < Depth; k++)
            {
                int row = (k * Pitch) + y;
                int column = (k * Pitch) + x;
                float a0 = leftTile[row], a1 = leftTile[row + side], a2 = leftTile[row + (2 * side)], a3 = leftTile[row + (3 * side)];
                float b0 = rightTile[column], b1 = rightTile[column + side], b2 = rightTile[column + (2 * side)], b3 = rightTile[column + (3 * side)];
                c00 += a0 * b0; c01 += a0 * b1; c02 += a0 * b2; c03 += a0 * b3;
                c10 += a1 * b0; c11 += a1 * b1; c12 += a1 * b2; c13 += a1 * b3;
                c20 += a2 * b0; c21 += a2 * b1; c22 += a2 * b2; c23 += a2 * b3;
                c30 += a3 * b0; c31 += a3 * b1; c32 += a3 * b2; c33 += a3 * b3;
            }

            Group.Barrier();
        }

        Row(epilogue, shape, firstRow + y, firstColumn + x, c00, c01, c02, c03);
        Row(epilogue, shape, firstRow + y + side, firstColumn + x, c10, c11, c12, c13);
        Row(epilogue, shape, firstRow + y + (2 * side), firstColumn + x, c20, c21, c22, c23);
        Row(epilogue, shape, firstRow + y + (3 * side), firstColumn + x, c30, c31, c32, c33);
    }

    /// <summary>The epilogue alone, for a product of the library.</summary>
    public static void Finish<TEpilogue>(ArrayView<float> product, int count, int columns, TEpilogue epilogue)
        where TEpilogue : struct, IGpuEpilogue<TEpilogue>
    {
        int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            TEpilogue.Apply(epilogue, product[at], at / columns, at % columns);
        }
    }

    private static float Left(ArrayView<float> left, GpuProduct shape, int row, int inner)
    {
        if (row >= shape.Rows || inner >= shape.Inner)
        {
            return 0f;
        }

        return row == shape.Ones ? 1f : left[(row * shape.LeftRow) + (inner * shape.LeftInner)];
    }

    private static float Right(ArrayView<float> right, GpuProduct shape, int inner, int column) =>
        inner < shape.Inner && column < shape.Columns ? right[(inner * shape.RightInner) + (column * shape.RightColumn)] : 0f;

    private static void Row<TEpilogue>(TEpilogue epilogue, GpuProduct shape, int row, int column, float c0, float c1, float c2, float c3)
        where TEpilogue : struct, IGpuEpilogue<TEpilogue>
    {
        Store(epilogue, shape, row, column, c0);
        Store(epilogue, shape, row, column + shape.Side, c1);
        Store(epilogue, shape, row, column + (2 * shape.Side), c2);
        Store(epilogue, shape, row, column + (3 * shape.Side), c3);
    }

    private static void Store<TEpilogue>(TEpilogue epilogue, GpuProduct shape, int row, int column, float product)
        where TEpilogue : struct, IGpuEpilogue<TEpilogue>
    {
        if (row < shape.Rows && column < shape.Columns)
        {
            TEpilogue.Apply(epilogue, product, row, column);
        }
    }
}
