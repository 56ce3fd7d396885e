using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>Reads values of variables by their types, after <see href="https://spec.graphql.org/October2021/#sec-Coercing-Variable-Values">GraphQL 6.1.2</see>. Pure and thread safe.</summary>
internal static class InputValues
{
    /// <returns>False where the value is not of the type.</returns>
    public static bool TryRead(IGraphType type, object? value, out object? read)
    {
        if (type is NonNullGraphType required)
        {
            read = null;
            return value is not null && TryRead(required.ResolvedType!, value, out read); // it was made of one
        }

        read = null;
        if (value is null) return true;
        return type switch
        {
            ListGraphType list => TryReadList(list.ResolvedType!, value, out read), // it was made of one
            ScalarGraphType scalar => TryReadScalar(scalar, value, out read),
            IInputObjectGraphType form => TryReadObject(form, value, out read),
            _ => false,
        };
    }

    private static bool TryReadScalar(ScalarGraphType type, object value, out object? read)
    {
        read = null;
        if (!type.CanParseValue(value)) return false;
        read = type.ParseValue(value);
        return true;
    }

    private static bool TryReadList(IGraphType item, object value, out object? read)
    {
        read = null;
        if (value is not IList<object?> items) return false; // one value may stand for a list: the library knows when
        var all = new object?[items.Count];
        for (int at = 0; at < all.Length; at++)
        {
            if (!TryRead(item, items[at], out all[at])) return false;
        }

        read = all;
        return true;
    }

    private static bool TryReadObject(IInputObjectGraphType type, object value, out object? read)
    {
        read = null;
        if (value is not IDictionary<string, object?> given) return false;
        var fields = new Dictionary<string, object?>(given.Count);
        int known = 0;
        foreach (var field in type.Fields)
        {
            if (field.Parser is not null || field.Validator is not null) return false;
            if (given.TryGetValue(field.Name, out object? one))
            {
                known++;
                if ((one is null && type.IsOneOf) || !TryRead(field.ResolvedType!, one, out object? inner)) return false; // an initialised schema has resolved it
                fields[field.Name] = inner;
            }
            else if (field.DefaultValue is not null)
            {
                fields[field.Name] = field.DefaultValue;
            }
            else if (field.ResolvedType is NonNullGraphType)
            {
                return false;
            }
        }

        if (known != given.Count || (type.IsOneOf && known != 1)) return false;
        read = type.ParseDictionary(fields);
        return true;
    }
}
