using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.FederationPeer;

/// <summary>
/// An item of the feed on its way to a record: <c>{ "peer", "item", "issuerKeys"? }</c>. Of the item only what a listing is made of is taken along: what else a peer may say, persons among it, is neither
/// stored nor quarantined.
/// </summary>
/// <param name="Item">As JSON; empty where it is no object.</param>
/// <param name="Issuer">Who awarded the label that comes with it; null where none does.</param>
internal sealed record PeerRecord(string Peer, string Key, string Locator, ReadOnlyMemory<byte> Item, string? Issuer)
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What changes without the listing changing, such as when the peer took it in, would have every copy of it mapped again.
    private static readonly Member[] Members =
    [
        new("key"), new("via"), new("network", new("id"), new("name")), new("licence"), new("attribution"), new("adapter"), new("observedAt"), new("staleSince"), new("redactedAt"), new("redactedFields"),
        new(
            "content",
            new("name"),
            new("description"),
            new("address", new("street"), new("postalCode"), new("locality"), new("localityCode"), new("region"), new("country")),
            new("location", new("latitude"), new("longitude")),
            new("website"),
            new("phone"),
            new("openingHours"),
            new("services"),
            new("capacity"),
            new("capacityText"),
            new("languages"),
            new("accessibility"),
            new("prices", new("text"), new("amount"), new("currency"), new("unit"), new("service")),
            new("labelClaim")),
        new("label", new("issuer"), new("level"), new("axes"), new("validUntil"), new("certificate"), new("credential")),
    ];

    public static PeerRecord Of(string peer, JsonElement item, string locator)
    {
        if (item.ValueKind != JsonValueKind.Object) return new PeerRecord(peer, "", locator, default, null);
        var buffer = new ArrayBufferWriter<byte>(1_024);
        using (var json = new Utf8JsonWriter(buffer, Writing)) Write(json, item, Members);
        return new PeerRecord(peer, JsonMembers.Text(item, "key") ?? "", locator, buffer.WrittenMemory, JsonMembers.Text(JsonMembers.Value(item, "label"), "issuer"));
    }

    /// <param name="issuerKeys">The keys of <see cref="Issuer"/> as it publishes them; null where they are not there.</param>
    public SourceRecord ToRecord(string? issuerKeys)
    {
        if (Item.IsEmpty) return RefusedRecord.Of("", Locator, Issue.Error("record.no-object", "The item is no JSON object."));
        var buffer = new ArrayBufferWriter<byte>(Item.Length + 256);
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            json.WriteString("peer", Peer);
            json.WritePropertyName("item");
            json.WriteRawValue(Item.Span, skipInputValidation: true); // written above
            if (issuerKeys is not null) json.WriteString("issuerKeys", issuerKeys);
            json.WriteEndObject();
        }

        return buffer.WrittenCount > JsonText.MostBytes
            ? RefusedRecord.Of(Key, Locator, RefusedRecord.TooLarge(ParserLimits.Standard))
            : new SourceRecord { SourceId = Key, Raw = buffer.WrittenMemory, Locator = Locator, Issues = JsonText.Inspect(buffer.WrittenMemory) };
    }

    private static void Write(Utf8JsonWriter json, JsonElement from, Member[] members)
    {
        json.WriteStartObject();
        foreach (var member in members)
        {
            if (JsonMembers.Value(from, member.Name) is not { } value) continue;
            json.WritePropertyName(member.Name);
            Write(json, value, member);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, JsonElement value, Member member)
    {
        if (member.Inner.Length == 0 || value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            value.WriteTo(json);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            Write(json, value, member.Inner);
        }
        else
        {
            json.WriteStartArray();
            foreach (var item in value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)) Write(json, item, member.Inner);
            json.WriteEndArray();
        }
    }

    private sealed record Member(string Name, params Member[] Inner);
}
