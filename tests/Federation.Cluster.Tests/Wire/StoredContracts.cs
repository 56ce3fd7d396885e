using System.Text.Json.Serialization.Metadata;

namespace Federation.Cluster.Tests.Wire;

/// <summary>What stands in rows and in the feed, by the JSON in which it is written.</summary>
internal static class StoredContracts
{
    public static IReadOnlyList<WireContract> All()
    {
        var seen = new Dictionary<(WireSort Sort, string Name), WireContract>();
        WireContract[] kinds =
        [
            .. Kinds(WireSort.Row, StoredKinds.Rows, seen),
            .. Kinds(WireSort.Event, StoredKinds.Events, seen),
        ];
        foreach (var hidden in StoredKinds.Hidden) Shape(hidden, seen);
        return [.. kinds, .. seen.Values.OrderBy(contract => contract.Sort).ThenBy(contract => contract.Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<WireContract> Kinds(WireSort sort, IEnumerable<StoredKind> kinds, Dictionary<(WireSort, string), WireContract> seen) => kinds
        .GroupBy(kind => kind.Name)
        .OrderBy(kind => kind.Key, StringComparer.Ordinal)
        .Select(kind => new WireContract(sort, kind.Key, WireReflection.Ordered(kind.Select(one => new WireMember(one.Body is null ? "nothing" : one.Part, one.Body is null ? "" : Shape(one.Body, seen))))));

    private static string Shape(JsonTypeInfo type, Dictionary<(WireSort, string), WireContract> seen) => WireShapes.Of(type.Type, part =>
    {
        // Bytes are a text, and not one by one of a type that anybody has to know.
        if (type.Options.TryGetTypeInfo(Nullable.GetUnderlyingType(part) ?? part, out var known)) Follow(known, seen);
        return null;
    });

    private static void Follow(JsonTypeInfo type, Dictionary<(WireSort Sort, string Name), WireContract> seen)
    {
        string name = WireShapes.Of(type.Type, _ => null);
        if (type.Type.IsEnum) seen.TryAdd((WireSort.Word, name), new WireContract(WireSort.Word, name, WireReflection.Ordered(Enum.GetNames(type.Type).Select(word => new WireMember(word, "")))));
        if (type.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary && type.ElementType is { } element) Shape(type.Options.GetTypeInfo(element), seen);
        if (type.Kind != JsonTypeInfoKind.Object || !seen.TryAdd((WireSort.Json, name), new WireContract(WireSort.Json, name, []))) return;
        var members = type.Properties
            .Where(member => member.Get is not null || member.Set is not null)
            .Select(member => new WireMember(member.Name, Shape(type.Options.GetTypeInfo(member.PropertyType), seen) + (member.IsRequired ? WireShapes.Required : "")));
        seen[(WireSort.Json, name)] = new WireContract(WireSort.Json, name, WireReflection.Ordered(members));
        if (type.PolymorphismOptions is not { } kinds) return;
        seen[(WireSort.Word, name)] = new WireContract(WireSort.Word, name, WireReflection.Ordered(kinds.DerivedTypes.Select(derived => new WireMember($"{kinds.TypeDiscriminatorPropertyName} {derived.TypeDiscriminator}", Shape(type.Options.GetTypeInfo(derived.DerivedType), seen)))));
    }
}
