using System.Security.Cryptography;
using DslNet.Kernels.Driver;

namespace DslNet;

/// <summary>Validates sets and options before anything is trained or evaluated.</summary>
internal static class FitChecks
{
    /// <param name="network">The network.</param>
    /// <param name="train">The training set.</param>
    /// <param name="options">The options.</param>
    /// <param name="validationInputs">Receives all inputs of the validation set; null where they aren't wanted.</param>
    public static void Training(INetwork network, TrainingSet train, FitOptions options, IncrementalHash? validationInputs)
    {
        Set(network.Info, train, nameof(train), options.Augmentation?.OutputOf(RowAugmenting.SampleShape(train, network.Info)).Size);
        CtcSteps.Check(network.Info, train, nameof(train), augmented: options.Augmentation is not null);
        if (options.Validation is { } validation)
        {
            Set(network.Info, validation, nameof(options.Validation));
            CtcSteps.Check(network.Info, validation, nameof(options.Validation), augmented: false);
            (int row, int feature) = NonFinite.Find(validation, validationInputs);
            if (row >= 0)
            {
                throw new ArgumentException($"Row {row}, feature {feature} of the validation set is no finite number.", nameof(options));
            }

            FiniteChecks.Targets(validation, nameof(options));
        }
        else if (options.EarlyStopping is not null)
        {
            throw new ArgumentException($"{nameof(FitOptions.EarlyStopping)} follows the validation loss, so {nameof(FitOptions.Validation)} is needed; it is null.", nameof(options));
        }

        _ = TrainingWeights.Of(network.Info, train, options.ClassWeights);
        if (options.DropLast && train.Count < network.BatchSize)
        {
            throw new ArgumentException($"{nameof(FitOptions.DropLast)} leaves nothing to learn from: the training set has {train.Count} rows, a full batch {network.BatchSize}.", nameof(options));
        }

        if (NeedsTwoRows(network.Info) && (train.Count == 1 || network.BatchSize == 1))
        {
            throw new ArgumentException($"A network with BatchNorm learns from at least two rows at a time; the training set has {train.Count}, the network's batch {network.BatchSize}.", nameof(train));
        }
    }

    /// <summary>Whether the network normalizes by batch statistics, which need two rows.</summary>
    public static bool NeedsTwoRows(NetworkInfo info) => PassChecks.LayerThatNeedsTwoRows(info) is not null;

    /// <param name="info">The network.</param>
    /// <param name="set">The set.</param>
    /// <param name="name">The set's parameter.</param>
    /// <param name="augmented">The number of features of an augmented row; null without augmentation.</param>
    public static void Set(NetworkInfo info, SampleSet set, string name, int? augmented = null)
    {
        if ((augmented ?? set.InputSize) != info.Input.Size)
        {
            string made = augmented is { } features ? $", of which the augmentation makes {features}" : "";
            throw new ArgumentException($"The set has {set.InputSize} features a row{made}, {info.Name} takes {info.Input.Size}.", name);
        }

        if (augmented is null && set.InMemory)
        {
            WholeNumbers.Check(info, set.Inputs, name);
        }

        int outputs = info.Output.Size;
        bool isAtHand = augmented is null && set.InMemory;
        switch (info.Loss)
        {
            case Loss.None:
                throw new InvalidOperationException($"{info.Name} declares no loss, so there is nothing to train for or to judge by. Name one: [Network(Loss = …)].");
            case Loss.CrossEntropy when StepTargets.AreClasses(info):
                MustBe(!set.HasLabels, $"{info.Name} has the loss CrossEntropy of each step and needs target values, the class of each of the {info.TargetSize} steps; the set has a label a row.", name);
                MustBe(set.TargetSize == info.TargetSize, $"The set has {set.TargetSize} target values a row, {info.Name} takes {info.TargetSize}: the class of each step.", name);
                break;
            case Loss.CrossEntropy when set.HasLabels:
                MustBe(set.ClassCount == outputs, $"The set has {set.ClassCount} classes, {info.Name} has {outputs} outputs.", name);
                break;
            case Loss.BinaryCrossEntropy when set.HasLabels && info.Steps is null:
                MustBe(outputs == 1 && set.ClassCount == 2, $"Labels fit a binary cross-entropy with one output and two classes; the set has {set.ClassCount} classes, {info.Name} has {outputs} outputs.", name);
                break;
            case Loss.Ctc:
                MustBe(!set.HasLabels, $"{info.Name} has the loss Ctc and needs target values, the labels of a row and their number; the set has labels of {set.ClassCount} classes.", name);
                MustBe(set.TargetSize == info.TargetSize, $"The set has {set.TargetSize} target values a row, {info.Name} takes {info.TargetSize}: {info.TargetSize - 1} places for labels, and their number.", name);
                CtcTargets.Check(info, set.Targets, name);
                break;
            default:
                MustBe(!set.HasLabels || info.Loss != Loss.PerHead, $"{info.Name} has several outputs ({string.Join(", ", info.Heads.Select(head => head.Name))}) and needs target values for all of them; the set has labels of {set.ClassCount} classes.", name);
                MustBe(!set.HasLabels, $"{info.Name} has a regression loss ({info.Loss}) and needs target values; the set has labels of {set.ClassCount} classes.", name);
                MustBe(set.TargetSize == info.TargetSize, $"The set has {set.TargetSize} target values a row, {info.Name} {(info.TargetSize == outputs ? "has" : "takes")} {info.TargetSize}{(info.TargetSize == outputs ? " outputs" : ", of all its outputs")}.", name);
                break;
        }

        IgnoredRows.MustBeKnown(info, set, name);
        if (!set.HasLabels)
        {
            TargetChecks.Probabilities(info, isAtHand ? set.Inputs : [], set.Targets, name);
        }

        foreach (TargetPart part in TargetPart.Of(info).Where(part => isAtHand && StepTargets.AreClasses(part.Info)))
        {
            StepTargets.CheckClasses(part.Info, set.Inputs, set.Targets, part.First, info.TargetSize, name);
        }
    }

    private static void MustBe(bool condition, string message, string name)
    {
        if (!condition)
        {
            throw new ArgumentException(message, name);
        }
    }
}
