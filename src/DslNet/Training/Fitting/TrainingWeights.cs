namespace DslNet;

/// <summary>The weight of each row of a training set: its own times its class's; 0 for the ignored class.</summary>
internal static class TrainingWeights
{
    /// <summary>A weight for each row, or null where all are 1.</summary>
    /// <exception cref="ArgumentException">Class weights don't fit the set or the loss, a product overflows, or all are 0.</exception>
    public static float[]? Of(NetworkInfo info, TrainingSet set, ClassWeights? classes)
    {
        int? ignored = IgnoredRows.LabelIn(info, set);
        if (set.Weights.IsEmpty && classes is null && ignored is null)
        {
            return null;
        }

        float[]? ofClass = classes is null ? null : OfClasses(info, set, classes, ignored);
        float[] weights = new float[set.Count];
        bool any = false;
        for (int row = 0; row < weights.Length; row++)
        {
            float own = set.Weights.IsEmpty ? 1 : set.Weights[row];
            weights[row] = ignored is not null && set.Labels[row] == ignored ? 0 : ofClass is null ? own : own * ofClass[set.Labels[row]];
            if (!float.IsFinite(weights[row]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Row {row} of the training set has the weight {own}, its class {ofClass![set.Labels[row]]}; their product is no finite number."), "options");
            }

            any |= weights[row] > 0;
        }

        return any ? weights : throw new ArgumentException("No row of the training set counts: each has a weight of 0, a class of weight 0, or a label that stands for no class.", "train");
    }

    private static float[] OfClasses(NetworkInfo info, TrainingSet set, ClassWeights classes, int? ignored)
    {
        if (!set.HasLabels)
        {
            string instead = StepTargets.AreClasses(info) ? " Classes of steps have none." : info.Loss == Loss.BinaryCrossEntropy ? " What positive targets count is PositiveWeight in the network's attribute." : "";
            throw new ArgumentException($"{nameof(FitOptions.ClassWeights)} are for sets with labels; the training set has {set.TargetSize} target values a row. Give its rows weights instead ({nameof(TrainingSet.WithWeights)}).{instead}", "options");
        }

        return classes.For(set.Labels, set.ClassCount, ignored);
    }
}
