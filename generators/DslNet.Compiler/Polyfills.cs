// What netstandard2.0 lacks of today's C#: the compiler only looks for the names.
#pragma warning disable IDE0130, IDE0161

namespace System
{
    /// <summary>A position in a list pattern.</summary>
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        public int GetOffset(int length) => fromEnd ? length - value : value;

        public static implicit operator Index(int value) => new(value);
    }
}

namespace System.Runtime.CompilerServices
{
    internal static class IsExternalInit;

    internal sealed class RequiredMemberAttribute : System.Attribute;

    internal sealed class CompilerFeatureRequiredAttribute(string featureName) : System.Attribute
    {
        public string FeatureName { get; } = featureName;
    }

    internal sealed class InterpolatedStringHandlerAttribute : System.Attribute;

    internal sealed class InterpolatedStringHandlerArgumentAttribute(string argument) : System.Attribute
    {
        public string[] Arguments { get; } = [argument];
    }
}
