using DslNet.Kernels.Driver;

namespace DslNet.Devices;

// The passes: arguments are checked, a batch is copied in, kernels are launched, results are copied out.
public sealed partial class DeviceDriver
{
    // The rows of the last backward pass while its slots are intact, else 0.
    private int backwardRows;

    /// <summary>Runs the network in the current <see cref="Mode"/>: in Eval as <see cref="Predict"/>, in Train on 1 to <see cref="BatchSize"/> rows.</summary>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        Use.EnterPass();
        try
        {
            if (Mode == Mode.Eval)
            {
                RunPredict(input, output);
            }
            else
            {
                RunForward(input, output);
            }
        }
        finally
        {
            Use.ExitPass();
        }
    }

    /// <summary>Runs the network as in Eval, whatever the mode, on any number of rows.</summary>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void Predict(ReadOnlySpan<float> input, Span<float> output)
    {
        Use.EnterPass();
        try
        {
            RunPredict(input, output);
        }
        finally
        {
            Use.ExitPass();
        }
    }

    private void RunForward(ReadOnlySpan<float> input, Span<float> output)
    {
        Use.MustNotBeCalledBack();
        int rows = checks.TrainingRows(input);
        BatchChecks.Length(output.Length, rows, Info.Output.Size, nameof(output));
        backwardRows = 0;
        program.Upload(DeviceMemory.Input, input);
        program.TrainForward(rows, Random);
        program.TrainHead(rows, Random);
        program.Download(DeviceMemory.TrainOutput, output);
        step++;
    }

    private void RunPredict(ReadOnlySpan<float> input, Span<float> output, Span<float> logits = default)
    {
        int inputSize = Info.Input.Size, outputSize = Info.Output.Size;
        int rows = BatchChecks.Rows(input, inputSize);
        BatchChecks.Length(output.Length, rows, outputSize, nameof(output));
        WholeNumbers.Check(Info, input);
        backwardRows = 0;
        for (int done = 0; done < rows; done += BatchSize)
        {
            int chunk = Math.Min(BatchSize, rows - done);
            program.Upload(DeviceMemory.Input, input.Slice(done * inputSize, chunk * inputSize));
            program.EvalForward(chunk);
            program.Download(DeviceMemory.EvalOutput, output.Slice(done * outputSize, chunk * outputSize));
            if (!logits.IsEmpty)
            {
                program.EvalLogits(chunk);
                program.Download(DeviceMemory.EvalLogits, logits.Slice(done * outputSize, chunk * outputSize));
            }
        }
    }

    /// <summary>Training forward pass, loss, and all gradients including the penalty's; whatever the mode.</summary>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    public float Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> target)
    {
        Use.EnterPass();
        try
        {
            int rows = checks.Backward(input, target);
            program.Upload(DeviceMemory.Input, input);
            program.Upload(DeviceMemory.Target, target);
            Launch(rows);
            return ReadLoss();
        }
        finally
        {
            Use.ExitPass();
        }
    }

    /// <summary>The same with class indices.</summary>
    /// <exception cref="ArgumentException">A length is wrong, or a label out of range.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss, or one that takes no labels.</exception>
    public float Backward(ReadOnlySpan<float> input, ReadOnlySpan<int> labels)
    {
        Use.EnterPass();
        try
        {
            int rows = checks.Backward(input, labels);
            program.Upload(DeviceMemory.Input, input);
            program.Upload(DeviceMemory.Target, Hot(labels, rows));
            Launch(rows, WeighIgnored(labels, rows));
            return ReadLoss();
        }
        finally
        {
            Use.ExitPass();
        }
    }

    /// <summary><c>Backward</c> and a step of the optimizer, without synchronization in between.</summary>
    public float TrainStep(IDeviceNetwork network, ReadOnlySpan<float> input, ReadOnlySpan<float> target, Optimizer optimizer)
    {
        int rows = checks.Backward(input, target);
        Bind(network, optimizer);
        Use.EnterPass();
        try
        {
            program.Upload(DeviceMemory.Input, input);
            program.Upload(DeviceMemory.Target, target);
            return RunStep(rows, optimizer);
        }
        finally
        {
            Use.ExitPass();
        }
    }

    /// <summary>The same with class indices.</summary>
    public float TrainStep(IDeviceNetwork network, ReadOnlySpan<float> input, ReadOnlySpan<int> labels, Optimizer optimizer)
    {
        int rows = checks.Backward(input, labels);
        Bind(network, optimizer);
        Use.EnterPass();
        try
        {
            program.Upload(DeviceMemory.Input, input);
            program.Upload(DeviceMemory.Target, Hot(labels, rows));
            return RunStep(rows, optimizer, WeighIgnored(labels, rows));
        }
        finally
        {
            Use.ExitPass();
        }
    }

    private float RunStep(int rows, Optimizer optimizer, bool weighted = false)
    {
        Launch(rows, weighted);
        if (holdsBack && optimizer.Clips)
        {
            // Clipping has to wait for the norm.
            float loss = ReadLoss();
            if (float.IsFinite(loss))
            {
                optimizer.TryStepOn(this);
            }

            return loss;
        }

        optimizer.StepOn(this);
        return ReadLoss();
    }

    /// <summary>Refuses a network of another optimizer before the backward pass rather than after it.</summary>
    private static void Bind(IDeviceNetwork network, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        optimizer.BindDevice(network);
    }

    private void Launch(int rows, bool weighted = false)
    {
        Use.MustNotBeCalledBack();
        program.TrainForward(rows, Random);
        program.Backward(rows, Random, weighted);
        if (Regularization.L1 != 0 || Regularization.L2 != 0)
        {
            program.Penalty(Regularization.L1, Regularization.L2);
        }

        backwardRows = rows;
        step++;
    }

    private float ReadLoss()
    {
        program.Download(DeviceMemory.Loss, scalar);
        return scalar[0];
    }

    /// <summary>One-hot rows for cross-entropy, the labels themselves for binary cross-entropy and for the cross-entropy of steps.</summary>
    private ReadOnlySpan<float> Hot(ReadOnlySpan<int> labels, int rows)
    {
        int size = Info.TargetSize;
        Span<float> target = hotRows.AsSpan(0, rows * size);
        target.Clear();
        for (int i = 0; i < labels.Length; i++)
        {
            if (Info.Loss != Loss.CrossEntropy || StepTargets.AreClasses(Info))
            {
                target[i] = labels[i];
            }
            else if (labels[i] != checks.IgnoredLabel)
            {
                // A row of the ignored class is all zeros and has weight 0.
                target[(i * size) + labels[i]] = 1;
            }
        }

        return target;
    }
}
