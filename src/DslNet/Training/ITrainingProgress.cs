namespace DslNet;

/// <summary>Hears how a training goes on, on the thread that trains. What it throws ends the training. Until the training has ended it may read the network, predict with it and set the optimizer's rate; what would change the network is refused with an <see cref="InvalidOperationException"/>.</summary>
public interface ITrainingProgress
{
    /// <summary>The training begins.</summary>
    /// <param name="network">What is trained.</param>
    /// <param name="epochs">How many epochs at most.</param>
    /// <param name="batches">How many batches an epoch has.</param>
    void Started(NetworkInfo network, int epochs, int batches);

    /// <summary>The training begins. Unless it is implemented, it hands the network and both counts to the other <c>Started</c>.</summary>
    /// <param name="plan">What is to be done.</param>
    void Started(TrainingPlan plan) => Started(plan.Network, plan.Epochs, plan.Batches);

    /// <summary>A batch has been trained on. Called so often that it should be quick; unless it is implemented, nothing happens.</summary>
    /// <param name="batch">Where the training stands.</param>
    void BatchEnded(BatchRecord batch)
    {
    }

    /// <summary>An epoch has ended.</summary>
    /// <param name="epoch">What it came to.</param>
    void EpochEnded(EpochRecord epoch);

    /// <summary>The training has ended; not called when it ends with an exception.</summary>
    /// <param name="history">All epochs.</param>
    void Ended(History history);
}
