namespace DslNet;

/// <summary>Receives training callbacks, on the training thread. An exception that it throws ends the training. During the training it may read the network, predict with it and set the optimizer's rate; changes of the network are refused with an <see cref="InvalidOperationException"/>.</summary>
public interface ITrainingProgress
{
    /// <summary>The training begins.</summary>
    /// <param name="network">What is trained.</param>
    /// <param name="epochs">How many epochs at most.</param>
    /// <param name="batches">How many batches an epoch has.</param>
    void Started(NetworkInfo network, int epochs, int batches);

    /// <summary>The training begins. The default implementation calls the other <c>Started</c> with the network and both counts.</summary>
    /// <param name="plan">The network, the training set's size and the options.</param>
    void Started(TrainingPlan plan) => Started(plan.Network, plan.Epochs, plan.Batches);

    /// <summary>A batch has been trained on. Called for every batch, so it should be fast; the default implementation does nothing.</summary>
    /// <param name="batch">The progress so far.</param>
    void BatchEnded(BatchRecord batch)
    {
    }

    /// <summary>An epoch has ended.</summary>
    /// <param name="epoch">Its results.</param>
    void EpochEnded(EpochRecord epoch);

    /// <summary>The training has ended; not called when it ends with an exception.</summary>
    /// <param name="history">All epochs.</param>
    void Ended(History history);
}
