namespace ILGPU.Runtime;

/// <summary>Stand-in for ILGPU's loaders of explicitly grouped kernels. A kernel is a static method, as there; and a launch makes no garbage, as on CUDA.</summary>
public static class KernelLoaders
{
    public static Action<AcceleratorStream, KernelConfig, T1> LoadKernel<T1>(this Accelerator accelerator, Action<T1> action)
        where T1 : struct
    {
        string name = NameOf(action);
        T1 kept = default;
        Action kernel = () => action(kept);
        return (stream, config, arg1) =>
        {
            kept = arg1;
            accelerator.Run(name, config, kernel);
        };
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2> LoadKernel<T1, T2>(this Accelerator accelerator, Action<T1, T2> action)
        where T1 : struct where T2 : struct
    {
        string name = NameOf(action);
        (T1, T2) kept = default;
        Action kernel = () => action(kept.Item1, kept.Item2);
        return (stream, config, arg1, arg2) =>
        {
            kept = (arg1, arg2);
            accelerator.Run(name, config, kernel);
        };
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3> LoadKernel<T1, T2, T3>(this Accelerator accelerator, Action<T1, T2, T3> action)
        where T1 : struct where T2 : struct where T3 : struct
    {
        string name = NameOf(action);
        (T1, T2, T3) kept = default;
        Action kernel = () => action(kept.Item1, kept.Item2, kept.Item3);
        return (stream, config, arg1, arg2, arg3) =>
        {
            kept = (arg1, arg2, arg3);
            accelerator.Run(name, config, kernel);
        };
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4> LoadKernel<T1, T2, T3, T4>(this Accelerator accelerator, Action<T1, T2, T3, T4> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct
    {
        string name = NameOf(action);
        (T1, T2, T3, T4) kept = default;
        Action kernel = () => action(kept.Item1, kept.Item2, kept.Item3, kept.Item4);
        return (stream, config, arg1, arg2, arg3, arg4) =>
        {
            kept = (arg1, arg2, arg3, arg4);
            accelerator.Run(name, config, kernel);
        };
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5> LoadKernel<T1, T2, T3, T4, T5>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
    {
        string name = NameOf(action);
        (T1, T2, T3, T4, T5) kept = default;
        Action kernel = () => action(kept.Item1, kept.Item2, kept.Item3, kept.Item4, kept.Item5);
        return (stream, config, arg1, arg2, arg3, arg4, arg5) =>
        {
            kept = (arg1, arg2, arg3, arg4, arg5);
            accelerator.Run(name, config, kernel);
        };
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6> LoadKernel<T1, T2, T3, T4, T5, T6>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct
    {
        string name = NameOf(action);
        (T1, T2, T3, T4, T5, T6) kept = default;
        Action kernel = () => action(kept.Item1, kept.Item2, kept.Item3, kept.Item4, kept.Item5, kept.Item6);
        return (stream, config, arg1, arg2, arg3, arg4, arg5, arg6) =>
        {
            kept = (arg1, arg2, arg3, arg4, arg5, arg6);
            accelerator.Run(name, config, kernel);
        };
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7> LoadKernel<T1, T2, T3, T4, T5, T6, T7>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct
    {
        string name = NameOf(action);
        (T1, T2, T3, T4, T5, T6, T7) kept = default;
        Action kernel = () => action(kept.Item1, kept.Item2, kept.Item3, kept.Item4, kept.Item5, kept.Item6, kept.Item7);
        return (stream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7) =>
        {
            kept = (arg1, arg2, arg3, arg4, arg5, arg6, arg7);
            accelerator.Run(name, config, kernel);
        };
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8> LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct
    {
        string name = NameOf(action);
        (T1, T2, T3, T4, T5, T6, T7, T8) kept = default;
        Action kernel = () => action(kept.Item1, kept.Item2, kept.Item3, kept.Item4, kept.Item5, kept.Item6, kept.Item7, kept.Item8);
        return (stream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8) =>
        {
            kept = (arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8);
            accelerator.Run(name, config, kernel);
        };
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9> LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct
    {
        string name = NameOf(action);
        (T1, T2, T3, T4, T5, T6, T7, T8, T9) kept = default;
        Action kernel = () => action(kept.Item1, kept.Item2, kept.Item3, kept.Item4, kept.Item5, kept.Item6, kept.Item7, kept.Item8, kept.Item9);
        return (stream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9) =>
        {
            kept = (arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9);
            accelerator.Run(name, config, kernel);
        };
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct
    {
        string name = NameOf(action);
        (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10) kept = default;
        Action kernel = () => action(kept.Item1, kept.Item2, kept.Item3, kept.Item4, kept.Item5, kept.Item6, kept.Item7, kept.Item8, kept.Item9, kept.Item10);
        return (stream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10) =>
        {
            kept = (arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10);
            accelerator.Run(name, config, kernel);
        };
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct where T11 : struct
    {
        string name = NameOf(action);
        (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11) kept = default;
        Action kernel = () => action(kept.Item1, kept.Item2, kept.Item3, kept.Item4, kept.Item5, kept.Item6, kept.Item7, kept.Item8, kept.Item9, kept.Item10, kept.Item11);
        return (stream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11) =>
        {
            kept = (arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11);
            accelerator.Run(name, config, kernel);
        };
    }

    /// <summary>Such as GpuGemm.Run&lt;Dense1Epilogue&gt;.</summary>
    private static string NameOf(Delegate action)
    {
        System.Reflection.MethodInfo method = action.Method;
        if (!method.IsStatic)
        {
            throw new NotSupportedException($"{method} isn't static.");
        }

        string arguments = string.Join(", ", method.GetGenericArguments().Select(type => type.Name));
        return $"{method.DeclaringType!.Name}.{method.Name}{(arguments.Length > 0 ? $"<{arguments}>" : "")}";
    }
}
