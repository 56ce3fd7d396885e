using System.Text;
using System.Text.Json;
using Federation.Contracts;

namespace Federation.NextAdapters;

/// <summary>The records of a source, which is one JSON array.</summary>
internal static class PlaceList
{
    private static readonly IReadOnlyList<string> Persons = ["/contact"];

    /// <exception cref="AdapterException">The source cannot be opened, or is something else.</exception>
    public static async Task<IReadOnlyList<SourceRecord>> ReadAsync(AdapterContext context, CancellationToken cancellationToken)
    {
        await using var content = await context.OpenAsync(context.Config.RequiredText("source"), cancellationToken);
        try
        {
            using var json = await JsonDocument.ParseAsync(content.Stream, cancellationToken: cancellationToken);
            if (json.RootElement.ValueKind == JsonValueKind.Array) return [.. json.RootElement.EnumerateArray().Select(Record)];
        }
        catch (JsonException)
        {
            // Said below: what is no JSON is no list either.
        }

        throw new AdapterException(FailureKind.SourceChanged, "next.list", "The source is no JSON array of places.");
    }

    private static SourceRecord Record(JsonElement element, int place) => new()
    {
        SourceId = element.ValueKind == JsonValueKind.Object && element.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : "",
        Raw = Encoding.UTF8.GetBytes(element.GetRawText()),
        Locator = $"/{place}",
        PersonFields = Persons,
    };
}
