using DslNet.Kernels.Memory;

namespace DslNet.Kernels.Driver;

// The views of single numbers that a network's layers give out.
public sealed partial class NetworkDriver
{
    private readonly object?[] parameterViews;
    private readonly object?[] bufferViews;

    /// <summary>A parameter of two dimensions, to be read and written.</summary>
    public MatrixView ParameterMatrix(int index)
    {
        if (parameterViews[index] is not MatrixView view)
        {
            ParameterInfo parameter = Info.Parameters[index];
            parameterViews[index] = view = new MatrixView(this, Parameter(index), parameter.Rows, parameter.Columns);
        }

        return view;
    }

    /// <summary>A parameter as a row of numbers, to be read and written.</summary>
    public VectorView ParameterVector(int index)
    {
        if (parameterViews[index] is not VectorView view)
        {
            parameterViews[index] = view = new VectorView(this, Parameter(index), Info.Parameters[index].Count);
        }

        return view;
    }

    /// <summary>A buffer of two dimensions, the weight of a frozen layer, to be read and written.</summary>
    public MatrixView BufferMatrix(int index)
    {
        if (bufferViews[index] is not MatrixView view)
        {
            ParameterInfo buffer = Info.Buffers[index];
            bufferViews[index] = view = new MatrixView(this, Buffer(index), buffer.Rows, buffer.Columns);
        }

        return view;
    }

    /// <summary>A buffer as a row of numbers, to be read and written.</summary>
    public VectorView BufferVector(int index)
    {
        if (bufferViews[index] is not VectorView view)
        {
            bufferViews[index] = view = new VectorView(this, Buffer(index), Info.Buffers[index].Count);
        }

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
