namespace DslNet.Tests.Graphs;

/// <summary>Branches, joins, shared and frozen parts, several inputs and heads: step by step against PyTorch.</summary>
public class GraphRunTests
{
    [Theory]
    [MemberData(nameof(GraphCase.Names), MemberType = typeof(GraphCase))]
    public void Parameters_and_buffers_have_the_names_of_their_layers(string name)
    {
        GraphCase graph = GraphCase.Named(name);
        using INetwork network = graph.Create(1, 1);
        GraphRun run = GraphRun.Load(name, network.Info.Input.Size);
        network.Info.Parameters.Select(parameter => parameter.Name).ShouldBe(run.ParameterNames);
        network.Info.Buffers.Select(buffer => buffer.Name).ShouldBe(run.BufferNames);
    }

    [Theory]
    [MemberData(nameof(GraphCase.Names), MemberType = typeof(GraphCase))]
    public void Each_step_is_PyTorchs(string name) => Compare(name, fused: true);

    [Theory]
    [MemberData(nameof(GraphCase.Names), MemberType = typeof(GraphCase))]
    public void Each_step_is_PyTorchs_in_two_calls(string name) => Compare(name, fused: false);

    [Theory]
    [MemberData(nameof(GraphCase.Names), MemberType = typeof(GraphCase))]
    public void Weights_of_rows_are_PyTorchs(string name)
    {
        using INetwork network = Begin(name, threads: 1, out GraphRun run);
        float loss = network.Backward(run.Steps[0].Input, run.Steps[0].Target, run.RowWeights);
        AssertClose([run.WeightedLoss], [loss], "loss");
        float[] gradients = new float[network.Info.ParameterCount];
        network.GetGradients(gradients);
        AssertClose(run.WeightedGradients, gradients, "gradients");
    }

    [Theory]
    [InlineData("two_inputs")]
    [InlineData("dense_block")]
    [InlineData("inception")]
    [InlineData("squeeze_excitation")]
    [InlineData("gate")]
    [InlineData("stop_gradient")]
    [InlineData("unet_bilinear")]
    [InlineData("siamese")]
    [InlineData("fine_tuning")]
    [InlineData("shared_twice")]
    [InlineData("denoising")]
    [InlineData("prelu")]
    [InlineData("sequence_shapes")]
    [InlineData("sequence_lengths")]
    [InlineData("image_shapes")]
    [InlineData("rnn")]
    [InlineData("gru")]
    [InlineData("lstm")]
    [InlineData("scan")]
    public void The_gradient_by_the_input_is_PyTorchs(string name)
    {
        using INetwork network = Begin(name, threads: 1, out GraphRun run);
        network.Backward(run.Steps[0].Input, run.Steps[0].Target);
        float[] gradient = new float[run.Steps[0].Input.Length];
        network.GetInputGradient(gradient);
        AssertClose(run.InputGradient, [.. gradient.Where((_, index) => index % run.InputGradientStride == 0)], "gradient by the input");
    }

    [Theory]
    [MemberData(nameof(GraphCase.Names), MemberType = typeof(GraphCase))]
    public void Threads_change_no_bit(string name)
    {
        float[] one = Trained(name, threads: 1);
        Trained(name, threads: 2).ShouldBe(one);
        Trained(name, threads: 3).ShouldBe(one);
    }

    [Theory]
    [MemberData(nameof(GraphCase.Names), MemberType = typeof(GraphCase))]
    public void A_step_allocates_nothing(string name)
    {
        GraphCase graph = GraphCase.Named(name);
        foreach (int threads in (int[])[1, 3])
        {
            using INetwork network = graph.Create(6, threads);
            GraphRun run = GraphRun.Load(name, network.Info.Input.Size);
            Optimizer optimizer = run.NewOptimizer();
            float[] outputs = new float[run.Batch * network.Info.Output.Size];
            Step();
            Step();

            // A lock that is contended for the first time takes memory of the runtime's own, once.
            Enumerable.Range(0, 3).Min(_ => AllocatedBy(Step)).ShouldBe(0);

            void Step()
            {
                network.TrainStep(run.Steps[0].Input, run.Steps[0].Target, optimizer);
                network.Predict(run.EvalInput, outputs);
            }
        }
    }

    private static long AllocatedBy(Action step)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        step();
        step();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Compare(string name, bool fused)
    {
        using INetwork network = Begin(name, threads: 1, out GraphRun run);
        Optimizer optimizer = run.NewOptimizer();
        float[] outputs = new float[run.Batch * network.Info.Output.Size];
        float[] parameters = new float[network.Info.ParameterCount];
        float[] buffers = new float[network.Info.BufferCount];
        int index = 0;
        foreach (GraphStep step in run.Steps)
        {
            // PyTorch's run does the same: a forward pass in training mode moves running statistics, too.
            network.Train();
            if (step.Frozen is { } frozen)
            {
                network.Unfreeze();
                network.Freeze(frozen);
            }

            network.Forward(step.Input, outputs);
            AssertClose(step.Outputs, Sampled(outputs, run), $"outputs of step {index}");
            float loss = fused ? network.TrainStep(step.Input, step.Target, optimizer) : network.Backward(step.Input, step.Target);
            AssertClose([step.Loss], [loss], $"loss of step {index}");
            if (!fused)
            {
                if (step.Gradients is { } gradients)
                {
                    network.GetGradients(parameters);
                    AssertClose(gradients, parameters, "first gradients");
                }

                optimizer.Step(network);
            }

            network.GetParameters(parameters);
            AssertClose(step.Parameters, parameters, $"parameters behind step {index}");
            network.GetBuffers(buffers);
            AssertClose(step.Buffers, buffers, $"buffers behind step {index}");
            network.Predict(run.EvalInput, outputs);
            AssertClose(step.EvalOutputs, Sampled(outputs, run), $"eval outputs behind step {index}");
            network.Eval();
            float[] forward = new float[outputs.Length];
            network.Forward(run.EvalInput, forward);
            forward.ShouldBe(outputs, "Forward in eval mode is Predict");
            index++;
        }
    }

    /// <summary>Losses, parameters, buffers and outputs of a whole run.</summary>
    private static float[] Trained(string name, int threads)
    {
        using INetwork network = Begin(name, threads, out GraphRun run);
        Optimizer optimizer = run.NewOptimizer();
        float[] losses = [.. run.Steps.Select(step => network.TrainStep(step.Input, step.Target, optimizer))];
        float[] parameters = new float[network.Info.ParameterCount];
        float[] buffers = new float[network.Info.BufferCount];
        float[] outputs = new float[run.Batch * network.Info.Output.Size];
        network.GetParameters(parameters);
        network.GetBuffers(buffers);
        network.Predict(run.EvalInput, outputs);
        return [.. losses, .. parameters, .. buffers, .. outputs];
    }

    private static INetwork Begin(string name, int threads, out GraphRun run)
    {
        GraphCase graph = GraphCase.Named(name);
        using INetwork small = graph.Create(1, 1);
        run = GraphRun.Load(name, small.Info.Input.Size);
        return graph.Begin(run, threads);
    }

    private static float[] Sampled(float[] outputs, GraphRun run) => [.. outputs.Where((_, index) => index % run.OutputStride == 0)];

    /// <summary>The tolerance of the other golden runs: 1e-4 of the reference and 1e-6.</summary>
    private static void AssertClose(float[] expected, float[] actual, string what)
    {
        actual.Length.ShouldBe(expected.Length, what);
        for (int i = 0; i < expected.Length; i++)
        {
            Math.Abs((double)expected[i] - actual[i]).ShouldBeLessThanOrEqualTo((1e-4 * Math.Abs((double)expected[i])) + 1e-6, $"{what}, number {i}: expected {expected[i]}, got {actual[i]}");
        }
    }
}
