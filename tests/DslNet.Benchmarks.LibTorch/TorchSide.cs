using TorchSharp;
using static TorchSharp.torch;

namespace DslNet.Benchmarks.LibTorch;

/// <summary>A network of LibTorch with the parameters of one of ours, on one thread.</summary>
internal sealed class TorchSide : ISide
{
    private readonly nn.Module<Tensor, Tensor> module;
    private readonly Tensor input, labels;
    private readonly optim.Optimizer optimizer;
    private readonly bool trains;

    /// <param name="module">Its parameters are in the order of ours; disposed with this.</param>
    /// <param name="parameters">Ours, as <see cref="INetwork.GetParameters"/> gives them: matrices are [in, out].</param>
    /// <param name="batch">What it works on.</param>
    /// <param name="trains">Whether it is trained, and doesn't predict.</param>
    public TorchSide(nn.Module<Tensor, Tensor> module, ReadOnlySpan<float> parameters, Batch batch, bool trains)
    {
        (this.module, this.trains) = (module, trains);
        Set(parameters);
        input = tensor(batch.Input).reshape([batch.Rows, .. batch.Shape]);
        labels = tensor(batch.Labels.Select(label => (long)label).ToArray());
        optimizer = optim.SGD(module.parameters(), Workload.LearningRate, momentum: Workload.Momentum);
        module.train(trains);
    }

    public string Name => "LibTorch";

    public void Run()
    {
        using DisposeScope scope = NewDisposeScope();
        if (trains)
        {
            optimizer.zero_grad();
            nn.functional.cross_entropy(module.call(input), labels).backward();
            optimizer.step();
        }
        else
        {
            using (inference_mode())
            {
                nn.functional.softmax(module.call(input), 1);
            }
        }
    }

    public float[] Probabilities()
    {
        using DisposeScope scope = NewDisposeScope();
        using (no_grad())
        {
            return nn.functional.softmax(module.call(input), 1).data<float>().ToArray();
        }
    }

    public void Dispose()
    {
        optimizer.Dispose();
        input.Dispose();
        labels.Dispose();
        module.Dispose();
    }

    private void Set(ReadOnlySpan<float> parameters)
    {
        using DisposeScope scope = NewDisposeScope();
        using (no_grad())
        {
            foreach (Tensor parameter in module.parameters())
            {
                int count = checked((int)parameter.numel());
                Tensor ours = tensor(parameters[..count].ToArray());
                parameter.copy_(parameter.dim() == 2 ? ours.reshape(parameter.shape[1], parameter.shape[0]).t() : ours);
                parameters = parameters[count..];
            }
        }

        if (!parameters.IsEmpty)
        {
            throw new ArgumentException($"{parameters.Length} parameters are left behind those of {module.GetName()}; expected as many as it has.", nameof(parameters));
        }
    }
}
