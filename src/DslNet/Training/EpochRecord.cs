namespace DslNet;

/// <summary>The results of one epoch of training.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="TrainLoss">The mean loss over the epoch's rows, each taken while its batch was trained on; penalty not included.</param>
/// <param name="Validation">Loss and scores on the validation set after the epoch; null without one. In a <see cref="History"/> only the last and the best epoch have the counts of classes, see <see cref="ClassificationReport.HasCounts"/>, and none the scores of single labels.</param>
/// <param name="LearningRate">The learning rate of the epoch's last step.</param>
/// <param name="GradientNorm">The mean over the epoch's steps of the gradient's norm before clipping.</param>
/// <param name="Seconds">How long the epoch took, validation included.</param>
public sealed record EpochRecord(int Epoch, double TrainLoss, Evaluation? Validation, float LearningRate, double GradientNorm, double Seconds)
{
    /// <summary>
    /// A warning about the epoch: the gradients of its last step vanish or explode; the validation loss explodes; in the first epoch of a
    /// regression, the targets are unscaled. Null where there is none.
    /// </summary>
    public string? Warning { get; init; }

    /// <summary>The loss on the validation set; null without one.</summary>
    public double? ValidationLoss => Validation?.Loss;

    /// <summary>The accuracy on the validation set; null without one, or in a regression.</summary>
    public double? ValidationAccuracy => Validation?.Classification?.Accuracy;

    /// <summary>One line.</summary>
    public override string ToString()
    {
        string validation = ValidationLoss is double loss ? FormattableString.Invariant($", validation loss {loss:0.0000}") : "";
        string accuracy = ValidationAccuracy is double share ? FormattableString.Invariant($", accuracy {share:0.0000}") : "";
        return FormattableString.Invariant($"epoch {Epoch}: loss {TrainLoss:0.0000}{validation}{accuracy}, rate {LearningRate:G4}, gradient {GradientNorm:0.000}, {Seconds:0.00} s{(Warning is null ? "" : $"\n  {Warning}")}");
    }
}
