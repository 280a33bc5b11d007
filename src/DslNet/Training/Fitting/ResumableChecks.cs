namespace DslNet;

/// <summary>Validates a checkpoint before anything of it is restored.</summary>
internal static class ResumableChecks
{
    /// <summary>Files have no limit here; lists have that of an array.</summary>
    /// <exception cref="InvalidOperationException">The optimizer's state has more floats than an array.</exception>
    public static void CanBeKept(string path, int parameters, Optimizer optimizer)
    {
        long floats = (long)parameters * optimizer.StateFloatsPerParameter;
        if (floats > Array.MaxLength)
        {
            throw new InvalidOperationException(
                FormattableString.Invariant($"The checkpoint {path} would hold {floats} numbers ({sizeof(float) * floats} bytes) that {optimizer.GetType().Name} remembers of {parameters} parameters; {Array.MaxLength} numbers ({sizeof(float) * (long)Array.MaxLength} bytes) are the most. Train without a checkpoint, or with an optimizer that remembers less."));
        }
    }

    /// <exception cref="InvalidOperationException">It is another training's; each setting that differs is named.</exception>
    public static void SameTraining(string path, TrainingState state, TrainingIdentity identity, InitialState start)
    {
        if (identity.DiffersInLengthAlone(state.Identity))
        {
            string name = TrainingIdentity.FilledInSchedule;
            throw new InvalidOperationException(
                FormattableString.Invariant($"{path} is the checkpoint of a training of {state.Start.Epochs} epochs, {start.Epochs} are asked for, and the schedule {identity.ValueOf(TrainingIdentity.Schedule)} goes over all steps of a training: ")
                + $"{state.Identity.ValueOf(name)} there, {identity.ValueOf(name)} here. The epochs that are done would have had other learning rates. "
                + FormattableString.Invariant($"Ask for {state.Start.Epochs} epochs, give the schedule a number of steps that doesn't depend on the epochs, or delete the checkpoint to begin anew."));
        }

        List<string> differences = [.. identity.DifferencesFrom(state.Identity)];

        // The initial state of a network that has been trained since (as after a cancellation) can't be compared.
        if (start.Step == state.Start.Step && start.Weights != state.Start.Weights)
        {
            differences.Add($"parameters at the start: {state.Start.Weights} there, {start.Weights} here");
        }

        if (differences.Count > 0)
        {
            throw new InvalidOperationException($"{path} is the checkpoint of another training. Delete it to begin anew, or name another file. What differs:\n  {string.Join("\n  ", differences)}");
        }
    }

    /// <exception cref="InvalidOperationException">It holds more epochs than are asked for.</exception>
    public static void NotFarther(string path, TrainingState state, FitOptions options)
    {
        if (state.History.Epochs > options.Epochs)
        {
            throw new InvalidOperationException(
                FormattableString.Invariant($"{path} holds {state.History.Epochs} epochs of this training, and {options.Epochs} are asked for; what the network was after {options.Epochs} is lost. Ask for {state.History.Epochs} or more, or delete the checkpoint to begin anew."));
        }
    }

    /// <summary>Reached only by a bug or a forged file, since checksum and identity matched: everything is checked before anything is restored.</summary>
    /// <exception cref="DslNetFormatException">Its lists have other lengths, or hold what no training has.</exception>
    public static void Fits(string path, TrainingState state, NetworkInfo info, Optimizer optimizer, BestEpoch? best, bool averages = false)
    {
        int count = info.ParameterCount;
        bool keepsBest = best is not null && state.BestParameters.Length > 0;
        if (state.Parameters.Length != count
            || state.Buffers.Length != info.BufferCount
            || state.OptimizerState.Length != count * optimizer.StateFloatsPerParameter
            || (averages && (state.AverageParameters.Length != count || state.AverageBuffers.Length != info.BufferCount))
            || (keepsBest && (state.BestParameters.Length != count || state.BestBuffers.Length != info.BufferCount)))
        {
            throw new DslNetFormatException(
                path, 0, FormattableString.Invariant($"Its {state.Parameters.Length} parameters, {state.Buffers.Length} buffered values and {state.OptimizerState.Length} numbers of the optimizer aren't those of {info.Name} and {optimizer.GetType().Name}."));
        }

        if ((state.MissedSteps.Length > 0 && state.MissedSteps.Length != info.Parameters.Count) || state.MissedSteps.Any(missed => missed < 0 || missed > state.OptimizerSteps))
        {
            throw new DslNetFormatException(path, 0, FormattableString.Invariant($"Its {state.MissedSteps.Length} counts of steps that parameters missed don't fit the {info.Parameters.Count} parameters of {info.Name} and {state.OptimizerSteps} steps."));
        }

        if (state.OptimizerSteps < 0 || state.FirstEpoch < 0 || state.Rates is { } rates && !(double.IsFinite(rates.Factor) && rates.Factor >= 0 && float.IsFinite(rates.Last) && rates.Last >= 0 && rates.Held is not < 0 && float.IsFinite(rates.Own) && !float.IsInfinity(rates.Held)))
        {
            throw new DslNetFormatException(path, 0, FormattableString.Invariant($"Its {state.OptimizerSteps} steps, {state.FirstEpoch} epochs before and learning rates {state.Rates} are none that a training has."));
        }

        MustBeSound(path, "", info.Parameters, state.Parameters);
        MustBeSound(path, "", info.Buffers, state.Buffers);
        if (averages)
        {
            MustBeSound(path, "the average's ", info.Parameters, state.AverageParameters);
            MustBeSound(path, "the average's ", info.Buffers, state.AverageBuffers);
        }

        if (keepsBest)
        {
            MustBeSound(path, "the best epoch's ", info.Parameters, state.BestParameters);
            MustBeSound(path, "the best epoch's ", info.Buffers, state.BestBuffers);
        }

        for (int stretch = 0; stretch < optimizer.StateFloatsPerParameter; stretch++)
        {
            MustBeSound(path, "the optimizer's state for ", info.Parameters, state.OptimizerState.AsSpan(stretch * count, count));
        }
    }

    private static void MustBeSound(string path, string whose, IReadOnlyList<ParameterInfo> tensors, ReadOnlySpan<float> values)
    {
        if (TensorValues.Unsound(tensors, values) is { } found)
        {
            throw new DslNetFormatException(path, 0, whose + found);
        }
    }
}
