using TorchSharp;
using static TorchSharp.torch;

namespace DslNet.Benchmarks.LibTorch;

/// <summary>A block of a transformer with normalization first, its attention the fused kernel of LibTorch.</summary>
internal sealed class TorchBlock : nn.Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.LayerNorm first = nn.LayerNorm(Sizes.Width);
    private readonly TorchSharp.Modules.Linear projections = nn.Linear(Sizes.Width, 3 * Sizes.Width);
    private readonly TorchSharp.Modules.Linear joined = nn.Linear(Sizes.Width, Sizes.Width);
    private readonly TorchSharp.Modules.LayerNorm second = nn.LayerNorm(Sizes.Width);
    private readonly TorchSharp.Modules.Linear wide = nn.Linear(Sizes.Width, 4 * Sizes.Width);
    private readonly TorchSharp.Modules.Linear narrow = nn.Linear(4 * Sizes.Width, Sizes.Width);

    public TorchBlock()
        : base(nameof(TorchBlock)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        Tensor[] heads = [.. projections.call(first.call(input)).chunk(3, 2).Select(part => part.reshape(part.shape[0], Sizes.Positions, Sizes.Heads, Sizes.Width / Sizes.Heads).transpose(1, 2))];
        Tensor attended = nn.functional.scaled_dot_product_attention(heads[0], heads[1], heads[2]).transpose(1, 2).reshape(input.shape[0], Sizes.Positions, Sizes.Width);
        Tensor sum = input + joined.call(attended);
        return sum + narrow.call(nn.functional.gelu(wide.call(second.call(sum))));
    }
}
