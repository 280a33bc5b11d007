using DslNet;

/// <summary>Learns from what clients send, beside the requests, and gives the predictor the new weights while it is in use.</summary>
internal sealed class Retraining(Training training, Predictor<DigitsNet> predictor) : BackgroundService
{
    /// <summary>So many new digits are worth a training.</summary>
    public const int DigitsATraining = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        int fresh = 0;
        await foreach (LabelledDigit digit in training.Incoming.Reader.ReadAllAsync(stoppingToken))
        {
            training.Add(digit);
            if (++fresh == DigitsATraining)
            {
                fresh = 0;

                // Requests that are being answered end with the old weights; all later ones get the new.
                training.Learn(predictor.Update, stoppingToken);
            }
        }
    }
}
