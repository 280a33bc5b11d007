using TorchSharp;
using static TorchSharp.torch;

namespace DslNet.Benchmarks.LibTorch;

/// <summary><see cref="TransformerNet"/> in LibTorch.</summary>
internal sealed class TorchTransformer : nn.Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.Sequential blocks = nn.Sequential([.. Enumerable.Range(0, Sizes.Blocks).Select(index => ($"block{index}", (nn.Module<Tensor, Tensor>)new TorchBlock()))]);
    private readonly TorchSharp.Modules.Linear head = nn.Linear(Sizes.Width, Sizes.Classes);

    public TorchTransformer()
        : base(nameof(TorchTransformer)) => RegisterComponents();

    public override Tensor forward(Tensor input) => head.call(blocks.call(input).mean([1]));
}
