namespace DslNet.Generated.Gpu;

using global::ILGPU;
using global::ILGPU.Runtime;

/// <summary>A product that is stored as it is.</summary>
internal struct GpuStore : IGpuEpilogue<GpuStore>
{
    public ArrayView<float> Target;
    public int Columns;

    public static void Apply(GpuStore data, float product, int row, int column) => data.Target[(row * data.Columns) + column] = product;
}
