using System.Text.Json;
using Federation.Cluster.Centres.Licences;

namespace Federation.Cluster.Feed;

/// <summary>One page of listings, each as its JSON in UTF-8.</summary>
/// <param name="Licences">Of the listings on the page, each once.</param>
/// <param name="Next">Where to go on, now or later.</param>
/// <param name="More">True where there is more at once: of the sweep, or of the changes.</param>
public sealed record ListingsPage(DirectoryId Directory, IReadOnlyList<ReadOnlyMemory<byte>> Items, IReadOnlyList<string> Licences, ListingsCursor Next, bool More)
{
    /// <summary>Writes the page as one object.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("directory", Directory.Value);
        json.WriteStartArray("items");
        foreach (var item in Items) json.WriteRawValue(item.Span, skipInputValidation: true); // written by us
        json.WriteEndArray();
        WriteTerms(json);
        json.WriteString("next", Next.ToString());
        json.WriteBoolean("more", More);
        json.WriteEndObject();
    }

    /// <summary>What holds for the page as a whole: other directories keep to each listing's own, whoever keeps the page does to all.</summary>
    private void WriteTerms(Utf8JsonWriter json)
    {
        var sum = LicenceSum.Of(Licences.Select(LicenceTerms.Of));
        json.WriteStartObject("terms");
        json.WriteStartArray("licences");
        foreach (string licence in Licences) json.WriteStringValue(licence);
        json.WriteEndArray();
        json.WriteString("attribution", sum.Attribution.ToString());
        json.WriteString("shareAlike", sum.ShareAlike.ToString());
        json.WriteEndObject();
    }
}
