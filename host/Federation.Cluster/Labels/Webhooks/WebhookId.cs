using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Labels.Webhooks;

/// <summary>Names a webhook of a network. Written <c>network/key</c>.</summary>
/// <param name="Key">32 hexadecimal digits.</param>
[GenerateSerializer, Immutable, Alias("webhook-id"), JsonConverter(typeof(WebhookIdJson))]
public readonly record struct WebhookId([property: Id(0)] NetworkId Network, [property: Id(1)] string Key)
{
    private const int KeyLength = 32;

    public static WebhookId New(NetworkId network, TimeProvider clock) => new(network, Guid.CreateVersion7(clock.GetUtcNow()).ToString("n"));

    /// <summary>False for a key that none can have.</summary>
    public static bool TryCreate(NetworkId network, string? key, out WebhookId id)
    {
        bool isKey = key is { Length: KeyLength } && !key.AsSpan().ContainsAnyExcept("0123456789abcdef");
        id = isKey ? new WebhookId(network, key!) : default; // it has a length
        return isKey;
    }

    /// <summary>False for any text but the one that <see cref="ToString"/> gives.</summary>
    public static bool TryParse(string? text, out WebhookId id)
    {
        id = default;
        return text?.Split('/') is [var network, var key] && NetworkId.TryParse(network, out var read) && TryCreate(read, key, out id);
    }

    public override string ToString() => $"{Network}/{Key}";
}

internal sealed class WebhookIdJson : JsonConverter<WebhookId>
{
    public override WebhookId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        WebhookId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("It names no webhook.");

    public override void Write(Utf8JsonWriter writer, WebhookId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
