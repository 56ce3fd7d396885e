using System.Text.RegularExpressions;

namespace Federation.Cluster.Tests.Wire;

/// <summary>How types are written in contracts.</summary>
internal static partial class WireShapes
{
    /// <summary>Behind a member of JSON that has to be there.</summary>
    public const string Required = " required";

    /// <summary>With generic types in the way of C#, and whatever the caller names otherwise.</summary>
    /// <param name="name">Null for a type that is called as C# does.</param>
    public static string Of(Type type, Func<Type, string?> name)
    {
        if (name(type) is { } known) return known;
        if (Nullable.GetUnderlyingType(type) is { } value) return Of(value, name) + "?";
        if (type.IsArray) return Of(type.GetElementType() ?? type, name) + "[]";
        return type.IsGenericType ? $"{Nested(type)[..Nested(type).IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(argument => Of(argument, name)))}>" : Nested(type);
    }

    /// <summary>The name of a type with those of the types around it.</summary>
    public static string Nested(Type type) => type.DeclaringType is { } outer ? $"{Nested(outer)}.{type.Name}" : type.Name;

    /// <summary>A shape in which types are called otherwise.</summary>
    public static string Rename(string shape, IReadOnlyDictionary<string, string> names) => names.Count == 0 ? shape : Names().Replace(shape, name => names.GetValueOrDefault(name.Value, name.Value));

    [GeneratedRegex(@"[\w.]+")]
    private static partial Regex Names();
}
