using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Constants;

/// <summary>Constant folding of Math's and MathF's functions.</summary>
internal static class ConstantCalls
{
    private static readonly Dictionary<string, Func<double, double>> Unary = new()
    {
        ["Abs"] = Math.Abs,
        ["Acos"] = Math.Acos,
        ["Asin"] = Math.Asin,
        ["Atan"] = Math.Atan,
        ["Ceiling"] = Math.Ceiling,
        ["Cos"] = Math.Cos,
        ["Cosh"] = Math.Cosh,
        ["Exp"] = Math.Exp,
        ["Floor"] = Math.Floor,
        ["Log"] = Math.Log,
        ["Log10"] = Math.Log10,
        ["Round"] = Math.Round,
        ["Sign"] = x => Math.Sign(x),
        ["Sin"] = Math.Sin,
        ["Sinh"] = Math.Sinh,
        ["Sqrt"] = Math.Sqrt,
        ["Tan"] = Math.Tan,
        ["Tanh"] = Math.Tanh,
        ["Truncate"] = Math.Truncate,
    };

    private static readonly Dictionary<string, Func<double, double, double>> Binary = new()
    {
        ["Atan2"] = Math.Atan2,
        ["Log"] = Math.Log,
        ["Max"] = Math.Max,
        ["Min"] = Math.Min,
        ["Pow"] = Math.Pow,
    };

    /// <summary>The result in the method's type, or null where the function isn't known or has no result.</summary>
    public static object? Call(IMethodSymbol method, object?[] arguments)
    {
        object? result = arguments.All(argument => Integers.Of(argument) is not null)
            ? OfIntegers(method.Name, [.. arguments.Select(argument => Integers.Of(argument)!.Value)])
            : arguments.All(argument => argument is float or double)
                ? OfNumbers(method.Name, [.. arguments.Select(argument => argument is float single ? single : (double)argument!)])
                : null;
        return result switch
        {
            BigInteger number when number >= long.MinValue && number <= long.MaxValue => ConstantConversion.TryConvert((long)number, method.ReturnType, isChecked: true, out object? converted) ? converted : null,
            double number => ConstantConversion.TryConvert(number, method.ReturnType, isChecked: true, out object? converted) ? converted : null,
            _ => null,
        };
    }

    private static object? OfIntegers(string name, BigInteger[] values) => (name, values.Length) switch
    {
        ("Abs", 1) => BigInteger.Abs(values[0]),
        ("Sign", 1) => new BigInteger(values[0].Sign),
        ("Max", 2) => BigInteger.Max(values[0], values[1]),
        ("Min", 2) => BigInteger.Min(values[0], values[1]),
        ("Clamp", 3) when values[1] <= values[2] => BigInteger.Min(BigInteger.Max(values[0], values[1]), values[2]),
        _ => null,
    };

    private static object? OfNumbers(string name, double[] values) => values.Length switch
    {
        1 when Unary.TryGetValue(name, out Func<double, double>? function) && !(name == "Sign" && double.IsNaN(values[0])) => function(values[0]),
        2 when Binary.TryGetValue(name, out Func<double, double, double>? function) => function(values[0], values[1]),
        3 when name == "Clamp" && values[1] <= values[2] => Math.Min(Math.Max(values[0], values[1]), values[2]),
        _ => null,
    };
}
