using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Emit;

/// <summary>Gives the values of one kernel valid C# identifiers: <c>dense1.weight</c> becomes <c>dense1Weight</c>.</summary>
/// <param name="numbered">Whether they are named by their order instead, so that kernels of several layers can be compared.</param>
internal sealed class Identifiers(bool numbered = false)
{
    /// <summary>Keywords, and identifiers that printed kernels use themselves.</summary>
    private static readonly HashSet<string> Taken =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
        "at", "column", "count", "driver", "field", "nint", "product", "random", "row", "rows", "value",
    ];

    /// <summary>A name of the user's as a valid C# identifier.</summary>
    public static string Escaped(string name) => Taken.Contains(name) ? "@" + name : name;

    private readonly Dictionary<Value, string> names = [];
    private readonly HashSet<string> used = [];

    /// <summary>The value's identifier, the same at every call.</summary>
    public string Of(Value value)
    {
        if (!names.TryGetValue(value, out string? name) && numbered)
        {
            names[value] = name = "value" + InvariantText.Of(names.Count);
        }
        else if (name is null)
        {
            string[] parts = value.Name.Split('.');
            name = parts[0] + string.Concat(parts.Skip(1).Select(Naming.Pascal));
            name = char.ToLowerInvariant(name[0]) + name.Substring(1);
            while (Taken.Contains(name) || IsNumbered(name) || !used.Add(name))
            {
                name += "_";
            }

            names[value] = name;
        }

        return name;
    }

    /// <summary>The name of the i-th load or shared subexpression.</summary>
    public static string Temporary(int index) => "t" + InvariantText.Of(index);

    /// <summary>The name of the i-th of several results.</summary>
    public static string Result(int index) => "y" + InvariantText.Of(index);

    /// <summary>Whether the text of an expression is just a local's name.</summary>
    public static bool IsLocal(string text) => text == "product" || IsNumbered(text);

    private static bool IsNumbered(string name) => name.Length > 1 && name[0] is 't' or 'y' && name.Skip(1).All(letter => letter is >= '0' and <= '9');
}
