using System.Diagnostics;
using System.Globalization;
using static DslNet.Dsl;

namespace DslNet.Tests.Checkpoints;

/// <summary>PyTorch has channels before pixels, we behind them: weights saved here must compute the same there.</summary>
public sealed class SafetensorsOfImagesTests : IDisposable
{
    /// <summary>The same networks in PyTorch, fed with the same images the way that it wants them.</summary>
    private const string Peer = """
        import json, struct, sys
        import numpy, torch
        from torch import nn
        data = open(sys.argv[1], 'rb').read()
        length, = struct.unpack('<Q', data[:8])
        header = json.loads(data[8:8 + length])
        header.pop('__metadata__')
        state = {}
        for name, entry in header.items():
            begin, end = entry['data_offsets']
            state[name] = torch.from_numpy(numpy.frombuffer(data[8 + length + begin:8 + length + end], dtype='<f4').reshape(entry['shape']).copy())
        class Image(nn.Module):
            def __init__(self):
                super().__init__()
                self.conv2d1 = nn.Conv2d(2, 6, 3, stride=2, padding=1)
                self.batchnorm1 = nn.BatchNorm2d(6)
                self.dense1 = nn.Linear(6 * 5 * 6, 7)
                self.batchnorm2 = nn.BatchNorm1d(180)
                self.dense2 = nn.Linear(7, 3)
            def forward(self, x):
                x = torch.relu(self.batchnorm1(self.conv2d1(x)))
                x = self.batchnorm2(torch.flatten(x, 1))
                return torch.softmax(self.dense2(torch.relu(self.dense1(x))), 1)
        class Sequence(nn.Module):
            def __init__(self):
                super().__init__()
                self.conv1d1 = nn.Conv1d(3, 4, 5, padding=2)
                self.dense1 = nn.Linear(4 * 6, 2)
            def forward(self, x):
                return self.dense1(torch.flatten(torch.max_pool1d(torch.tanh(self.conv1d1(x)), 2), 1))
        sequence = 'conv1d1.weight' in state
        model = Sequence() if sequence else Image()
        missing = model.load_state_dict(state, strict=False)
        assert not missing.unexpected_keys and all('num_batches' in key for key in missing.missing_keys), missing
        model.eval()
        shape = (2, 12, 3) if sequence else (2, 10, 12, 2)
        count = int(numpy.prod(shape))
        x = torch.arange(count, dtype=torch.float32).reshape(shape).mul(0.37).sin()
        x = x.permute(0, 2, 1) if sequence else x.permute(0, 3, 1, 2)
        with torch.no_grad():
            print(' '.join(repr(float(y)) for y in model(x.contiguous()).flatten()))
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("dslnet-safetensors-").FullName;

    private string Path => System.IO.Path.Combine(folder, "weights.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [SkippableFact]
    public void A_convolutional_network_computes_the_same_in_PyTorch() => Compare<SavedImageNet>();

    [SkippableFact]
    public void A_network_over_sequences_computes_the_same_in_PyTorch() => Compare<SavedSequenceNet>();

    [Fact]
    public void What_is_saved_is_loaded_bit_for_bit()
    {
        using SavedImageNet network = Drawn<SavedImageNet>(), other = new(batchSize: 2, seed: 99, threads: 1);
        Safetensors.Save(network, Path);
        Safetensors.Load(other, Path);

        float[] expected = new float[SavedImageNet.ParameterCount], actual = new float[SavedImageNet.ParameterCount];
        network.GetParameters(expected);
        other.GetParameters(actual);
        actual.ShouldBe(expected);
    }

    private static TNetwork Drawn<TNetwork>()
        where TNetwork : INetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(2, 5, 1);
        Random random = new(1);
        network.SetBuffers([.. Enumerable.Range(0, network.Info.BufferCount).Select(_ => random.NextSingle() + 0.5f)]);
        network.SetParameters([.. Enumerable.Range(0, network.Info.ParameterCount).Select(_ => (random.NextSingle() - 0.5f) / 2)]);
        return network;
    }

    private void Compare<TNetwork>()
        where TNetwork : INetwork<TNetwork>
    {
        using TNetwork network = Drawn<TNetwork>();
        Safetensors.Save(network, Path);
        string? said = Python();
        Skip.If(said is null, "No python3 with torch is here to read the file with.");
        float[] input = [.. Enumerable.Range(0, 2 * network.Info.Input.Size).Select(i => (float)Math.Sin((float)i * 0.37f))];
        float[] output = new float[2 * network.Info.Output.Size];
        network.Predict(input, output);

        output.Select(y => (double)y).ShouldBe(said.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)), 1e-5);
    }

    private string? Python()
    {
        foreach (string python in new[] { "python3", "/usr/bin/python3" })
        {
            try
            {
                using Process process = Process.Start(new ProcessStartInfo(python, ["-c", Peer, Path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
                string said = process.StandardOutput.ReadToEnd().Trim(), error = process.StandardError.ReadToEnd();
                process.WaitForExit();
                if (process.ExitCode == 0)
                {
                    return said;
                }

                error.ShouldContain("ModuleNotFoundError");   // anything else is a finding
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // There is no such Python.
            }
        }

        return null;
    }
}

/// <summary>A convolution whose output is flattened.</summary>
[Network]
public sealed partial class SavedImageNet
{
    static Net Define() =>
        Input(10, 12, 2)
        >> Conv2D(6, 3, stride: 2, padding: 1) >> BatchNorm() >> Relu
        >> Flatten >> BatchNorm() >> Dense(7) >> Relu >> Dense(3) >> Softmax;
}

/// <summary>The same over sequences.</summary>
[Network]
public sealed partial class SavedSequenceNet
{
    static Net Define() => Input(12, 3) >> Conv1D(4, 5, padding: Padding.Same) >> Tanh >> MaxPool1D(2) >> Flatten >> Dense(2);
}
