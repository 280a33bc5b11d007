using DslNet.Kernels.Memory;

namespace DslNet.Kernels.Driver;

// The parameter views of a network's layers.
public sealed partial class NetworkDriver
{
    private readonly object?[] parameterViews;
    private readonly object?[] bufferViews;

    /// <summary>A matrix parameter, readable and writable.</summary>
    public MatrixView ParameterMatrix(int index) => parameterViews[index] as MatrixView ?? Kept(parameterViews, index, Matrix(Parameter(index), Info.Parameters[index]));

    /// <summary>A vector parameter, readable and writable.</summary>
    public VectorView ParameterVector(int index) => parameterViews[index] as VectorView ?? Kept(parameterViews, index, new VectorView(this, Parameter(index), Info.Parameters[index].Count));

    /// <summary>A matrix buffer (the weight of a frozen layer), readable and writable.</summary>
    public MatrixView BufferMatrix(int index) => bufferViews[index] as MatrixView ?? Kept(bufferViews, index, Matrix(Buffer(index), Info.Buffers[index]));

    /// <summary>A vector buffer, readable and writable.</summary>
    public VectorView BufferVector(int index) => bufferViews[index] as VectorView ?? Kept(bufferViews, index, new VectorView(this, Buffer(index), Info.Buffers[index].Count));

    private MatrixView Matrix(FloatSlice values, ParameterInfo info) => new(this, values, info.Rows, info.Columns);

    private static TView Kept<TView>(object?[] views, int index, TView view)
        where TView : class
    {
        views[index] = view;
        return view;
    }

    internal float Read(FloatSlice values, nint index)
    {
        Use.Enter();
        float value = values[index];
        Use.Exit();
        return value;
    }

    internal void Write(FloatSlice values, nint index, float value)
    {
        Use.Enter();
        try
        {
            Use.MustNotBeCalledBack();
            values[index] = value;
            changes++;
        }
        finally
        {
            Use.Exit();
        }
    }
}
