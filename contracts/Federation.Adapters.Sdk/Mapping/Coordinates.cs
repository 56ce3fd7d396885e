using System.Globalization;
using System.Text.Json;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Reads coordinates strictly: what is out of range or looks swapped is said so and left out, never mended by a guess.
/// </summary>
public static class Coordinates
{
    /// <summary>Reads two members, each a number or a text that holds one, with a decimal comma or point.</summary>
    /// <param name="numbersExpected">True for JSON sources: a number given as text is then worth an <c>coordinates.text</c>.</param>
    public static CoordinatesReading Read(RecordFields fields, string latitude, string longitude, bool numbersExpected = false) => Read(
        Coordinate.Of(fields.Value(latitude), fields.Pointer(latitude)), Coordinate.Of(fields.Value(longitude), fields.Pointer(longitude)), numbersExpected);

    /// <summary>Reads two texts that the adapter took from somewhere; null stands for a missing one.</summary>
    /// <param name="latitudePointer">Where the latitude is, for issues.</param>
    /// <param name="longitudePointer">Where the longitude is, for issues.</param>
    public static CoordinatesReading ReadTexts(string? latitude, string latitudePointer, string? longitude, string longitudePointer) =>
        Read(Coordinate.Of(latitude, latitudePointer), Coordinate.Of(longitude, longitudePointer), numbersExpected: false);

    /// <summary>
    /// Reads the place of a GeoJSON feature: its point, longitude first, an altitude left aside. For a line, an area or several of them the
    /// <see cref="Outline"/>'s point, with <c>geometry.not-a-point</c>; none where it is too wide to be one place.
    /// </summary>
    public static CoordinatesReading ReadGeoJson(RecordFields feature)
    {
        var geometry = feature.In("geometry");
        if (feature.Value("geometry") is null) return Missing("/geometry");
        if ((CoordinateSystem.Other(feature.Value("crs")) ?? CoordinateSystem.Other(geometry.Value("crs"))) is { } other)
        {
            return Unusable("geojson.crs", $"The coordinates are in \"{Excerpt.Of(other)}\"; GeoJSON is WGS 84, longitude first.", "/geometry");
        }

        return geometry.Text("type") == "Point" ? ReadPoint(geometry) : ReadOutline(geometry);
    }

    private static CoordinatesReading ReadPoint(RecordFields geometry)
    {
        string pointer = geometry.Pointer("coordinates");
        return geometry.Value("coordinates") switch
        {
            null => Missing("/geometry"),
            { ValueKind: JsonValueKind.Array } empty when empty.GetArrayLength() == 0 => Missing("/geometry"),
            { ValueKind: JsonValueKind.Array } position when position.GetArrayLength() >= 2 =>
                Read(Coordinate.Of(position[1], pointer + "/1"), Coordinate.Of(position[0], pointer + "/0"), numbersExpected: true),
            _ => Unusable("coordinates.unreadable", "The geometry is no point of a longitude and a latitude.", "/geometry"),
        };
    }

    private static CoordinatesReading ReadOutline(RecordFields geometry)
    {
        var outline = new Outline();
        if (!GeoJsonPositions.TryAdd(geometry, outline) || outline.Count == 0)
        {
            return Unusable("coordinates.unreadable", "The geometry is none of GeoJSON's seven kinds with positions of a longitude and a latitude.", "/geometry");
        }

        if (outline.Point() is not { } point)
        {
            return Unusable("geometry.not-a-point", $"The geometry is no point and wider than {Outline.MostMetres:0} m: where in it the place is cannot be told.", "/geometry");
        }

        var issue = new Issue { Code = "geometry.not-a-point", Severity = IssueSeverity.Info, Message = "The geometry is no point; the mean of its positions stands for the place.", Pointer = "/geometry" };
        return new CoordinatesReading { Location = point, Issues = [issue] };
    }

    private static CoordinatesReading Read(Coordinate latitude, Coordinate longitude, bool numbersExpected)
    {
        if (latitude.IsMissing && longitude.IsMissing) return Missing(latitude.Pointer);
        if (latitude.IsMissing || longitude.IsMissing)
        {
            var (missing, given) = latitude.IsMissing ? (latitude, longitude) : (longitude, latitude);
            return Unusable("coordinates.missing", $"{missing.Pointer} is empty although {given.Pointer} is not: half a place is none.", missing.Pointer);
        }

        if (latitude.Number is not { } north) return Unreadable(latitude);
        if (longitude.Number is not { } east) return Unreadable(longitude);
        if (north == 0 && east == 0)
        {
            return Unusable("coordinates.null-island", $"Latitude and longitude ({latitude.Pointer}, {longitude.Pointer}) are both 0, which stands for \"unknown\".", latitude.Pointer);
        }

        if (!GeoPoint.TryCreate(north, east, out var point)) return OutOfRange(latitude, longitude);
        bool wereTexts = numbersExpected && (latitude.WasText || longitude.WasText);
        return new CoordinatesReading { Location = point, Issues = wereTexts ? [AsText(latitude.WasText ? latitude : longitude)] : [] };
    }

    private static CoordinatesReading OutOfRange(Coordinate latitude, Coordinate longitude)
    {
        var (north, east) = (latitude.Number!.Value, longitude.Number!.Value);
        string swapped = GeoPoint.TryCreate(east, north, out _) ? " The two look swapped." : "";
        var wrong = north is >= -90 and <= 90 ? longitude : latitude;
        return Unusable(
            "coordinates.range",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Latitude {north} ({latitude.Pointer}) and longitude {east} ({longitude.Pointer}) are no place: latitudes go from -90 to 90, longitudes from -180 to 180.{swapped}"),
            wrong.Pointer);
    }

    private static CoordinatesReading Unreadable(Coordinate coordinate) =>
        Unusable("coordinates.unreadable", $"{coordinate.Pointer} is no number: \"{Excerpt.Of(coordinate.Shown)}\".", coordinate.Pointer);

    private static CoordinatesReading Missing(string pointer) =>
        new() { Issues = [Issue.Warning("coordinates.missing", "The record has no coordinates.", pointer)] };

    private static CoordinatesReading Unusable(string code, string message, string pointer) =>
        new() { Issues = [Issue.Warning(code, message, pointer)], Invalid = true };

    private static Issue AsText(Coordinate coordinate) =>
        Issue.Warning("coordinates.text", "A coordinate is a text that holds a number; it was read as that number.", coordinate.Pointer);
}
