using DslNet.Data;
using DslNet.Tests.Kernels;

namespace DslNet.Tests.Sharing;

/// <summary>What a network does when a second thread comes while one is inside.</summary>
public class ExclusiveUseTests
{
    public static TheoryData<string, Action<HandWritten>> Members => new()
    {
        { "Predict", network => network.Value.Predict(new float[3], new float[2]) },
        { "Forward", network => network.Value.Forward(new float[3], new float[2]) },
        { "Backward", network => network.Value.Backward(new float[3], new float[2]) },
        { "Backward with labels", network => network.Value.Backward(new float[3], [0]) },
        { "TrainStep", network => network.Value.TrainStep(new float[3], new float[2], new Sgd(0.1f)) },
        { "TrainStep with labels", network => network.Value.TrainStep(new float[3], [0], new Sgd(0.1f)) },
        { "optimizer.Step", network => new Sgd(0.1f).Step(network.Value) },
        { "GetParameters", network => network.Value.GetParameters(new float[8]) },
        { "SetParameters", network => network.Value.SetParameters(new float[8]) },
        { "GetGradients", network => network.Value.GetGradients(new float[8]) },
        { "GetBuffers", network => network.Value.GetBuffers([]) },
        { "SetBuffers", network => network.Value.SetBuffers([]) },
        { "Initialize", network => network.Value.Initialize(3) },
        { "Train", network => network.Value.Train() },
        { "Eval", network => network.Value.Eval() },
        { "Regularization", network => network.Value.Regularization = Regularization.None },
        { "a weight", network => _ = network.Value.Weight[0, 0] },
        { "a bias", network => network.Value.Bias[0] = 1 },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public void A_second_thread_is_refused(string member, Action<HandWritten> use)
    {
        using HandWrittenNetwork network = new(Loss.CrossEntropy);
        Exception? refusal = null;
        network.Inside = () => refusal = OnAnotherThread(() => use(new HandWritten(network)));
        float[] before = new float[2], after = new float[2];
        network.Predict([1, 2, 3], before);
        InvalidOperationException said = refusal.ShouldBeOfType<InvalidOperationException>(member);
        said.Message.ShouldContain("HandWritten");
        said.Message.ShouldContain("Predictor<HandWritten>");

        // And nothing has happened; alone it works.
        network.Inside = null;
        network.Predict([1, 2, 3], after);
        after.ShouldBe(before);
        use(new HandWritten(network));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void A_call_from_inside_a_pass_is_refused(string member, Action<HandWritten> use)
    {
        using HandWrittenNetwork network = new(Loss.CrossEntropy);
        network.Inside = () => use(new HandWritten(network));
        Should.Throw<InvalidOperationException>(() => network.Predict([1, 2, 3], new float[2]), member).Message.ShouldContain("inside a pass");
        network.Inside = null;
        network.Predict([1, 2, 3], new float[2]);
    }

    [Fact]
    public void Disposed_by_another_thread_a_pass_ends_as_it_would_have()
    {
        float[] expected = new float[2], output = new float[2];
        using (HandWrittenNetwork alone = new(Loss.CrossEntropy))
        {
            alone.Predict([1, 2, 3], expected);
        }

        HandWrittenNetwork network = new(Loss.CrossEntropy);
        network.Inside = () => OnAnotherThread(network.Dispose).ShouldBeNull();
        network.Predict([1, 2, 3], output);
        output.ShouldBe(expected);
        network.Inside = null;
        Should.Throw<ObjectDisposedException>(() => network.Predict([1, 2, 3], output));
        Should.Throw<ObjectDisposedException>(() => network.Driver.Slot(0));
    }

    [Fact]
    public void A_training_keeps_its_network_between_its_passes()
    {
        DataSplit split = Datasets.Iris().Split(0.2, 0.2, seed: 1);
        using var network = new IrisNet(batchSize: 8, seed: 1, threads: 1);
        List<Exception?> refusals = [];
        float[] inside = new float[3];
        network.Fit(split.Train, new Adam(), new FitOptions
        {
            Epochs = 3,
            StopWhen = _ =>
            {
                refusals.Add(OnAnotherThread(() => network.Predict(new float[4], new float[3])));
                refusals.Add(OnAnotherThread(() => network.Evaluate(split.Test)));
                refusals.Add(OnAnotherThread(() => network.Fit(split.Train, new Adam())));
                network.Predict(new float[4], inside);
                return false;
            },
        });
        refusals.Count.ShouldBe(9);
        refusals.ShouldAllBe(refusal => refusal is InvalidOperationException);
        inside.Sum().ShouldBe(1, 1e-5);
        OnAnotherThread(() => network.Predict(new float[4], new float[3])).ShouldBeNull();
    }

    [Fact]
    public void A_training_whose_network_is_disposed_ends_with_that_word()
    {
        DataSplit split = Datasets.Iris().Split(0.2, 0.2, seed: 1);
        var network = new IrisNet(batchSize: 8, seed: 1, threads: 1);
        Should.Throw<ObjectDisposedException>(() => network.Fit(split.Train, new Adam(), new FitOptions
        {
            Epochs = 3,
            StopWhen = _ =>
            {
                OnAnotherThread(network.Dispose).ShouldBeNull();
                return false;
            },
        }));
    }

    [Fact]
    public void An_optimizer_of_two_networks_on_two_threads_belongs_to_one()
    {
        for (int round = 0; round < 50; round++)
        {
            using var one = new TableNet(batchSize: 4, seed: 1, threads: 1);
            using var two = new WideNet(batchSize: 4, seed: 1, threads: 1);
            var optimizer = new Adam();
            using var start = new Barrier(2);
            Exception?[] thrown = new Exception?[2];
            Thread[] threads = [Stepping(one, 0), Stepping(two, 1)];
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
            thrown.Count(exception => exception is null).ShouldBe(1);
            thrown.OfType<InvalidOperationException>().Count().ShouldBe(1);

            Thread Stepping(INetwork network, int place) => new(() =>
            {
                start.SignalAndWait();
                thrown[place] = Record.Exception(() => optimizer.Step(network));
            });
        }
    }

    private static Exception? OnAnotherThread(Action action)
    {
        Exception? thrown = null;
        Thread thread = new(() => thrown = Record.Exception(action));
        thread.Start();
        thread.Join();
        return thrown;
    }

    /// <summary>For the public signature of a theory.</summary>
    public sealed class HandWritten
    {
        internal HandWritten(HandWrittenNetwork network) => Value = network;

        internal HandWrittenNetwork Value { get; }
    }
}
