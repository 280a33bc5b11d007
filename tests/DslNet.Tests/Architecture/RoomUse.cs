using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;

namespace DslNet.Tests.Architecture;

/// <summary>Which rooms of the library use which: read from the assembly's members and IL, and from the usings of its sources (constants leave no trace in IL).</summary>
internal static partial class RoomUse
{
    private const string Library = "src/DslNet/";
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> opCodes = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>The folder below <c>src/DslNet</c> in which each type of the library is declared, such as <c>Kernels/MatMul</c>.</summary>
    public static IReadOnlyDictionary<string, string> RoomOfType { get; } = Repository.Files("*.cs", Library)
        .SelectMany(file => Declaration().Matches(Repository.Text(file)).Select(match => (Type: match.Groups[1].Value, Room: RoomOf(file))))
        .DistinctBy(declared => declared.Type)
        .ToDictionary(declared => declared.Type, declared => declared.Room);

    /// <summary>Every use of a room by another one, with an example.</summary>
    public static IReadOnlyList<(string From, string To, string Example)> All { get; } =
    [
        .. InAssembly().Concat(InUsings()).Where(use => use.From != use.To).DistinctBy(use => (use.From, use.To)).OrderBy(use => use.From, StringComparer.Ordinal),
    ];

    private static string RoomOf(string file) => file[Library.Length..].LastIndexOf('/') is var end and >= 0 ? file.Substring(Library.Length, end) : "";

    private static IEnumerable<(string From, string To, string Example)> InAssembly() =>
        from type in typeof(Optimizer).Assembly.GetTypes()
        let room = RoomOf(type)
        where room is not null
        from used in Used(type).SelectMany(Parts).Distinct()
        let other = RoomOf(used)
        where other is not null
        select (room, other, $"{Outermost(type).Name} uses {Outermost(used).Name}");

    private static IEnumerable<(string From, string To, string Example)> InUsings() =>
        from file in Repository.Files("*.cs", Library)
        from used in Repository.Usings(file)
        where used.StartsWith("DslNet.Kernels", StringComparison.Ordinal) || used == "DslNet.Devices"
        select (RoomOf(file), used["DslNet.".Length..].Replace('.', '/'), $"{file} has using {used}");

    // What the compiler adds to an assembly is declared nowhere.
    private static string? RoomOf(Type type) => RoomOfType.GetValueOrDefault(Outermost(type).Name.Split('`')[0]);

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    /// <summary>The types of this library of which a type is made, such as the element of an array and the arguments of a generic type.</summary>
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
        {
            return Parts(type.GetElementType()!);
        }

        IEnumerable<Type> arguments = type.IsGenericType ? type.GetGenericArguments().Where(argument => !argument.IsGenericParameter).SelectMany(Parts) : [];
        return type.IsGenericParameter || type.Assembly != typeof(Optimizer).Assembly ? arguments : arguments.Append(type);
    }

    private static IEnumerable<Type> Used(Type type) =>
    [
        .. type.BaseType is { } inherited ? [inherited] : Type.EmptyTypes,
        .. type.GetInterfaces(),
        .. Constraints(type.GetGenericArguments()),
        .. type.GetFields(Declared).Select(field => field.FieldType),
        .. type.GetMethods(Declared).SelectMany(method => Used(method).Append(method.ReturnType).Concat(Constraints(method.GetGenericArguments()))),
        .. type.GetConstructors(Declared).SelectMany(Used),
    ];

    private static IEnumerable<Type> Constraints(Type[] arguments) => arguments.Where(argument => argument.IsGenericParameter).SelectMany(argument => argument.GetGenericParameterConstraints());

    private static IEnumerable<Type> Used(MethodBase method)
    {
        IEnumerable<Type> parameters = method.GetParameters().Select(parameter => parameter.ParameterType);
        return method.GetMethodBody() is { } body ? [.. parameters, .. body.LocalVariables.Select(local => local.LocalType), .. InCode(method, body.GetILAsByteArray()!)] : parameters;
    }

    private static IEnumerable<Type> InCode(MethodBase method, byte[] code)
    {
        Type[] ofType = method.DeclaringType!.GetGenericArguments(), ofMethod = method is MethodInfo { IsGenericMethod: true } ? method.GetGenericArguments() : [];
        for (int at = 0; at < code.Length;)
        {
            OpCode op = opCodes[code[at] == 0xFE ? (short)((0xFE << 8) | code[at + 1]) : code[at]];
            at += op.Size;
            if (op.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                MemberInfo member = method.Module.ResolveMember(BitConverter.ToInt32(code, at), ofType, ofMethod)!;
                foreach (Type type in Named(member))
                {
                    yield return type;
                }
            }

            at += op.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> Named(MemberInfo member) =>
    [
        .. member is Type type ? [type] : Type.EmptyTypes,
        .. member.DeclaringType is { } declaring ? [declaring] : Type.EmptyTypes,
        .. member is MethodInfo { IsGenericMethod: true } method ? method.GetGenericArguments() : [],
    ];

    [GeneratedRegex(@"^(?:public|internal|file)\b[^;{}(=\n]*?\b(?:class|struct|interface|enum|record|delegate)\s+(?:struct\s+)?([A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
