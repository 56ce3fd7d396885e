using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.Identity.Access;

/// <summary>Whether the access table and the schema fit each other: a rule for each field and a field for each rule, and every rule one that can be kept. Pure.</summary>
internal static class AccessCheck
{
    /// <summary>Everything that is wrong, each with the field that it is about; empty where they fit.</summary>
    public static IReadOnlyList<string> Offences(ISchema schema, AccessTable table)
    {
        var fields = FieldsOf(schema).ToList();
        var known = fields.Select(field => (field.Type.Name, field.Field.Name)).ToHashSet();
        return
        [
            .. fields.Where(field => !table.TryFind(field.Type.Name, field.Field.Name, out _)).Select(field => $"{field.Type.Name}.{field.Field.Name} has no row: say there who may have it."),
            .. table.Rows.Where(row => !known.Contains((row.Type, row.Field))).Select(row => $"{row.Name} has a row and is no field of an object type."),
            .. fields.SelectMany(field => table.TryFind(field.Type.Name, field.Field.Name, out var rule)
                ? Offences(field.Type, field.Field, rule).Select(offence => $"{field.Type.Name}.{field.Field.Name} {offence}")
                : []),
            .. ReceiverOffences(fields, table),
        ];
    }

    /// <summary>Every field that a query can ask for, but those that every GraphQL schema has.</summary>
    public static IEnumerable<(IObjectGraphType Type, FieldType Field)> FieldsOf(ISchema schema) =>
        from type in schema.AllTypes.OfType<IObjectGraphType>()
        where !type.Name.StartsWith("__", StringComparison.Ordinal)
        from field in type.Fields
        select (type, field);

    /// <summary>The object types of what a field gives.</summary>
    public static IEnumerable<IObjectGraphType> Given(FieldType field) => field.ResolvedType?.GetNamedType() switch
    {
        IObjectGraphType type => [type],
        IAbstractGraphType either => either.PossibleTypes,
        _ => [],
    };

    private static IEnumerable<string> Offences(IObjectGraphType type, FieldType field, AccessRule rule)
    {
        if (!rule.IsGuarded) yield break;
        if (field.StreamResolver is not null) yield return "is a stream, and no guard stands before streams.";
        if (rule.Of == NetworkOf.Own && type is not IOwnedByNetwork) yield return $"is for a role of its own network, and {type.Name} does not say which that is: {nameof(IOwnedByNetwork)}.";
        if (rule.Argument is { } path && !ArgumentPath.TryCreate(field, path, out _)) yield return $"is for a role of the network in \"{path}\", and no required id stands there.";
        bool canBeAbsent = rule.Of is NetworkOf.Own or NetworkOf.Argument or NetworkOf.Centre or NetworkOf.CentreLately && AbsentAnswer.Of(field) is null;
        if (field.ResolvedType is NonNullGraphType && (rule.NullForOthers || canBeAbsent)) yield return "would be answered null, and never is null.";
    }

    /// <summary>What is for whoever was given it must be given by somebody, and never to everybody.</summary>
    private static IEnumerable<string> ReceiverOffences(IReadOnlyList<(IObjectGraphType Type, FieldType Field)> fields, AccessTable table)
    {
        foreach (string type in table.Rows.Where(row => row.Rule.Who == Audience.Receiver).Select(row => row.Type).Distinct())
        {
            var givers = fields.Where(field => Given(field.Field).Any(given => given.Name == type)).ToList();
            if (givers.Count == 0) yield return $"{type} is for its receivers, and no field gives one.";
            foreach (var (giver, field) in givers)
            {
                if (table.TryFind(giver.Name, field.Name, out var rule) && rule.Who == Audience.Public) yield return $"{giver.Name}.{field.Name} is public, and gives a {type}, which is for its receivers.";
            }
        }
    }
}
