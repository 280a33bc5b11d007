using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Emit;

/// <summary>A member that the generated part of a network's class has, as far as another one can conflict with it.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name; empty for the constructor.</param>
/// <param name="Type">The type of a constant or property, or a method's return type, from <c>global::</c> on.</param>
/// <param name="Parameters">Types and names, as they are printed.</param>
public sealed record GeneratedMember(GeneratedMemberKind Kind, string Name, string Type, string Parameters = "")
{
    /// <summary>The layer whose view it is, or null.</summary>
    public string? Layer { get; init; }

    /// <summary>Whether C# has a set accessor for it.</summary>
    public bool IsWritten { get; init; }

    /// <summary>Whether it is accessible without an instance.</summary>
    public bool IsStatic { get; init; }

    /// <summary>The types of the parameters.</summary>
    public IReadOnlyList<string> ParameterTypes => [.. Parameters.Split([", "], System.StringSplitOptions.RemoveEmptyEntries).Select(parameter => parameter.Substring(0, parameter.IndexOf(' ')))];

    /// <summary>Its unique key.</summary>
    public string Key => IsMethod ? KeyOf(Name, ParameterTypes) : Name;

    /// <summary>Whether it can be overloaded.</summary>
    public bool IsMethod => Kind is GeneratedMemberKind.Method or GeneratedMemberKind.Constructor;

    /// <summary>The member as text for people, such as <c>void Train()</c>.</summary>
    /// <param name="className">The constructor's name.</param>
    public string Text(string className)
    {
        string text = Kind switch
        {
            GeneratedMemberKind.Constant => $"const {Type} {Name}",
            GeneratedMemberKind.Property => $"{Type} {Name} {(IsWritten ? "{ get; set; }" : "{ get; }")}",
            GeneratedMemberKind.Constructor => $"{className}({Parameters})",
            _ => $"{Type} {Name}({Parameters})",
        };
        return (IsStatic && Kind != GeneratedMemberKind.Constant ? "static " : "") + text.Replace("global::System.", "").Replace("global::DslNet.", "").Replace("global::", "").Replace("@", "");
    }

    /// <summary>The key of a method.</summary>
    public static string KeyOf(string name, IEnumerable<string> parameterTypes) => $"{name}({string.Join(", ", parameterTypes)})";
}
