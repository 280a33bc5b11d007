using TorchSharp;
using static TorchSharp.torch;

namespace DslNet.Benchmarks.LibTorch;

/// <summary><see cref="LstmNet"/> in LibTorch.</summary>
internal sealed class TorchLstm : nn.Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.LSTM lstm = nn.LSTM(Sizes.Features, Sizes.Units, batchFirst: true);
    private readonly TorchSharp.Modules.Linear head = nn.Linear(Sizes.Units, Sizes.Classes);

    public TorchLstm()
        : base(nameof(TorchLstm)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        (Tensor states, _, _) = lstm.call(input);
        return head.call(states.select(1, Sizes.Steps - 1));
    }
}
