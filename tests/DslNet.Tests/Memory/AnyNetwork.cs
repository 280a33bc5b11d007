using System.Reflection;
using DslNet.Kernels.Driver;
using DslNet.Kernels.Inference;

namespace DslNet.Tests.Memory;

/// <summary>A class of networks, of which nothing is known but that it was generated.</summary>
/// <param name="Name">Of the class.</param>
/// <param name="Program">What its predictors run.</param>
/// <param name="Create">From batch size and threads to a network.</param>
/// <param name="NewPredictor">From a network and options to a predictor of it.</param>
public sealed record AnyNetwork(string Name, InferenceProgram Program, Func<int, int, INetwork> Create, Func<INetwork, PredictorOptions, AnyPredictor> NewPredictor)
{
    /// <summary>All that are declared in these tests.</summary>
    public static IReadOnlyList<AnyNetwork> All { get; } =
    [
        .. typeof(AnyNetwork).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, ContainsGenericParameters: false } && type.IsAssignableTo(typeof(ICompiledNetwork)) && Array.Exists(type.GetInterfaces(), IsCreatable))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (AnyNetwork)typeof(AnyNetwork).GetMethod(nameof(Of), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, null)!),
    ];

    /// <summary>What is known of it.</summary>
    public NetworkInfo Info => Program.Info;

    /// <summary>What a network takes of scratch memory.</summary>
    public static long ScratchBytes(INetwork network) => ((ICompiledNetwork)network).Driver.Workers.ScratchBytes;

    public override string ToString() => Name;

    private static bool IsCreatable(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(INetwork<>);

    private static AnyNetwork Of<TNetwork>()
        where TNetwork : INetwork<TNetwork> =>
        new(typeof(TNetwork).FullName!, TNetwork.Inference, (batch, threads) => TNetwork.Create(batch, seed: 1, threads), (network, options) =>
        {
            Predictor<TNetwork> predictor = new((TNetwork)network, options);
            return new AnyPredictor(() => predictor.Memory, predictor.Predict, predictor);
        });
}
