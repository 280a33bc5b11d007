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

    public static TheoryData<string, Action<HandWritten, string>> CopiesOfBoth => new()
    {
        { "Safetensors.Save", (network, path) => Safetensors.Save(network.Value, path) },
        { "Safetensors.Load", (network, path) => Safetensors.Load(network.Value, path) },
        { "WeightAverage.CopyTo", (network, _) => network.Average.CopyTo(network.Value) },
        { "the best epoch", (network, _) => network.Fit(new FitOptions { Epochs = 3, Validation = network.Validation, EarlyStopping = new EarlyStopping(patience: 1) }) },
        { "averaging", (network, _) => network.Fit(new FitOptions { Epochs = 2, Averaging = new WeightAverage(0.5f) }) },
        { "a checkpoint", (network, path) => network.Fit(new FitOptions { Epochs = 2, Checkpoint = new Checkpoint(path + ".checkpoint") }) },
    };

    /// <summary>Between the parameters and the buffers nobody else may come in: the one would be new and the other old.</summary>
    [Theory]
    [MemberData(nameof(CopiesOfBoth))]
    public void Who_copies_parameters_and_buffers_keeps_the_network_over_both(string what, Action<HandWritten, string> copy)
    {
        string folder = Directory.CreateTempSubdirectory("dslnet-both-").FullName;
        try
        {
            string path = Path.Combine(folder, "weights");
            using HandWrittenNetwork network = new(Loss.CrossEntropy, normalize: true);
            Safetensors.Save(network, path);
            HandWritten written = new(network);
            List<Exception?> refusals = [];
            network.Copied = () => refusals.Add(OnAnotherThread(() => network.Predict([1, 2, 3], new float[2])));
            copy(written, path);
            refusals.Count.ShouldBeGreaterThanOrEqualTo(2, what);
            refusals.ShouldAllBe(refusal => refusal is InvalidOperationException);
            network.Copied = null;
            OnAnotherThread(() => network.Predict([1, 2, 3], new float[2])).ShouldBeNull();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
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

    public static TheoryData<string, Action<IrisNet, TrainingSet, Optimizer>> Changes => new()
    {
        { "SetParameters", (network, _, _) => network.SetParameters(new float[IrisNet.ParameterCount]) },
        { "SetBuffers", (network, _, _) => network.SetBuffers([]) },
        { "SetGradients", (network, _, _) => network.SetGradients(new float[IrisNet.ParameterCount]) },
        { "a weight", (network, _, _) => network.Dense1.Weight[0, 0] = 1 },
        { "Initialize", (network, _, _) => network.Initialize(2) },
        { "Forward in training mode", (network, _, _) => network.Forward(new float[4], new float[3]) },
        { "Backward", (network, _, _) => network.Backward(new float[4], [1]) },
        { "TrainStep", (network, _, _) => network.TrainStep(new float[4], [1], new Sgd(0.1f)) },
        { "Step of its optimizer", (network, _, optimizer) => optimizer.Step(network) },
        { "Step of another optimizer", (network, _, _) => new Adam().Step(network) },
        { "Fit", (network, train, _) => network.Fit(train, new Adam()) },
        { "RateRange", (network, train, _) => network.RateRange(train, new Adam()) },
        { "TrainingTime.Estimate", (network, train, _) => TrainingTime.Estimate(network, train, 1) },
    };

    /// <summary>A training whose network is changed by its own callbacks would go on with something else, and nobody would know.</summary>
    [Theory]
    [MemberData(nameof(Changes))]
    public void A_callback_may_read_the_network_that_is_trained_and_not_change_it(string what, Action<IrisNet, TrainingSet, Optimizer> apply)
    {
        DataSplit split = Datasets.Iris().Split(0.2, 0.2, seed: 1);
        float[] Trained(bool calls, List<Exception?> refusals)
        {
            using var network = new IrisNet(batchSize: 32, seed: 1, threads: 1);
            var optimizer = new Adam();
            Action change = () =>
            {
                if (calls)
                {
                    refusals.Add(Record.Exception(() => apply(network, split.Train, optimizer)));
                    network.GetParameters(new float[IrisNet.ParameterCount]);
                }
            };
            Action callback = () =>
            {
                change();
                network.Predict(new float[4], new float[3]);
                network.Evaluate(split.Validation);
            };
            network.Fit(split.Train, optimizer, new FitOptions
            {
                Epochs = 2,
                StopWhen = _ =>
                {
                    callback();
                    return false;
                },
                Progress = new Callbacks(callback),
                Augmentation = new Same(change),
            });
            float[] parameters = new float[IrisNet.ParameterCount];
            network.GetParameters(parameters);

            // Behind the training all is allowed again.
            network.Train();
            apply(network, split.Train, optimizer);
            return parameters;
        }

        List<Exception?> refusals = [];
        Trained(calls: true, refusals).ShouldBe(Trained(calls: false, refusals));
        refusals.Count.ShouldBeGreaterThan(10);
        refusals.ShouldAllBe(refusal => refusal is InvalidOperationException, what);
        refusals[0]!.Message.ShouldStartWith("IrisNet is being trained by Fit, and a callback of that training would change");
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

        internal WeightAverage Average
        {
            get
            {
                WeightAverage average = new();
                Action? copied = Value.Copied;
                Value.Copied = null;
                average.Update(Value);
                Value.Copied = copied;
                return average;
            }
        }

        internal ValidationSet Validation { get; } = new(new float[12], [0, 1, 0, 1], 2);

        internal void Fit(FitOptions options) => Value.Fit(new TrainingSet([1, 2, 3, 3, 2, 1, 0, 1, 0, 2, 2, 2], [0, 1, 0, 1], 2), new Sgd(0.1f), options);
    }

    private sealed class Callbacks(Action callback) : ITrainingProgress
    {
        public void Started(NetworkInfo network, int epochs, int batches) => callback();

        public void BatchEnded(BatchRecord batch) => callback();

        public void EpochEnded(EpochRecord epoch) => callback();

        public void Ended(History history)
        {
        }
    }

    /// <summary>Leaves a row as it is.</summary>
    private sealed class Same(Action callback) : IAugmentation, IAugmenter
    {
        public Shape OutputOf(Shape input) => input;

        public IAugmenter Prepare(Shape input) => this;

        public void Apply(ReadOnlySpan<float> input, Span<float> output, ref SampleRandom random)
        {
            callback();
            input.CopyTo(output);
        }
    }
}
