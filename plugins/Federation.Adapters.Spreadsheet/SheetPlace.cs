using System.Globalization;
using System.Text.RegularExpressions;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Spreadsheet;

/// <summary>Where a place is on the earth: two columns, or both numbers in one. Of a table without any nothing is missed.</summary>
internal static partial class SheetPlace
{
    public static CoordinatesReading Read(RecordFields record, SheetColumns columns)
    {
        if (columns[SheetField.Latitude] is { } latitude && columns[SheetField.Longitude] is { } longitude) return Coordinates.Read(record, latitude, longitude);
        if (columns[SheetField.Coordinates] is not { } both) return new CoordinatesReading();
        string pointer = record.Pointer(both);
        if (record.Text(both) is not { } text) return new CoordinatesReading { Issues = [Issue.Warning("coordinates.missing", "The record has no coordinates.", pointer)] };
        if (Pair().Match(text) is not { Success: true } pair) return Unusable("coordinates.unreadable", "The cell does not hold a latitude and a longitude.", pointer);
        var (north, east) = (Number(pair.Groups[1]), Number(pair.Groups[2]));
        if (north == 0 && east == 0) return Unusable("coordinates.null-island", "Latitude and longitude are both 0, which stands for \"unknown\".", pointer);
        return GeoPoint.TryCreate(north, east, out var point)
            ? new CoordinatesReading { Location = point }
            : Unusable("coordinates.range", string.Create(CultureInfo.InvariantCulture, $"Latitude {north} and longitude {east} are no place: latitudes go from -90 to 90, longitudes from -180 to 180."), pointer);
    }

    private static double Number(Group group) => double.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    private static CoordinatesReading Unusable(string code, string message, string pointer) => new() { Issues = [Issue.Warning(code, message, pointer)], Invalid = true };

    [GeneratedRegex(@"^\(?\s*(-?[0-9]{1,3}(?:\.[0-9]{1,20})?)\s*[,; ]\s*(-?[0-9]{1,3}(?:\.[0-9]{1,20})?)\s*\)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pair();
}
