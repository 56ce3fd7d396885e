using System.Text.Json;

namespace Federation.Cluster.Feed;

/// <summary>One page of listings, each as its JSON in UTF-8.</summary>
/// <param name="Next">Where to go on, now or later.</param>
/// <param name="More">True where there is more at once: of the sweep, or of the changes.</param>
public sealed record ListingsPage(DirectoryId Directory, IReadOnlyList<ReadOnlyMemory<byte>> Items, ListingsCursor Next, bool More)
{
    /// <summary>Writes the page as one object.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("directory", Directory.Value);
        json.WriteStartArray("items");
        foreach (var item in Items) json.WriteRawValue(item.Span, skipInputValidation: true); // written by us
        json.WriteEndArray();
        json.WriteString("next", Next.ToString());
        json.WriteBoolean("more", More);
        json.WriteEndObject();
    }
}
