namespace DslNet;

/// <content>Convolutions and pools.</content>
public static partial class Fluent
{
    /// <summary><see cref="Dsl.Conv2D"/> behind this.</summary>
    public static TChain Conv2D<TChain>(this TChain chain, int filters, int kernel, int stride = 1, Padding padding = default, Init init = default, bool bias = true, string? name = null)
        where TChain : IChain<TChain> => chain.Then(Dsl.Conv2D(filters, kernel, stride, padding, init, bias, name));

    /// <summary><see cref="Dsl.Conv1D"/> behind this.</summary>
    public static TChain Conv1D<TChain>(this TChain chain, int filters, int kernel, int stride = 1, Padding padding = default, Init init = default, bool bias = true, string? name = null)
        where TChain : IChain<TChain> => chain.Then(Dsl.Conv1D(filters, kernel, stride, padding, init, bias, name));

    /// <summary><see cref="Dsl.MaxPool2D(int)"/> behind this.</summary>
    public static TChain MaxPool2D<TChain>(this TChain chain, int size) where TChain : IChain<TChain> => chain.Then(Dsl.MaxPool2D(size));

    /// <summary><see cref="Dsl.MaxPool2D(int, int)"/> behind this.</summary>
    public static TChain MaxPool2D<TChain>(this TChain chain, int size, int stride) where TChain : IChain<TChain> => chain.Then(Dsl.MaxPool2D(size, stride));

    /// <summary><see cref="Dsl.MaxPool1D(int)"/> behind this.</summary>
    public static TChain MaxPool1D<TChain>(this TChain chain, int size) where TChain : IChain<TChain> => chain.Then(Dsl.MaxPool1D(size));

    /// <summary><see cref="Dsl.MaxPool1D(int, int)"/> behind this.</summary>
    public static TChain MaxPool1D<TChain>(this TChain chain, int size, int stride) where TChain : IChain<TChain> => chain.Then(Dsl.MaxPool1D(size, stride));

    /// <summary><see cref="Dsl.AvgPool2D(int)"/> behind this.</summary>
    public static TChain AvgPool2D<TChain>(this TChain chain, int size) where TChain : IChain<TChain> => chain.Then(Dsl.AvgPool2D(size));

    /// <summary><see cref="Dsl.AvgPool2D(int, int)"/> behind this.</summary>
    public static TChain AvgPool2D<TChain>(this TChain chain, int size, int stride) where TChain : IChain<TChain> => chain.Then(Dsl.AvgPool2D(size, stride));

    /// <summary><see cref="Dsl.AvgPool1D(int)"/> behind this.</summary>
    public static TChain AvgPool1D<TChain>(this TChain chain, int size) where TChain : IChain<TChain> => chain.Then(Dsl.AvgPool1D(size));

    /// <summary><see cref="Dsl.AvgPool1D(int, int)"/> behind this.</summary>
    public static TChain AvgPool1D<TChain>(this TChain chain, int size, int stride) where TChain : IChain<TChain> => chain.Then(Dsl.AvgPool1D(size, stride));

    /// <summary><see cref="Dsl.GlobalAvgPool"/> behind this.</summary>
    public static TChain GlobalAvgPool<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.GlobalAvgPool);
}
