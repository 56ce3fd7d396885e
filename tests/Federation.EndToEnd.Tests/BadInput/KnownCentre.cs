using System.Text.Json;

namespace Federation.EndToEnd.Tests.BadInput;

/// <summary>What the directory says of one place.</summary>
/// <param name="Latitude">Null where it has no location; so with the longitude.</param>
internal sealed record KnownCentre(string Name, bool Stale, double? Latitude, double? Longitude)
{
    public static KnownCentre Of(JsonElement centre)
    {
        var location = centre.GetProperty("location");
        bool located = location.ValueKind == JsonValueKind.Object;
        return new KnownCentre(
            centre.GetProperty("name").GetString() ?? "",
            centre.GetProperty("stale").GetBoolean(),
            located ? location.GetProperty("latitude").GetDouble() : null,
            located ? location.GetProperty("longitude").GetDouble() : null);
    }
}
