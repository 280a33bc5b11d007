using DslNet.Kernels.Memory;

namespace DslNet.Kernels.Driver;

// Training with rollback.
public sealed partial class NetworkDriver
{
    /// <summary>
    /// Runs an action that trains the network, then restores parameters, buffers, gradients, last loss, mode and random state
    /// exactly, also after an exception.
    /// </summary>
    internal T WithoutTrace<T>(Func<T> rehearsal)
    {
        Use.Enter();
        try
        {
            return Undone(rehearsal);
        }
        finally
        {
            Use.Exit();
        }
    }

    private T Undone<T>(Func<T> rehearsal)
    {
        float[] parameters = new float[Info.ParameterCount];
        GetParameters(parameters);
        float[] buffers = new float[Info.BufferCount];
        GetBuffers(buffers);
        float[] gradients = GradientStorage.ToArray();
        float loss = LossValue[0];
        Mode mode = Mode;
        ulong stepNow = step;
        try
        {
            return rehearsal();
        }
        finally
        {
            NetworkMemory.Scatter(parameters, memory.Parameters, Info.Parameters);
            NetworkMemory.Scatter(buffers, memory.Buffers, Info.Buffers);
            gradients.CopyTo(GradientStorage);
            FloatSlice lossValue = LossValue;
            lossValue[0] = loss;
            Mode = mode;
            step = stepNow;
            backwardRows = 0;
        }
    }
}
