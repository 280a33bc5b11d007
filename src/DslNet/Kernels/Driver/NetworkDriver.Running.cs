using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Driver;

// The passes: arguments are checked, data is copied in, kernels run, data is copied out.
public sealed partial class NetworkDriver
{
    // The rows of the last backward pass while its slots are intact, else 0.
    private int backwardRows;

    /// <summary>Runs the network in the current <see cref="Mode"/>: in Eval as <see cref="Predict(ICompiledNetwork, ReadOnlySpan{float}, Span{float})"/>, in Train on 1 to <see cref="BatchSize"/> rows.</summary>
    /// <param name="program">The network.</param>
    /// <param name="input">[rows × input size].</param>
    /// <param name="output">[rows × output size].</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void Forward(ICompiledNetwork program, ReadOnlySpan<float> input, Span<float> output)
    {
        Use.EnterPass();
        try
        {
            if (Mode == Mode.Eval)
            {
                RunPredict(program, input, output);
            }
            else
            {
                RunForward(program, input, output);
            }
        }
        finally
        {
            Use.ExitPass();
        }
    }

    /// <summary>Runs the network as in Eval, whatever the mode, on any number of rows.</summary>
    /// <param name="program">The network.</param>
    /// <param name="input">[rows × input size].</param>
    /// <param name="output">[rows × output size].</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void Predict(ICompiledNetwork program, ReadOnlySpan<float> input, Span<float> output)
    {
        Use.EnterPass();
        try
        {
            RunPredict(program, input, output);
        }
        finally
        {
            Use.ExitPass();
        }
    }

    /// <summary>Computes a tap, as in Eval, on any number of rows.</summary>
    /// <param name="program">The network.</param>
    /// <param name="tap">The value's name.</param>
    /// <param name="input">[rows × input size].</param>
    /// <param name="output">[rows × the value's size].</param>
    /// <exception cref="ArgumentException">There is no value of that name, or a length is wrong.</exception>
    public void Predict(ICompiledNetwork program, string tap, ReadOnlySpan<float> input, Span<float> output)
    {
        Use.EnterPass();
        try
        {
            int number = TapOf(tap), rows = BatchChecks.Rows(input, InputSize), size = Info.Taps[number].Shape.Size;
            BatchChecks.Length(output.Length, rows, size, nameof(output));
            WholeNumbers.Check(Info, input);
            backwardRows = 0;
            for (int done = 0; done < rows; done += BatchSize)
            {
                int chunk = Math.Min(BatchSize, rows - done);
                LoadEvalInput(input.Slice(done * InputSize, chunk * InputSize));
                program.EvalTap(number, chunk);
                SlotRows.CopyOut(At(Info.Taps[number].Offset), size, output.Slice(done * size, chunk * size));
            }
        }
        finally
        {
            Use.ExitPass();
        }
    }

    /// <summary>Training forward pass, loss, and all gradients including the penalty's; whatever the mode.</summary>
    /// <param name="program">The network.</param>
    /// <param name="input">[rows × input size], 1 to <see cref="BatchSize"/> rows.</param>
    /// <param name="target">[rows × target size].</param>
    /// <returns>The mean loss without the penalty.</returns>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    public float Backward(ICompiledNetwork program, ReadOnlySpan<float> input, ReadOnlySpan<float> target)
    {
        Use.EnterPass();
        try
        {
            int rows = checks.Backward(input, target);
            Load(input, target);
            return RunBackward(program, rows);
        }
        finally
        {
            Use.ExitPass();
        }
    }

    /// <summary>The same with class indices: one a row for cross-entropy, of a sequence one a step, 0 or 1 for each output for binary cross-entropy.</summary>
    /// <param name="program">The network.</param>
    /// <param name="input">[rows × input size], 1 to <see cref="BatchSize"/> rows.</param>
    /// <param name="labels">[rows], or [rows × output size].</param>
    /// <returns>The mean loss without the penalty.</returns>
    /// <exception cref="ArgumentException">A length is wrong, or a label out of range.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss, or one that takes no labels.</exception>
    public float Backward(ICompiledNetwork program, ReadOnlySpan<float> input, ReadOnlySpan<int> labels)
    {
        Use.EnterPass();
        try
        {
            int rows = checks.Backward(input, labels);
            Load(input, labels);
            WeighIgnored(labels, rows);
            return RunBackward(program, rows);
        }
        finally
        {
            IsWeighted = false;
            Use.ExitPass();
        }
    }

    /// <summary><see cref="Backward(ICompiledNetwork, ReadOnlySpan{float}, ReadOnlySpan{float})"/> and a step of the optimizer.</summary>
    /// <returns>The mean loss before the step.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="optimizer"/> is null.</exception>
    public float TrainStep(ICompiledNetwork program, ReadOnlySpan<float> input, ReadOnlySpan<float> target, IOptimizer optimizer)
    {
        Use.EnterPass();
        try
        {
            int rows = checks.Backward(input, target);
            Bind(program, optimizer);
            Load(input, target);
            return RunStep(program, rows, optimizer);
        }
        finally
        {
            Use.ExitPass();
        }
    }

    /// <summary><see cref="Backward(ICompiledNetwork, ReadOnlySpan{float}, ReadOnlySpan{int})"/> and a step of the optimizer.</summary>
    /// <returns>The mean loss before the step.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="optimizer"/> is null.</exception>
    public float TrainStep(ICompiledNetwork program, ReadOnlySpan<float> input, ReadOnlySpan<int> labels, IOptimizer optimizer)
    {
        Use.EnterPass();
        try
        {
            int rows = checks.Backward(input, labels);
            Bind(program, optimizer);
            Load(input, labels);
            WeighIgnored(labels, rows);
            return RunStep(program, rows, optimizer);
        }
        finally
        {
            IsWeighted = false;
            Use.ExitPass();
        }
    }

    private bool StepsBlindly(IOptimizer optimizer) => memory.Parts.AreFused && !optimizer.Clips && !HasPenalty;

    /// <summary>Backward and step, fused where gradients aren't modified in between.</summary>
    private float RunStep(ICompiledNetwork program, int rows, IOptimizer optimizer)
    {
        Use.MustNotBeCalledBack();
        float loss;
        if (!StepsBlindly(optimizer))
        {
            loss = RunBackward(program, rows);
            if (!holdsBack)
            {
                optimizer.Step(this);
            }
            else if (float.IsFinite(loss))
            {
                optimizer.TryStep(this);
            }

            return loss;
        }

        stepping = optimizer;
        try
        {
            optimizer.BeginStep();
            loss = RunBackward(program, rows);
            if (HoldsBackNow)
            {
                optimizer.AbandonStep();
            }
            else
            {
                optimizer.EndStep(this);
            }

            return loss;
        }
        finally
        {
            stepping = null;
        }
    }

    /// <summary>The backward pass computes the loss first, so it is known before any weight's gradient.</summary>
    private bool HoldsBackNow => holdsBack && !float.IsFinite(LossValue[0]);

    /// <summary>Refuses a network of another optimizer before the backward pass rather than after it.</summary>
    private static void Bind(ICompiledNetwork program, IOptimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        optimizer.Bind((INetwork)program);
    }

    private void RunForward(ICompiledNetwork program, ReadOnlySpan<float> input, Span<float> output)
    {
        Use.MustNotBeCalledBack();
        int rows = checks.TrainingRows(input);
        BatchChecks.Length(output.Length, rows, OutputSize, nameof(output));
        LoadInput(input);
        backwardRows = 0;
        program.TrainForward(rows);
        program.TrainHead(rows);
        SlotRows.CopyOut(Slot(Info.Workspace.TrainOutputSlot), OutputSize, output);
        step++;
    }

    private void RunPredict(ICompiledNetwork program, ReadOnlySpan<float> input, Span<float> output, Span<float> logits = default)
    {
        int rows = BatchChecks.Rows(input, InputSize);
        BatchChecks.Length(output.Length, rows, OutputSize, nameof(output));
        WholeNumbers.Check(Info, input);
        backwardRows = 0;
        for (int done = 0; done < rows; done += BatchSize)
        {
            int chunk = Math.Min(BatchSize, rows - done);
            LoadEvalInput(input.Slice(done * InputSize, chunk * InputSize));
            program.EvalForward(chunk);
            SlotRows.CopyOut(At(Info.Workspace.EvalOutput), OutputSize, output.Slice(done * OutputSize, chunk * OutputSize));
            if (!logits.IsEmpty)
            {
                program.EvalLogits(chunk);
                SlotRows.CopyOut(At(Info.Workspace.EvalLogits), OutputSize, logits.Slice(done * OutputSize, chunk * OutputSize));
            }
        }
    }

    private bool HasPenalty => Regularization.L1 != 0 || Regularization.L2 != 0;

    private float RunBackward(ICompiledNetwork program, int rows)
    {
        Use.MustNotBeCalledBack();
        program.TrainForward(rows);
        program.Backward(rows);
        if (HasPenalty)
        {
            program.Penalty();
        }

        step++;
        backwardRows = rows;
        return LossValue[0];
    }

    private void Load(ReadOnlySpan<float> input, ReadOnlySpan<float> target)
    {
        LoadInput(input);
        SlotRows.CopyIn(target, Info.TargetSize, Slot(Info.Workspace.TargetSlot));
    }

    private void Load(ReadOnlySpan<float> input, ReadOnlySpan<int> labels)
    {
        LoadInput(input);
        LoadLabels(labels);
    }

    private void LoadInput(ReadOnlySpan<float> input) => SlotRows.CopyIn(input, InputSize, Slot(Info.Workspace.InputSlot));

    private void LoadEvalInput(ReadOnlySpan<float> input) => SlotRows.CopyIn(input, InputSize, At(Info.Workspace.EvalInput));

    /// <summary>One-hot rows for cross-entropy, the labels themselves for binary cross-entropy and for the cross-entropy of steps.</summary>
    private void LoadLabels(ReadOnlySpan<int> labels)
    {
        int size = Info.TargetSize, stride = Lanes.Stride(size);
        if (Info.Loss != Loss.CrossEntropy || StepTargets.AreClasses(Info))
        {
            Span<float> numbers = Slot(Info.Workspace.TargetSlot).AsSpan(labels.Length / size * stride);
            numbers.Clear();
            for (int i = 0; i < labels.Length; i++)
            {
                numbers[(i / size * stride) + (i % size)] = labels[i];
            }

            return;
        }

        Span<float> target = Slot(Info.Workspace.TargetSlot).AsSpan(labels.Length * stride);
        target.Clear();
        for (int i = 0; i < labels.Length; i++)
        {
            // The only label outside of the classes is the ignored one: its row is all zeros, with weight 0.
            if ((uint)labels[i] < (uint)size)
            {
                target[(i * stride) + labels[i]] = 1;
            }
        }
    }

    private int TapOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name, "tap");
        for (int i = 0; i < Info.Taps.Count; i++)
        {
            if (Info.Taps[i].Name == name)
            {
                return i;
            }
        }

        throw new ArgumentException($"{Info.Name} has no value named \"{name}\"; it has {string.Join(", ", Info.Taps.Select(tap => $"\"{tap.Name}\""))}.", "tap");
    }
}
