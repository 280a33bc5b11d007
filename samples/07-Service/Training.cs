using System.Threading.Channels;
using DslNet;
using DslNet.Data;

/// <summary>What is known of digits, and how a network learns it.</summary>
internal sealed class Training
{
    /// <summary>How many labelled digits the service has when it starts.</summary>
    public const int FirstDigits = 150;

    private const int MostDigits = 10_000;

    private readonly List<LabelledDigit> known = [];
    private readonly ValidationSet validation;
    private volatile Weights weights = new(0, default, 0, 0);
    private volatile int trainings;

    public Training()
    {
        Split = Datasets.Digits().Split(validation: 0.15, test: 0.15, seed: 1);
        for (int row = 0; row < FirstDigits; row++)
        {
            Add(new LabelledDigit(Split.Train.Input(row).ToArray(), Split.Train.Labels[row]));
        }

        // Fitted once: predictions are scaled by it, so it must stay as it is while weights come and go.
        Scale = Standardizer.Fit(Known());
        validation = Split.Validation.Apply(Scale);
    }

    /// <summary>Called with a network whose weights are about to answer.</summary>
    public event Action<DigitsNet>? Publishing;

    /// <summary>The digits; the service itself has seen only the first of the training part.</summary>
    public DataSplit Split { get; }

    /// <summary>Brings pixels to the scale that the network learns on.</summary>
    public Standardizer Scale { get; }

    /// <summary>Labelled digits on their way here. Bounded: who sends faster than the network learns is told so.</summary>
    public Channel<LabelledDigit> Incoming { get; } = Channel.CreateBounded<LabelledDigit>(1000);

    /// <summary>Which weights answer.</summary>
    public Weights Weights => weights;

    /// <summary>How many trainings have come to their end, whether their weights were published or not.</summary>
    public int Trainings => trainings;

    /// <summary>What the service starts with.</summary>
    public Predictor<DigitsNet> FirstPredictor()
    {
        Predictor<DigitsNet>? predictor = null;
        Learn(network => predictor = new Predictor<DigitsNet>(network), CancellationToken.None);
        return predictor!;
    }

    /// <summary>One more digit to learn from; where there are too many, the oldest is forgotten.</summary>
    public void Add(LabelledDigit digit)
    {
        if (known.Count == MostDigits)
        {
            known.RemoveAt(0);
        }

        known.Add(digit);
    }

    /// <summary>Trains a network on all digits known so far and publishes its weights, unless they read the validation digits worse than those that answer now.</summary>
    /// <param name="publish">Lets the weights answer.</param>
    /// <param name="cancellation">Ends the training.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Learn(Action<DigitsNet> publish, CancellationToken cancellation)
    {
        // One thread: the others are for requests.
        using var network = new DigitsNet(batchSize: 32, seed: (ulong)known.Count, threads: 1);
        network.Fit(Known().Apply(Scale), new Adam(learningRate: 1e-2f), new FitOptions
        {
            Epochs = 12,
            Validation = validation,
            Schedule = Schedule.Cosine(),
            CancellationToken = cancellation,
        });
        double accuracy = network.Evaluate(validation).Classification!.Accuracy;
        if (accuracy >= weights.Accuracy)
        {
            Publishing?.Invoke(network);
            publish(network);
            weights = new Weights(weights.Version + 1, DateTimeOffset.UtcNow, accuracy, known.Count);
        }

        trainings++; // here alone, and here is one training at a time
    }

    private TrainingSet Known() => new([.. known.SelectMany(digit => digit.Pixels)], [.. known.Select(digit => digit.Label)], DigitsNet.OutputSize);
}
