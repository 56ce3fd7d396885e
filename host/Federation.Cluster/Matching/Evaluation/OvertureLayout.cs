using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Contracts;

namespace Federation.Cluster.Matching.Evaluation;

/// <summary>
/// Columns of the places of Overture Maps, those of the second side with <c>base_</c> before them; cells are JSON. Read are the primary name, the first address, the telephones and
/// the first website, or where there is none the first page on a platform.
/// </summary>
internal sealed class OvertureLayout : IPairLayout
{
    private static readonly string[] Fields = ["names", "websites", "socials", "phones", "addresses"];

    public IReadOnlyList<string> Columns { get; } = [.. Fields, .. Fields.Select(field => "base_" + field)];

    public string Kind(Func<string, string> cell) => PairFile.OneKind;

    public (ListingContent Left, ListingContent Right) Sides(Func<string, string> cell) => (Side(cell, ""), Side(cell, "base_"));

    private static ListingContent Side(Func<string, string> cell, string side)
    {
        var address = Objects(cell, side + "addresses").FirstOrDefault();
        return PairListing.Of(new ListingDraft
        {
            Name = Text(Json(cell, side + "names"), "primary") ?? "",
            Address = new PostalAddress
            {
                Street = Text(address, "freeform"),
                PostalCode = Text(address, "postcode"),
                Locality = Text(address, "locality"),
                Region = Text(address, "region"),
                Country = Text(address, "country"),
            },
            Phone = string.Join("; ", Texts(cell, side + "phones")),
            Website = Texts(cell, side + "websites").Concat(Texts(cell, side + "socials")).FirstOrDefault(),
        });
    }

    private static IEnumerable<JsonElement> Objects(Func<string, string> cell, string column) => Items(cell, column).Where(item => item.ValueKind == JsonValueKind.Object);

    private static IEnumerable<string> Texts(Func<string, string> cell, string column) =>
        Items(cell, column).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString() ?? "").Where(text => !string.IsNullOrWhiteSpace(text));

    private static IEnumerable<JsonElement> Items(Func<string, string> cell, string column) =>
        Json(cell, column) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    private static string? Text(JsonElement item, string member) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Undefined for an empty cell.</summary>
    private static JsonElement Json(Func<string, string> cell, string column)
    {
        string text = cell(column);
        if (text.Length == 0) return default;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException failure)
        {
            throw new FormatException($"The column \"{column}\" holds no JSON.", failure);
        }
    }
}
