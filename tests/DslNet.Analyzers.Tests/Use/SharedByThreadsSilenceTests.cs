using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.Use;

/// <summary>Where DN3012 says nothing: each thread has its own, one thread at a time comes to it, or it can't be known.</summary>
public class SharedByThreadsSilenceTests
{
    private const string Members = """
        [ThreadStatic] private static DigitsNet? own;
        private readonly object gate = new();
        private readonly SemaphoreSlim one = new(1);
        private readonly Lock modern = new();
        private DigitsNet Made => new DigitsNet();
        private readonly ParallelOptions hidden = new() { MaxDegreeOfParallelism = 1 };
        private static DigitsNet Rent() => new DigitsNet();
        private void Guarded(int i) { lock (gate) { field.Predict(new float[64], new float[10]); } }
        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.Synchronized)]
        private void Synchronized(int i) => field.Predict(new float[64], new float[10]);
        private static void Ask(DigitsNet network) => network.Predict(new float[64], new float[10]);
        private static void Post(Action work) => work();
        private sealed class Answerer(DigitsNet network) { public void Answer() => network.Predict(new float[64], new float[10]); }
        private sealed class OneAtATime(DigitsNet network) { private readonly object gate = new(); public void Predict(float[] x, float[] y) { lock (gate) { network.Predict(x, y); } } }
        """;

    [Theory]
    [InlineData("using Predictor<DigitsNet> p = new(given); Parallel.For(0, 9, i => p.Predict(x, y));")]
    [InlineData("Parallel.For(0, 9, i => { using var n = new DigitsNet(); n.Predict(x, y); });")]
    [InlineData("Parallel.For(0, 9, i => { using var p = new Predictor<DigitsNet>(given); p.Predict(x, y); });")]
    [InlineData("Parallel.For(0, 9, i => Console.WriteLine(((INetwork)given).Info.ParameterCount + given.BatchSize));")]
    [InlineData("Parallel.For(0, 9, () => new DigitsNet(), (i, state, n) => { n.Predict(x, y); return n; }, n => n.Dispose());")]
    [InlineData("using ThreadLocal<DigitsNet> local = new(() => new DigitsNet()); Parallel.For(0, 9, i => local.Value!.Predict(x, y));")]
    [InlineData("AsyncLocal<DigitsNet> local = new(); Parallel.For(0, 9, i => local.Value!.Predict(x, y));")]
    [InlineData("Parallel.For(0, 9, i => { var n = Rent(); n.Predict(x, y); });")]
    [InlineData("Parallel.For(0, 9, i => Rent().Predict(x, y));")]
    [InlineData("Parallel.For(0, 9, i => Made.Predict(x, y));")]
    [InlineData("Parallel.For(0, 9, i => many[i].Predict(x, y));")]
    [InlineData("Parallel.ForEach(many, n => n.Predict(x, y));")]
    [InlineData("Parallel.ForEach(many, n => Ask(n));")]
    [InlineData("Parallel.ForEach(many, Ask);")]
    [InlineData("Parallel.ForEach(many, n => new Answerer(n).Answer());")]
    [InlineData("OneAtATime wrapped = new(given); Parallel.For(0, 9, i => wrapped.Predict(x, y));")]
    [InlineData("Parallel.For(0, 9, i => { own ??= new DigitsNet(); own.Predict(x, y); });")]
    [InlineData("Parallel.For(0, 9, i => { DigitsNet? n = Interlocked.Exchange(ref changing, null!); n?.Predict(x, y); });")]
    [InlineData("DigitsNet? n = null; Parallel.For(0, 9, i => { n = new DigitsNet(); n.Predict(x, y); });")]
    [InlineData("Parallel.For(0, 9, i => { lock (gate) { given.Predict(x, y); } });")]
    [InlineData("Parallel.For(0, 9, i => { lock (gate) { Ask(given); } });")]
    [InlineData("Parallel.For(0, 9, i => Guarded(i));")]
    [InlineData("Parallel.For(0, 9, Guarded);")]
    [InlineData("Parallel.For(0, 9, Synchronized);")]
    [InlineData("Parallel.For(0, 9, i => { using (modern.EnterScope()) { given.Predict(x, y); } });")]
    [InlineData("Parallel.For(0, 9, i => { Monitor.Enter(gate); try { given.Predict(x, y); } finally { Monitor.Exit(gate); } });")]
    [InlineData("Parallel.ForEachAsync(many, async (n, token) => { await one.WaitAsync(token); try { given.Predict(x, y); } finally { one.Release(); } });")]
    [InlineData("Parallel.For(0, 9, new ParallelOptions { MaxDegreeOfParallelism = 1 }, i => given.Predict(x, y));")]
    [InlineData("Parallel.For(0, 9, new ParallelOptions { TaskScheduler = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler }, i => given.Predict(x, y));")]
    [InlineData("ParallelOptions options = new(); options.MaxDegreeOfParallelism = 1; Parallel.For(0, 9, options, i => given.Predict(x, y));")]
    [InlineData("Parallel.For(0, 9, hidden, i => given.Predict(x, y));")]
    [InlineData("Parallel.For(0, 9, i => Post(() => given.Predict(x, y)));")]
    [InlineData("Parallel.Invoke(() => given.Predict(x, y), () => field.Predict(x, y));")]
    [InlineData("Parallel.Invoke(() => { given.Predict(x, y); given.Predict(x, y); }, () => Console.WriteLine(given.BatchSize));")]
    [InlineData("labels.AsParallel().WithDegreeOfParallelism(1).ForAll(i => given.Predict(x, y));")]
    [InlineData("labels.AsParallel().AsSequential().Select(i => { given.Predict(x, y); return i; }).ToArray();")]
    [InlineData("labels.Select(i => { given.Predict(x, y); return i; }).ToArray();")]
    [InlineData("Parallel.For(0, 9, i => { }); given.Predict(x, y);")]
    public async Task Each_thread_has_its_own_or_waits(string statements) => await Verify.Rule("DN3012", UseSource.Method(statements, Members));

    [Theory]
    [InlineData("Task.Run(() => given.Predict(x, y)).Wait();")]
    [InlineData("Task one = Task.Run(() => given.Predict(x, y)), two = Task.Run(() => field.Predict(x, y));")]
    [InlineData("new Thread(() => given.Predict(x, y)).Start();")]
    [InlineData("foreach (int i in labels) { await Task.Run(() => given.Predict(x, y)); }")]
    [InlineData("foreach (int i in labels) { await Task.Run(() => given.Predict(x, y)).ConfigureAwait(false); }")]
    [InlineData("foreach (int i in labels) { Task.Run(() => given.Predict(x, y)).Wait(); }")]
    [InlineData("foreach (int i in labels) { Task.Run(() => given.Predict(x, y)).GetAwaiter().GetResult(); }")]
    [InlineData("foreach (int i in labels) { int n = Task.Run(() => { given.Predict(x, y); return 1; }).Result; }")]
    [InlineData("foreach (int i in labels) { var t = Task.Run(() => given.Predict(x, y)); Console.WriteLine(i); await t; }")]
    [InlineData("foreach (int i in labels) { var t = new Thread(() => given.Predict(x, y)); t.Start(); t.Join(); }")]
    [InlineData("while (flag) { _ = Task.Run(() => given.Predict(x, y)); await Task.Delay(1000); }")]
    [InlineData("SemaphoreSlim one = new(1); while (flag) { await one.WaitAsync(); _ = Task.Run(() => { given.Predict(x, y); one.Release(); }); }")]
    [InlineData("foreach (int i in labels) { if (i > 3) { _ = Task.Run(() => given.Predict(x, y)); break; } }")]
    [InlineData("foreach (int i in labels) { if (i > 3) { _ = Task.Run(() => given.Predict(x, y)); return; } }")]
    [InlineData("foreach (int i in labels) { var n = new DigitsNet(); _ = Task.Run(() => { n.Predict(x, y); n.Dispose(); }); }")]
    [InlineData("foreach (var n in many) { _ = Task.Run(() => n.Predict(x, y)); }")]
    [InlineData("for (int i = 0; i < 9; i++) { var n = many[i]; _ = Task.Run(() => n.Predict(x, y)); }")]
    [InlineData("foreach (int i in labels) { given = Other(); _ = Task.Run(() => given.Predict(x, y)); }")]
    [InlineData("foreach (int i in labels) { _ = Task.Run(() => { lock (labels) { given.Predict(x, y); } }); }")]
    [InlineData("foreach (var t in labels.Select(i => Task.Run(() => given.Predict(x, y)))) { await t; }")]
    [InlineData("await Task.WhenAll(many.Select(n => Task.Run(() => n.Predict(x, y))));")]
    [InlineData("foreach (int i in labels) { Task.Factory.StartNew(() => given.Predict(x, y), CancellationToken.None, TaskCreationOptions.None, new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler); }")]
    [InlineData("TaskFactory serial = new(new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler); foreach (int i in labels) { serial.StartNew(() => given.Predict(x, y)); }")]
    public async Task One_task_at_a_time_may_have_it(string statements) => await Verify.Rule("DN3012", UseSource.Networks + $$"""
        class Program
        {
            private readonly DigitsNet field = null!;

            async Task Run(float[] x, float[] y, int[] labels, DigitsNet given, bool flag, List<DigitsNet> many)
            {
                {{statements}}
                await Task.CompletedTask;
            }

            static DigitsNet Other() => new();
        }
        """);

    [Fact]
    public async Task Other_things_with_the_same_names_are_other_things() => await Verify.Rule("DN3012", UseSource.Networks + """
        static class Own
        {
            public static class Parallel { public static void For(int from, int to, Action<int> body) => body(from); }
            public sealed class Services { public Services AddSingleton<T>(T instance) => this; }
            public static void MapGet(string pattern, Action handler) => handler();

            static void Run(DigitsNet network, float[] x, float[] y)
            {
                Parallel.For(0, 9, i => network.Predict(x, y));
                new Services().AddSingleton(network);
                MapGet("/", () => network.Predict(x, y));
            }
        }
        """);
}
