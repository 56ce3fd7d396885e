using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.Identity.Access;

/// <summary>The way to a required id among a field's arguments: <c>network</c>, or <c>input.network</c> inside an input object. Immutable and thread safe.</summary>
internal sealed class ArgumentPath
{
    private readonly string _argument;
    private readonly IReadOnlyList<PropertyInfo> _properties;

    private ArgumentPath(string argument, IReadOnlyList<PropertyInfo> properties)
    {
        _argument = argument;
        _properties = properties;
    }

    /// <summary>False where the field has no such argument, or one on the way may be left out, or it ends at something else than an id.</summary>
    public static bool TryCreate(FieldType field, string path, [NotNullWhen(true)] out ArgumentPath? found)
    {
        found = null;
        string[] names = path.Split('.');
        var properties = new List<PropertyInfo>();
        var type = Required(field.Arguments?.Find(names[0])?.ResolvedType);
        foreach (string name in names.Skip(1))
        {
            if (type is not IInputObjectGraphType input || SourceOf(input)?.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is not { } property) return false;
            properties.Add(property);
            type = Required(input.Fields.Find(name)?.ResolvedType);
        }

        if (type is not IdGraphType) return false;
        found = new ArgumentPath(names[0], properties);
        return true;
    }

    /// <summary>The id, as the caller gave it.</summary>
    public string Read(IResolveFieldContext context)
    {
        object? value = context.Arguments?[_argument].Value;
        foreach (var property in _properties) value = property.GetValue(value);
        return Convert.ToString(value, CultureInfo.InvariantCulture) ?? throw new InvalidOperationException($"The required argument {_argument} was not there."); // the schema requires it
    }

    private static IGraphType? Required(IGraphType? type) => (type as NonNullGraphType)?.ResolvedType;

    /// <summary>The type that the arguments are read into; null where that is a dictionary.</summary>
    private static Type? SourceOf(IInputObjectGraphType input)
    {
        for (var type = input.GetType(); type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(InputObjectGraphType<>)) return type.GenericTypeArguments[0];
        }

        return null;
    }
}
