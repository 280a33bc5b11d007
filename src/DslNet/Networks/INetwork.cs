namespace DslNet;

/// <summary>
/// A network that can be run and trained. Rows are samples, row-major: <c>input.Length / InputSize</c> of them. A length that is no whole
/// number of rows, an output or target of another length, a label out of range or a disposed network is refused with an exception that
/// names the argument and both numbers, before anything is written. A network is used by one thread at a time:
/// a call while another thread is inside gets an <see cref="InvalidOperationException"/>. For many threads there is a <see cref="Predictor{TNetwork}"/>.
/// </summary>
public interface INetwork : IDisposable
{
    /// <summary>Its layers, counts and memory.</summary>
    NetworkInfo Info { get; }

    /// <summary>The largest number of rows of a training step.</summary>
    int BatchSize { get; }

    /// <summary>Whether dropout and batch statistics are active in <see cref="Forward"/>; <see cref="Mode.Train"/> after construction, as in PyTorch.</summary>
    Mode Mode { get; }

    /// <summary>Sets <see cref="Mode.Train"/>.</summary>
    void Train();

    /// <summary>Sets <see cref="Mode.Eval"/>.</summary>
    void Eval();

    /// <summary>Initializes all parameters again and resets the buffers and the random streams.</summary>
    /// <param name="seed">The same seed gives the same parameters.</param>
    void Initialize(Seed seed);

    /// <summary>Copies the parameters out: flat, in declaration order; dense weight [in, out] row-major, then bias; batch normalization's scale, shift.</summary>
    /// <param name="destination">ParameterCount floats.</param>
    void GetParameters(Span<float> destination);

    /// <summary>Copies parameters in, in the order of <see cref="GetParameters"/>. NaN and infinities are accepted (training reports them); only files that hold them are refused.</summary>
    /// <param name="source">ParameterCount floats.</param>
    void SetParameters(ReadOnlySpan<float> source);

    /// <summary>Copies out the gradients of the last <c>Backward</c>, in the order of <see cref="GetParameters"/>.</summary>
    /// <param name="destination">ParameterCount floats.</param>
    void GetGradients(Span<float> destination);

    /// <summary>
    /// Sets the gradients that the next <c>optimizer.Step</c> takes, in the order of <see cref="GetParameters"/>: those of several
    /// <c>Backward</c>s, summed or averaged, or any others. The next <c>Backward</c> overwrites them.
    /// </summary>
    /// <param name="source">ParameterCount floats.</param>
    /// <exception cref="InvalidOperationException">The network has no loss, and so no gradients.</exception>
    void SetGradients(ReadOnlySpan<float> source);

    /// <summary>
    /// Copies out the gradient of the last <c>Backward</c>'s mean loss with respect to its input: for saliency maps, adversarial examples, or to continue
    /// the backward pass into the model that produced the input. Needs <c>[Network(…, InputGradient = true)]</c>; other networks don't compute it.
    /// </summary>
    /// <param name="destination">Rows × InputSize, as the input of that <c>Backward</c>.</param>
    /// <exception cref="InvalidOperationException">The network is declared without it, or <c>Backward</c> or <c>TrainStep</c> wasn't the last pass.</exception>
    void GetInputGradient(Span<float> destination);

    /// <summary>Copies the buffers out: each batch normalization's running mean, running variance.</summary>
    /// <param name="destination">BufferCount floats.</param>
    void GetBuffers(Span<float> destination);

    /// <summary>Copies buffers in, in the order of <see cref="GetBuffers"/>.</summary>
    /// <param name="source">BufferCount floats; no running variance is negative.</param>
    /// <exception cref="ArgumentException">Another number of floats, or a negative variance.</exception>
    void SetBuffers(ReadOnlySpan<float> source);

    /// <summary>The L1 and L2 penalties on the weights; initially the attribute's.</summary>
    Regularization Regularization { get; set; }

    /// <summary>Computes the outputs in the current mode.</summary>
    /// <param name="input">Rows × InputSize; in training mode 1 to <see cref="BatchSize"/> rows.</param>
    /// <param name="output">Rows × OutputSize.</param>
    void Forward(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>Computes the outputs as in <see cref="Mode.Eval"/>, whatever the mode; the mode stays.</summary>
    /// <param name="input">Rows × InputSize; any number of rows.</param>
    /// <param name="output">Rows × OutputSize.</param>
    void Predict(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>Forward in training mode, loss, gradients.</summary>
    /// <param name="input">Rows × InputSize; 1 to <see cref="BatchSize"/> rows.</param>
    /// <param name="target">Rows × <see cref="NetworkInfo.TargetSize"/>, which is the output's size but for CTC and for the cross-entropy of a sequence, where it is the class of each step. For binary cross-entropy each is in 0..1, which is checked; for cross-entropy each row is a probability distribution, which <c>Fit</c> and <c>Evaluate</c> check and a single step doesn't.</param>
    /// <returns>The mean loss without the penalty.</returns>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    float Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> target);

    /// <summary>
    /// The same with class indices, for <see cref="Loss.CrossEntropy"/> (one a row, of a sequence one a step; a row or step with the network's
    /// <see cref="NetworkAttribute.IgnoredClass"/> is left out) and <see cref="Loss.BinaryCrossEntropy"/> (0 or 1 for each output).
    /// </summary>
    /// <param name="input">Rows × InputSize; 1 to <see cref="BatchSize"/> rows.</param>
    /// <param name="labels">Class indices.</param>
    /// <returns>The mean loss without the penalty.</returns>
    /// <exception cref="InvalidOperationException">The network has no loss, or one without classes.</exception>
    float Backward(ReadOnlySpan<float> input, ReadOnlySpan<int> labels);

    /// <summary><c>Backward</c> and <c>optimizer.Step</c> fused; bit-identical to the two calls.</summary>
    /// <param name="input">Rows × InputSize; 1 to <see cref="BatchSize"/> rows.</param>
    /// <param name="target">Rows × <see cref="NetworkInfo.TargetSize"/>.</param>
    /// <param name="optimizer">The optimizer to step with.</param>
    /// <returns>The mean loss before the step, without the penalty.</returns>
    float TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, Optimizer optimizer);

    /// <summary>The same with class indices.</summary>
    /// <param name="input">Rows × InputSize; 1 to <see cref="BatchSize"/> rows.</param>
    /// <param name="labels">Class indices.</param>
    /// <param name="optimizer">The optimizer to step with.</param>
    /// <returns>The mean loss before the step, without the penalty.</returns>
    float TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<int> labels, Optimizer optimizer);

    /// <summary>
    /// Backward with a weight for each row: the loss and its gradients are those of Σ w·l / Σ w, as with scikit-learn's <c>sample_weight</c> and the weights of
    /// PyTorch's cross-entropy. Weights of 1 change nothing; where all are 0, so are the loss and its gradients.
    /// </summary>
    /// <param name="input">Rows × InputSize; 1 to <see cref="BatchSize"/> rows.</param>
    /// <param name="target">Rows × <see cref="NetworkInfo.TargetSize"/>.</param>
    /// <param name="weights">One for each row, finite and not negative.</param>
    /// <returns>The weighted mean loss without the penalty.</returns>
    /// <exception cref="NotSupportedException">The network isn't generated by DslNet and has no weighted pass.</exception>
    float Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> target, ReadOnlySpan<float> weights) => throw new NotSupportedException($"{GetType()} takes no weights of rows.");

    /// <summary>The same with class indices.</summary>
    /// <param name="input">Rows × InputSize; 1 to <see cref="BatchSize"/> rows.</param>
    /// <param name="labels">Class indices.</param>
    /// <param name="weights">One for each row, finite and not negative.</param>
    /// <returns>The weighted mean loss without the penalty.</returns>
    /// <exception cref="NotSupportedException">The network isn't generated by DslNet and has no weighted pass.</exception>
    float Backward(ReadOnlySpan<float> input, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights) => throw new NotSupportedException($"{GetType()} takes no weights of rows.");

    /// <summary>The weighted <c>Backward</c> and <c>optimizer.Step</c> fused; bit-identical to the two calls.</summary>
    /// <param name="input">Rows × InputSize; 1 to <see cref="BatchSize"/> rows.</param>
    /// <param name="target">Rows × <see cref="NetworkInfo.TargetSize"/>.</param>
    /// <param name="weights">One for each row, finite and not negative.</param>
    /// <param name="optimizer">The optimizer to step with.</param>
    /// <returns>The weighted mean loss before the step, without the penalty.</returns>
    /// <exception cref="NotSupportedException">The network isn't generated by DslNet and has no weighted pass.</exception>
    float TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, ReadOnlySpan<float> weights, Optimizer optimizer) => throw new NotSupportedException($"{GetType()} takes no weights of rows.");

    /// <summary>The same with class indices.</summary>
    /// <param name="input">Rows × InputSize; 1 to <see cref="BatchSize"/> rows.</param>
    /// <param name="labels">Class indices.</param>
    /// <param name="weights">One for each row, finite and not negative.</param>
    /// <param name="optimizer">The optimizer to step with.</param>
    /// <returns>The weighted mean loss before the step, without the penalty.</returns>
    /// <exception cref="NotSupportedException">The network isn't generated by DslNet and has no weighted pass.</exception>
    float TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights, Optimizer optimizer) => throw new NotSupportedException($"{GetType()} takes no weights of rows.");
}
