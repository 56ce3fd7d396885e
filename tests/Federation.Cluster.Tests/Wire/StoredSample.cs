using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Federation.Cluster.Centres;
using Federation.Cluster.Feed;
using Federation.Cluster.Labels.Webhooks;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Cluster.Tests.Wire;

/// <summary>JSON with every member that a stored type has.</summary>
internal static class StoredSample
{
    private const string Moment = "2026-11-30T08:00:00+00:00";

    /// <summary>Of types that are written as a text or a number.</summary>
    private static readonly ImmutableDictionary<Type, JsonNode> Values = new Dictionary<Type, JsonNode>
    {
        [typeof(string)] = "text",
        [typeof(bool)] = true,
        [typeof(byte)] = 7,
        [typeof(int)] = 7,
        [typeof(uint)] = 7,
        [typeof(long)] = 7,
        [typeof(double)] = 1.5,
        [typeof(decimal)] = 1.5,
        [typeof(DateTimeOffset)] = Moment,
        [typeof(DateTime)] = "2026-11-30T08:00:00Z",
        [typeof(DateOnly)] = "2026-11-30",
        [typeof(TimeOnly)] = "08:00:00",
        [typeof(TimeSpan)] = "00:00:07",
        [typeof(Uri)] = "https://example.org/",
        [typeof(Version)] = "1.2.3",
        [typeof(byte[])] = "AQID",
        [typeof(ReadOnlyMemory<byte>)] = "AQID",
        [typeof(JsonElement)] = new JsonObject { ["text"] = "text" },
        [typeof(CentreId)] = "0198a000000070008000000000000001",
        [typeof(NetworkId)] = "cote-dor",
        [typeof(ListingKey)] = "cote-dor/7",
        [typeof(DirectoryId)] = "0198a000000070008000000000000002",
        [typeof(Pseudonym)] = "U78yfjHcRqJeZQBkrn7SV-gTrEY9CROWE2Fbu1798Q0",
        [typeof(DoorNonce)] = "AAECAwQFBgcICQoLDA0ODw",
        [typeof(Tier)] = "nomad",
        [typeof(VisitMonth)] = "2026-11",
        [typeof(WebhookId)] = "cote-dor/0123456789abcdef0123456789abcdef",
    }.ToImmutableDictionary();

    /// <exception cref="NotSupportedException">A type has no sample yet: give it one above.</exception>
    public static JsonNode Of(JsonTypeInfo type, int depth = 0)
    {
        var plain = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (plain.IsEnum) return Enum.GetNames(plain)[0];
        if (Values.TryGetValue(plain, out var value)) return value.DeepClone();
        if (plain == typeof(GeoPoint)) return new JsonArray(47.5, 5.25);
        if (plain == typeof(ApprovedHosts)) return new JsonArray("example.org");
        return type.Kind switch
        {
            JsonTypeInfoKind.Enumerable when type.ElementType is { } element => depth > 12 ? new JsonArray() : new JsonArray(Of(type.Options.GetTypeInfo(element), depth + 1)),
            JsonTypeInfoKind.Dictionary when type.ElementType is { } element => new JsonObject { ["text"] = Of(type.Options.GetTypeInfo(element), depth + 1) },
            JsonTypeInfoKind.Object => Object(type, depth),
            _ when plain != type.Type => Of(type.Options.GetTypeInfo(plain), depth),
            _ => throw new NotSupportedException($"{plain} has no sample."),
        };
    }

    private static JsonObject Object(JsonTypeInfo type, int depth)
    {
        if (type.PolymorphismOptions is { DerivedTypes: [var first, ..] } kinds && first.DerivedType != type.Type)
        {
            var derived = Of(type.Options.GetTypeInfo(first.DerivedType), depth + 1).AsObject();
            derived.Insert(0, kinds.TypeDiscriminatorPropertyName, JsonValue.Create(first.TypeDiscriminator?.ToString()));
            return derived;
        }

        var sample = new JsonObject();
        foreach (var member in type.Properties.Where(member => member.Get is not null && member.Set is not null || member.AssociatedParameter is not null)) sample[member.Name] = Of(type.Options.GetTypeInfo(member.PropertyType), depth + 1);
        return sample;
    }
}
