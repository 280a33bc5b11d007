using DslNet.Tests.Graphs.Networks;

namespace DslNet.Tests.Graphs;

/// <summary>A network of <c>Graphs/Networks</c> with the run that it is compared with.</summary>
/// <param name="Create">From batch size and threads to a network.</param>
/// <param name="PredictBy">From a network, options and input to the outputs of a <see cref="Predictor{TNetwork}"/>.</param>
/// <param name="PredictByFile">From a safetensors file and input to the outputs of a predictor of that file.</param>
public sealed record GraphCase(Func<int, int, INetwork> Create, Func<INetwork, PredictorOptions, float[], float[]> PredictBy, Func<string, float[], float[]> PredictByFile)
{
    private static readonly Dictionary<string, GraphCase> All = new()
    {
        ["two_inputs"] = Of<TwoInputsNet>(),
        ["dense_block"] = Of<DenseBlockNet>(),
        ["inception"] = Of<InceptionNet>(),
        ["squeeze_excitation"] = Of<SqueezeExcitationNet>(),
        ["gate"] = Of<GateNet>(),
        ["stop_gradient"] = Of<StopGradientNet>(),
        ["unet_nearest"] = Of<UNetNearestNet>(),
        ["unet_bilinear"] = Of<UNetBilinearNet>(),
        ["siamese"] = Of<SiameseNet>(),
        ["fine_tuning"] = Of<FineTuningNet>(),
        ["freezing"] = Of<SqueezeExcitationNet>(),
        ["freezing_adam"] = Of<SqueezeExcitationNet>(),
        ["frozen_middle"] = Of<FrozenMiddleNet>(),
        ["shared_twice"] = Of<SharedTwiceNet>(),
        ["three_heads"] = Of<ThreeHeadsNet>(),
        ["image_heads"] = Of<ImageHeadsNet>(),
        ["denoising"] = Of<DenoisingNet>(),
        ["prelu"] = Of<PReluNet>(),
        ["swish"] = Of<SwishNet>(),
        ["sequence_shapes"] = Of<SequenceShapesNet>(),
        ["token_mean"] = Of<TokenMeanNet>(),
        ["token_steps"] = Of<TokenStepsNet>(),
        ["sequence_lengths"] = Of<SequenceLengthsNet>(),
        ["image_shapes"] = Of<ImageShapesNet>(),
        ["layer_norm"] = Of<LayerNormNet>(),
        ["rms_norm"] = Of<RmsNormNet>(),
        ["group_norm"] = Of<GroupNormNet>(),
        ["adaptive_pool"] = Of<AdaptivePoolNet>(),
        ["pad_modes"] = Of<PadModesNet>(),
        ["attention"] = Of<AttentionNet>(),
        ["causal"] = Of<CausalNet>(),
        ["cross_attention"] = Of<CrossAttentionNet>(),
        ["cross_lengths"] = Of<CrossLengthsNet>(),
        ["norm_lengths"] = Of<NormLengthsNet>(),
        ["subsampled"] = Of<SubsampledNet>(),
        ["transformer"] = Of<TransformerNet>(),
        ["rnn"] = Of<RnnNet>(),
        ["gru"] = Of<GruNet>(),
        ["lstm"] = Of<LstmNet>(),
        ["scan"] = Of<ScanNet>(),
        ["separable"] = Of<SeparableNet>(),
        ["windows"] = Of<WindowsNet>(),
        ["groups"] = Of<GroupsNet>(),
        ["transposed"] = Of<TransposedNet>(),
        ["lstm_lengths"] = Of<LstmLengthsNet>(),
        ["step_tokens"] = Of<StepTokensNet>(),
        ["step_heads"] = Of<StepHeadsNet>(),
    };

    /// <summary>Names of the runs.</summary>
    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>The case of that run.</summary>
    public static GraphCase Named(string name) => All[name];

    /// <summary>A network that stands where the run begins.</summary>
    public INetwork Begin(GraphRun run, int threads)
    {
        INetwork network = Create(run.Batch, threads);
        network.SetParameters(run.Parameters);
        network.SetBuffers(run.Buffers);
        return network;
    }

    private static GraphCase Of<TNetwork>()
        where TNetwork : INetwork<TNetwork> =>
        new(
            (batch, threads) => TNetwork.Create(batch, seed: 0, threads),
            (network, options, input) => Outputs(new Predictor<TNetwork>((TNetwork)network, options), input),
            (path, input) => Outputs(Predictor<TNetwork>.Load(path), input));

    private static float[] Outputs<TNetwork>(Predictor<TNetwork> predictor, float[] input)
        where TNetwork : INetwork<TNetwork>
    {
        using (predictor)
        {
            float[] outputs = new float[input.Length / predictor.Info.Input.Size * predictor.Info.Output.Size];
            predictor.Predict(input, outputs);
            return outputs;
        }
    }
}
