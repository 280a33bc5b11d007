using TorchSharp;
using static TorchSharp.torch;

namespace DslNet.Benchmarks.LibTorch;

/// <summary><see cref="GruNet"/> in LibTorch.</summary>
internal sealed class TorchGru : nn.Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.GRU gru = nn.GRU(Sizes.Features, Sizes.Units, batchFirst: true);
    private readonly TorchSharp.Modules.Linear head = nn.Linear(Sizes.Units, Sizes.Classes);

    public TorchGru()
        : base(nameof(TorchGru)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        (Tensor states, _) = gru.call(input);
        return head.call(states.select(1, Sizes.Steps - 1));
    }
}
