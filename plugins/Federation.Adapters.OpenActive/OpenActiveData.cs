using System.Collections.Frozen;
using System.Text.Json;

namespace Federation.Adapters.OpenActive;

/// <summary>The data of items: what is a place, and where that of others is. Types and ids are written with and without their sign.</summary>
internal static class OpenActiveData
{
    private const int MostLevels = 4;

    private static readonly string[] Above = ["superEvent", "facilityUse", "subEvent", "instanceOf"];

    private static readonly FrozenSet<string> PlaceTypes = FrozenSet.Create(
        StringComparer.Ordinal,
        "Place", "LocalBusiness", "CivicStructure", "SportsActivityLocation", "StadiumOrArena", "ExerciseGym", "HealthClub", "PublicSwimmingPool", "SportsClub", "TennisComplex", "GolfCourse", "BowlingAlley", "EventVenue", "Library", "Park", "School");

    public static bool IsPlace(JsonElement data) => TypesOf(data).Any(PlaceTypes.Contains);

    /// <summary>The place of a session, slot or facility, its own or that of what it is part of; null where none is described.</summary>
    public static JsonElement? PlaceOf(JsonElement data, int level = 0)
    {
        if (data.ValueKind == JsonValueKind.Array) return data.EnumerateArray().Select(item => PlaceOf(item, level)).FirstOrDefault(place => place is not null);
        if (data.ValueKind != JsonValueKind.Object || level > MostLevels) return null;
        if (IsPlace(data)) return data;
        if (data.TryGetProperty("location", out var location) && Described(location) is { } place) return place;
        foreach (string name in Above)
        {
            if (data.TryGetProperty(name, out var part) && PlaceOf(part, level + 1) is { } found) return found;
        }

        return null;
    }

    /// <summary>The place's own id: <c>@id</c>, else <c>identifier</c> as text, number or its value; null where it has none.</summary>
    public static string? IdOf(JsonElement place)
    {
        foreach (string name in (string[])["@id", "id", "identifier"])
        {
            if (!place.TryGetProperty(name, out var id)) continue;
            if (id.ValueKind == JsonValueKind.Array && id.GetArrayLength() > 0) id = id[0];
            if (id.ValueKind == JsonValueKind.Object && id.TryGetProperty("value", out var value)) id = value;
            if (id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 } text) return text;
            if (id.ValueKind == JsonValueKind.Number) return id.GetRawText();
        }

        return null;
    }

    // A mere address of a place describes none.
    private static JsonElement? Described(JsonElement location) => location.ValueKind switch
    {
        JsonValueKind.Object => location,
        JsonValueKind.Array => location.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(item => (JsonElement?)item).FirstOrDefault(),
        _ => null,
    };

    private static IEnumerable<string> TypesOf(JsonElement data)
    {
        if (!data.TryGetProperty("@type", out var type) && !data.TryGetProperty("type", out type)) return [];
        var given = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().AsEnumerable() : [type];
        return given.Where(item => item.ValueKind == JsonValueKind.String).Select(item => Bare(item.GetString()!)); // a JSON string is one
    }

    private static string Bare(string type) => type[(type.LastIndexOfAny(['/', '#', ':']) + 1)..];
}
