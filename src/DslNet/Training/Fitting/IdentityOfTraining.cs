using System.Security.Cryptography;
using DslNet.Devices;
using DslNet.Kernels.Driver;

namespace DslNet;

/// <summary>
/// Collects the identity of a training: everything that its results depend on. What doesn't affect them (threads,
/// progress, when checkpoints are written) is left out.
/// </summary>
internal static class IdentityOfTraining
{
    /// <param name="network">The network, before the checkpoint is loaded into it.</param>
    /// <param name="train">The training set.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="baseRate">The schedule's base rate.</param>
    /// <param name="options">The options.</param>
    /// <param name="schedule">With its length filled in.</param>
    /// <param name="driver">The network's.</param>
    /// <param name="validationInputs">SHA-256 of the inputs of the validation set, where it has been computed already.</param>
    public static TrainingIdentity Of(INetwork network, TrainingSet train, Optimizer optimizer, float baseRate, FitOptions options, Schedule schedule, ITrainingDriver driver, string? validationInputs)
    {
        NetworkInfo info = network.Info;
        List<(string, string)> settings = [("network", info.Name)];
        settings.AddRange(Definition(info));
        settings.AddRange(
        [
            ("loss", info.Loss.ToString()),
            ("label smoothing", Text($"{info.LabelSmoothing}")),
            ("Huber's delta", Text($"{info.HuberDelta}")),
            ("L1", Text($"{network.Regularization.L1}")),
            ("L2", Text($"{network.Regularization.L2}")),
            ("seed of the network", Text($"{driver.Random.Seed}")),
            ("batch size", Text($"{network.BatchSize}")),
            ("batches per step", Text($"{options.BatchesPerStep}")),
            ("optimizer", optimizer.ToStringAt(baseRate)),
            (TrainingIdentity.Schedule, options.Schedule?.ToString() ?? "none"),
            (TrainingIdentity.FilledInSchedule, schedule.ToString()),
            ("early stopping", options.EarlyStopping?.ToString() ?? "none"),
            ("averaging", options.Averaging?.ToString() ?? "none"),
            ("augmentation", options.Augmentation?.ToString() ?? "none"),
            ("shuffle", options.Shuffle ? "true" : "false"),
            ("seed of Fit", Text($"{options.Seed}")),
        ]);
        settings.AddRange(Weighing(info, options));
        if (network is ICompiledNetwork && network.FrozenLayers() is { Count: > 0 } frozen)
        {
            settings.Add(("frozen layers", string.Join(", ", frozen)));
        }

        settings.AddRange(Content("training set", train, null));
        settings.AddRange(options.Validation is { } validation ? Content("validation set", validation, validationInputs) : [("validation set", "none")]);
        return new TrainingIdentity(settings);
    }

    /// <summary>Settings that are present only where they are used, so that checkpoints from before they existed can be resumed.</summary>
    private static IEnumerable<(string, string)> Weighing(NetworkInfo info, FitOptions options)
    {
        if (info.PositiveWeights.Count > 0)
        {
            yield return ("positive weights", string.Join(", ", info.PositiveWeights.Select(weight => Text($"{weight}"))));
        }

        if (info.FocalGamma != 0)
        {
            yield return ("focal gamma", Text($"{info.FocalGamma}"));
        }

        if (info.IgnoredClass is { } ignored)
        {
            yield return ("ignored class", Text($"{ignored}"));
        }

        if (options.ClassWeights is { } classes)
        {
            yield return ("class weights", classes.ToString());
        }

        if (options.DropLast)
        {
            yield return ("drop last", "true");
        }
    }

    /// <summary>SHA-256 of a network's parameters and buffers.</summary>
    public static string WeightsOf(INetwork network)
    {
        float[] parameters = new float[network.Info.ParameterCount], buffers = new float[network.Info.BufferCount];
        network.GetParameters(parameters);
        network.GetBuffers(buffers);
        using IncrementalHash hash = ContentHash.New();
        ContentHash.Append<float>(hash, parameters);
        ContentHash.Append<float>(hash, buffers);
        return ContentHash.Text(hash);
    }

    /// <summary>A line for each layer, so that a refusal can name the one that differs.</summary>
    private static IEnumerable<(string, string)> Definition(NetworkInfo info)
    {
        for (int line = 0; line < info.Definition.Count; line++)
        {
            string name = line == 0 ? "input" : info.Definition[line].StartsWith("LossOf(", StringComparison.Ordinal) ? "own loss" : Text($"layer {line}");
            yield return (name, info.Definition[line]);
        }

        if (info.Definition.Count == 0)
        {
            // A network that was written by hand has no definition: as much as it tells.
            yield return ("parameters", string.Join(", ", info.Parameters.Concat(info.Buffers).Select(parameter => $"{parameter.Name} [{parameter.Shape}] {parameter.Initializer}")));
        }
    }

    private static IEnumerable<(string, string)> Content(string name, SampleSet set, string? inputs)
    {
        yield return (name + ", rows", Text($"{set.Count}"));
        yield return (name + ", features", Text($"{set.InputSize}"));
        yield return (name + ", inputs", inputs ?? ContentHash.OfInputs(set));
        if (!set.Weights.IsEmpty)
        {
            yield return (name + ", weights", ContentHash.Of(set.Weights));
        }

        if (set.HasLabels)
        {
            yield return (name + ", labels", ContentHash.Of(set.Labels));
            yield return (name + ", class names", Text($"{set.ClassCount}, {ContentHash.Of<char>(string.Concat(set.ClassNames.Select(Counted)))}"));
        }
        else
        {
            yield return (name + ", target values a row", Text($"{set.TargetSize}"));
            yield return (name + ", targets", ContentHash.Of(set.Targets));
        }
    }

    // Prefixed by its length, so that different lists give different texts.
    private static string Counted(string name) => Text($"{name.Length}:{name}");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
