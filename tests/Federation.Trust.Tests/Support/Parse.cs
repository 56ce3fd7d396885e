using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.Trust.Entities;
using Federation.Trust.Keys;
using Federation.Trust.Metadata;
using Federation.Trust.Metadata.Policies;

namespace Federation.Trust.Tests.Support;

/// <summary>What tests write down as JSON, read.</summary>
internal static class Parse
{
    public static JsonElement Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    public static JsonObject Node(string json) => JsonNode.Parse(json)!.AsObject(); // A test writes objects.

    public static FederationKeySet Keys(JsonObject json) => Held(FederationKeySet.Read(Encoding.UTF8.GetBytes(json.ToJsonString())));

    public static EntityMetadata Metadata(string json) => Held(EntityMetadata.Read(Json(json)));

    public static MetadataPolicy Policy(string json) => Held(MetadataPolicy.Read(Json(json)));

    public static EntityId Id(string text) => EntityId.TryParse(text, allowLoopback: false, out var id) ? id : throw new ArgumentException(text, nameof(text));

    public static T Held<T>(Judged<T> judged) where T : class => judged.Value ?? throw new Xunit.Sdk.XunitException($"{judged.Refusal?.Code}: {judged.Refusal?.Message}");

    /// <summary>The code of what is refused; what is not fails.</summary>
    public static string Code<T>(Judged<T> judged) where T : class => judged.Refusal?.Code ?? throw new Xunit.Sdk.XunitException("It was believed.");
}
