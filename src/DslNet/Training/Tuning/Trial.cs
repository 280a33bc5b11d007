namespace DslNet;

/// <summary>One trial of a search: it suggests each setting by name, the same value each time.</summary>
public sealed class Trial
{
    private readonly ISettings source;
    private readonly List<TrialSetting> settings = [];
    private readonly Dictionary<string, string> questions = [];

    internal Trial(int number, ulong seed, ISettings source)
    {
        Number = number;
        this.source = source;
        Seed = new SeededRandom(seed, (ulong)number).Next();
    }

    /// <summary>Which trial it is, from 0.</summary>
    public int Number { get; }

    /// <summary>A seed of the trial's own, for its network and its order of rows.</summary>
    public ulong Seed { get; }

    /// <summary>What has been asked for so far, in order.</summary>
    public IReadOnlyList<TrialSetting> Settings => settings;

    /// <summary>A float from a uniform distribution: for a dropout rate, a momentum.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="low">The minimum.</param>
    /// <param name="high">The maximum, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">The range is empty, or the name was asked for with another one.</exception>
    public float Uniform(string name, float low, float high)
    {
        MustBeRange(low, high);
        return Ask(name, FormattableString.Invariant($"Uniform({low}, {high})"), () => Math.Clamp((float)(low + (source.Unit(name) * ((double)high - low))), low, high));
    }

    /// <summary>A float from a log-uniform distribution: for a learning rate.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="low">The minimum, above 0.</param>
    /// <param name="high">The maximum, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">The range is empty or reaches down to 0, or the name was asked for with another one.</exception>
    public float LogUniform(string name, float low, float high)
    {
        MustBeRange(low, high);
        if (low <= 0)
        {
            throw OutOfRange.Of(nameof(low), low, "A logarithm needs numbers above 0.");
        }

        return Ask(
            name,
            FormattableString.Invariant($"LogUniform({low}, {high})"),
            () => Math.Clamp((float)Math.Exp(Math.Log(low) + (source.Unit(name) * (Math.Log(high) - Math.Log(low)))), low, high));
    }

    /// <summary>A whole number from a range: for units, layers. A grid tries all of them.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="low">The minimum.</param>
    /// <param name="high">The maximum, at least <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">The range is empty, or the name was asked for with another one.</exception>
    public int Integer(string name, int low, int high)
    {
        if (high < low || (long)high - low >= int.MaxValue)
        {
            throw OutOfRange.Of(nameof(high), high, FormattableString.Invariant($"Expected {nameof(low)}, {low}, or more, and no more than {int.MaxValue} numbers in all."));
        }

        return Ask(name, FormattableString.Invariant($"Integer({low}, {high})"), () => low + source.Index(name, high - low + 1));
    }

    /// <summary>One of several values.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="values">The values, at least one.</param>
    /// <exception cref="ArgumentException">There are no values, or the name was asked for with others.</exception>
    public T Choice<T>(string name, params T[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length == 0)
        {
            throw new ArgumentException("Expected at least one value to choose from, but got none.", nameof(values));
        }

        string shown = string.Join(", ", values.Select(value => FormattableString.Invariant($"{value}")));
        return Ask(name, $"Choice({shown})", () => values[source.Index(name, values.Length)]);
    }

    private static void MustBeRange(float low, float high)
    {
        if (!(float.IsFinite(low) && float.IsFinite(high) && low < high))
        {
            throw OutOfRange.Of(nameof(high), high, FormattableString.Invariant($"Expected a finite number above {nameof(low)}, {low}."));
        }
    }

    private T Ask<T>(string name, string question, Func<T> draw)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (questions.TryGetValue(name, out string? before))
        {
            if (before != question)
            {
                throw new ArgumentException($"'{name}' was asked for as {before} before, and as {question} now. Give each setting a name of its own.", nameof(name));
            }

            return (T)settings.Find(setting => setting.Name == name)!.Value!;
        }

        T value = draw();
        questions[name] = question;
        settings.Add(new TrialSetting(name, value));
        return value;
    }
}
