using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using DslNet;

/// <summary>
/// The service called as its clients would, by itself: 8 callers ask for the test digits and send digits to learn from, while weights are
/// replaced. Each answer must be, to the bit, one that some version of the weights gives.
/// </summary>
internal static class Smoke
{
    private const int Callers = 8;
    private const int Trainings = 4;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(100);

    /// <summary>Runs the service, and ends it.</summary>
    /// <returns>The exit code: 0 if all was as it should be.</returns>
    public static async Task<int> Run(WebApplication app)
    {
        Training training = app.Services.GetRequiredService<Training>();
        ConcurrentQueue<float[][]> versions = [];
        training.Publishing += network => versions.Enqueue(Answers(network, training));
        await app.StartAsync();
        using HttpClient client = new() { BaseAddress = new Uri(app.Urls.Single()), Timeout = Limit };
        Weights first = training.Weights;

        Stopwatch clock = Stopwatch.StartNew();
        Counts[] counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => Call(caller, client, training, versions, clock))));
        double seconds = clock.Elapsed.TotalSeconds;
        Health health = (await client.GetFromJsonAsync("/health", ServiceJson.Default.Health))!;
        bool refuses = await Refuses(client, "/predict", """{"pixels":[1,2,3]}""", "Expected 64 numbers (8×8 pixels, row by row), not 3.")
            & await Refuses(client, "/predict", "{}", "Expected 64 numbers (8×8 pixels, row by row), not 0.")
            & await Refuses(client, "/predict", $$"""{"pixels":[99{{string.Concat(Enumerable.Repeat(",0", 63))}}]}""", "Expected 0 to 16, not 99.")
            & await Refuses(client, "/learn", $$"""{"pixels":[0{{string.Concat(Enumerable.Repeat(",0", 63))}}],"label":10}""", "Expected 0 to 9, not 10.")
            & await Refuses(client, "/predict", "no JSON", "Bad Request");
        await app.StopAsync();

        int requests = counts.Sum(count => count.Requests), answers = counts.Sum(count => count.Answers), right = counts.Sum(count => count.Right), wrong = counts.Sum(count => count.Wrong);
        Console.WriteLine(FormattableString.Invariant($"""
            {requests} requests of {Callers} callers in {seconds:0.0} s, {requests / seconds:0} a second
            {answers} answers, {wrong} of them as no version of the weights gives them
            {versions.Count} versions; validation accuracy {first.Accuracy:0.0000} with {first.Digits} digits, {health.Weights.Accuracy:0.0000} with {health.Weights.Digits}
            Test accuracy: {(double)right / answers:0.0000} over all versions
            Health: {health.Status}, version {health.Weights.Version} since {health.Weights.Since:HH:mm:ss}, {health.Waiting} digits waiting
            """));
        return Expect(wrong == 0 && answers >= 200, "a version's answer to each request")
            & Expect(training.Trainings == Trainings + 1, $"{Trainings} trainings behind the first")
            & Expect(versions.Count > 1 && health.Weights.Version == versions.Count, "new weights, and their version at /health")
            & Expect(health.Status == "Healthy", "a healthy service")
            & Expect(refuses, "a problem's text to each wrong request") ? 0 : 1;
    }

    /// <summary>One caller: sends its share of the digits to learn from, a prediction behind each, and predicts on until all are learned.</summary>
    private static async Task<Counts> Call(int caller, HttpClient client, Training training, ConcurrentQueue<float[][]> versions, Stopwatch clock)
    {
        Counts counts = new();
        TestSet test = training.Split.Test;
        TrainingSet train = training.Split.Train;
        int next = Training.FirstDigits + caller, end = Training.FirstDigits + (Trainings * Retraining.DigitsATraining);
        for (int turn = caller; next < end || (clock.Elapsed < Limit && training.Trainings <= Trainings); turn += Callers)
        {
            if (next < end)
            {
                using HttpResponseMessage learned = await client.PostAsJsonAsync("/learn", new LabelledDigit(train.Input(next).ToArray(), train.Labels[next]), ServiceJson.Default.LabelledDigit);
                learned.EnsureSuccessStatusCode();
                counts.Requests++;
                next += Callers;
            }

            int row = turn % test.Count;
            using HttpResponseMessage response = await client.PostAsJsonAsync("/predict", new Digit(test.Input(row).ToArray()), ServiceJson.Default.Digit);
            response.EnsureSuccessStatusCode();
            Answer answer = (await response.Content.ReadFromJsonAsync(ServiceJson.Default.Answer))!;
            counts.Requests++;
            counts.Answers++;
            counts.Right += answer.Digit == test.Labels[row] ? 1 : 0;
            counts.Wrong += versions.Any(version => version[row].AsSpan().SequenceEqual(answer.Probabilities)) ? 0 : 1;
        }

        return counts;
    }

    /// <summary>What a version of the weights answers to each test digit.</summary>
    private static float[][] Answers(DigitsNet network, Training training)
    {
        TestSet test = training.Split.Test.Apply(training.Scale);
        float[][] answers = new float[test.Count][];
        for (int row = 0; row < answers.Length; row++)
        {
            network.Predict(test.Input(row), answers[row] = new float[DigitsNet.OutputSize]);
        }

        return answers;
    }

    private static async Task<bool> Refuses(HttpClient client, string address, string json, string word)
    {
        using StringContent content = new(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PostAsync(address, content);
        string text = await response.Content.ReadAsStringAsync();
        bool refused = response.StatusCode == HttpStatusCode.BadRequest && text.Replace("\\u00D7", "×", StringComparison.Ordinal).Contains(word, StringComparison.Ordinal);
        return refused || Expect(false, $"400 and '{word}' from {address}, not {(int)response.StatusCode} and '{text}'");
    }

    private static bool Expect(bool condition, string what)
    {
        if (!condition)
        {
            Console.Error.WriteLine($"Expected {what}.");
        }

        return condition;
    }

    private sealed class Counts
    {
        public int Requests, Answers, Right, Wrong;
    }
}
