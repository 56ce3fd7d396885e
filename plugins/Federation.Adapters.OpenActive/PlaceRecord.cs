using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.OpenActive;

/// <summary>
/// A place on its way to a record: <c>{ "data": { … } }</c>. Of what a feed says only what a listing is made of is taken along: organisers, leaders and mailboxes are neither stored nor quarantined.
/// </summary>
internal sealed record PlaceRecord(string Id, byte[] Raw)
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Members =
    [
        "@type", "type", "@id", "id", "identifier", "name", "description", "address", "geo", "latitude", "longitude", "telephone", "url", "sameAs", "openingHours", "openingHoursSpecification", "amenityFeature",
        "maximumAttendeeCapacity", "isAccessibleForFree", "availableLanguage",
    ];

    /// <summary>What identifies a place that has no id of its own: 32 hexadecimal digits of its name, address and point. Empty where it says none of them.</summary>
    public static string IdByContent(JsonElement place)
    {
        string[] parts = [.. ((string[])["name", "address", "geo"]).Select(name => place.TryGetProperty(name, out var value) ? value.GetRawText() : "")];
        return Array.TrueForAll(parts, part => part.Length == 0) ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 16));
    }

    public static byte[] Write(JsonElement place)
    {
        var buffer = new ArrayBufferWriter<byte>(1_024);
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            json.WriteStartObject("data");
            foreach (var member in place.EnumerateObject().Where(member => Members.Contains(member.Name)))
            {
                json.WritePropertyName(member.Name);
                member.Value.WriteTo(json);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public SourceRecord ToRecord(string? locator)
    {
        using var document = JsonDocument.Parse(Raw);
        var data = RecordFields.Of(document.RootElement).In("data");
        return new SourceRecord
        {
            SourceId = Id,
            Raw = Raw,
            Locator = locator,
            PersonFields = [.. Mailboxes.PointersIn(data).Where(pointer => pointer != "/data/name"), "/data/address/email", "/data/address/telephone"],
            Issues = JsonText.Inspect(Raw),
        };
    }
}
