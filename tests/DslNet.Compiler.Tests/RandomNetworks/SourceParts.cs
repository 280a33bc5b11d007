namespace DslNet.Compiler.Tests.RandomNetworks;

/// <summary>The source while it is written: members and locals that were introduced to say a value in a roundabout way.</summary>
internal sealed class SourceParts(string owner, Random random)
{
    private int count;

    public Random Random => random;

    /// <summary>Members of the network's class.</summary>
    public List<string> Members { get; } = [];

    /// <summary>Members of the helper class.</summary>
    public List<string> Outside { get; } = [];

    /// <summary>Statements before the return of <c>Define()</c>.</summary>
    public List<string> Locals { get; } = [];

    public string HelperClass => owner + "Helpers";

    public string NewName(string stem) => stem + InvariantText.Of(++count);

    /// <summary>A value said in one of the ways that a definition may use.</summary>
    /// <param name="type">Such as <c>int</c>.</param>
    /// <param name="value">Its literal.</param>
    /// <param name="other">Another literal of the type, for the branch that isn't taken.</param>
    public string Value(SourcePlace place, string type, string value, string other)
    {
        switch (random.Next(14))
        {
            case 0:
                return Declare(place, $"const {type}", "Constant", value);
            case 1:
                return Declare(place, $"static readonly {type}", "Fixed", value);
            case 2 when place == SourcePlace.Define:
                string local = NewName("local");
                Locals.Add($"{(random.Next(2) == 0 ? "var" : type)} {local} = {value};");
                return local;
            case 3:
                string flag = Declare(place, "const bool", "Flag", random.Next(2) == 0 ? "true" : "false");
                return $"({flag} == true ? {value} : {value})";
            case 4:
                string yes = Declare(place, "static readonly bool", "Yes", "true");
                return random.Next(2) == 0 ? $"({yes} ? {value} : {other})" : $"(!{yes} ? {other} : {value})";
            case 5:
                string kind = Declare(place, "static readonly int", "Kind", "2");
                return $"({kind} switch {{ 1 => {other}, 2 => {value}, _ => {other} }})";
            default:
                return value;
        }
    }

    /// <summary>A method that returns <paramref name="body"/>; gives its name as seen from <paramref name="place"/>.</summary>
    /// <param name="write">The body, for a place that the method is put at.</param>
    public string Method(SourcePlace place, string type, string stem, string parameters, Func<SourcePlace, string> write)
    {
        string name = NewName(stem);
        bool outside = place == SourcePlace.Outside || random.Next(3) == 0;
        string body = write(outside ? SourcePlace.Outside : SourcePlace.Member);
        string text = random.Next(4) == 0
            ? $"static {type} {name}({parameters})\n    {{\n        {type} result = {body};\n        return result;\n    }}"
            : $"static {type} {name}({parameters}) => {body};";
        (outside ? Outside : Members).Add((outside ? "internal " : "private ") + text);
        return outside && place != SourcePlace.Outside ? $"{HelperClass}.{name}" : name;
    }

    private string Declare(SourcePlace place, string declaration, string stem, string value)
    {
        string name = NewName(stem);
        bool outside = place == SourcePlace.Outside || random.Next(3) == 0;
        (outside ? Outside : Members).Add($"{(outside ? "internal " : "private ")}{declaration} {name} = {value};");
        return outside && place != SourcePlace.Outside ? $"{HelperClass}.{name}" : name;
    }
}
