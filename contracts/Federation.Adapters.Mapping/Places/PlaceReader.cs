using System.Globalization;
using System.Text.Json;
using Federation.Adapters.Mapping.Records;
using Federation.Adapters.Mapping.Values;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Places;

/// <summary>Reads the place of one record by its rule. Pure.</summary>
internal static class PlaceReader
{
    public static GeoPoint? Read(RecordView record, LocationRule rule, MappingScope scope)
    {
        if (rule is { IsGeometry: true, System.IsDegrees: true, Axes: Axes.AsNamed or Axes.LonLat }) return InArea(scope.Findings.Location(Coordinates.ReadGeoJson(RecordFields.Of(record.Root))), rule, scope, "/geometry");
        record = RowOf(record, rule.Columns, scope);
        var pair = rule.North is { } north ? OfColumns(record, north, rule.East!) : OfPoint(record, rule);
        if (pair is null)
        {
            scope.Findings.Unusable("location", "coordinates.unreadable", "What stands there is no pair of coordinates.", record.Pointer(rule.Point ?? "geometry"));
            return null;
        }

        return Place(pair.Value, rule, scope);
    }

    // Of several rows the one whose place most of them say: two numbers of two rows are no place.
    private static RecordView RowOf(RecordView record, IReadOnlyList<string> columns, MappingScope scope)
    {
        if (!record.HasRows) return record;
        IReadOnlyList<string> names = columns.Count > 0 ? columns : ["geometry"];
        var places = record.Rows.Where(row => names.Any(name => row.Value(name) is { Value: var value } && value.ValueKind != JsonValueKind.Null && value.GetRawText() is not "\"\""))
            .GroupBy(row => string.Join('|', names.Select(name => row.Value(name)?.Value.GetRawText() ?? "")), StringComparer.Ordinal).OrderByDescending(same => same.Count()).Select(same => same.First()).ToList();
        if (places.Count > 1) scope.RowsDiffer("location", places.Count, places[0].Pointer(names[0]));
        return places.Count > 0 ? places[0] : record;
    }

    private static Pair? OfColumns(RecordView record, string north, string east) =>
        new Pair(record.Text(north)?.Text, record.Pointer(north), record.Text(east)?.Text, record.Pointer(east));

    private static Pair? OfPoint(RecordView record, LocationRule rule)
    {
        string column = rule.Point ?? "geometry";
        if (record.Value(column) is not { Value: { ValueKind: not JsonValueKind.Null } value, Pointer: var pointer }) return new Pair(null, record.Pointer(column), null, record.Pointer(column));
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("coordinates", out var inner)) (value, pointer) = (inner, pointer + "/coordinates");
        bool xFirst = rule.Axes is Axes.LonLat;
        if (value.ValueKind == JsonValueKind.Array)
        {
            if (value.GetArrayLength() is < 2 or > 3 || value[0].ValueKind is JsonValueKind.Array or JsonValueKind.Object) return null;
            xFirst = rule.Axes != Axes.LatLon;
            return Ordered(RecordFields.TextOf(value[0]), RecordFields.TextOf(value[1]), pointer, xFirst);
        }

        if (RecordFields.TextOf(value) is not { } text) return value.ValueKind == JsonValueKind.String ? new Pair(null, pointer, null, pointer) : null;
        if (PointText.Read(text, out bool isXy) is not var (first, second)) return null;
        return Ordered(first, second, pointer, xFirst || isXy || (!rule.System.IsDegrees && rule.Axes != Axes.LatLon));
    }

    private static Pair Ordered(string? first, string? second, string pointer, bool xFirst) => xFirst ? new Pair(second, pointer, first, pointer) : new Pair(first, pointer, second, pointer);

    private static GeoPoint? Place(Pair pair, LocationRule rule, MappingScope scope)
    {
        var plain = rule.System.IsDegrees ? pair.Map(Degrees.Decimal) : pair.Map(text => NumberWords.Read(text) ?? text);
        if (rule.System.IsDegrees)
        {
            var reading = Coordinates.ReadTexts(plain.North, pair.NorthPointer, plain.East, pair.EastPointer);
            if (reading.Location is null && Swapped(plain, rule, scope) is { } mended) return mended;
            return InArea(scope.Findings.Location(reading), rule, scope, pair.NorthPointer, plain);
        }

        // The same questions as of degrees: is it there, is it a number, is it not the zero of an empty form.
        if (plain.North is null && plain.East is null)
        {
            scope.Findings.Warning("coordinates.missing", "The record has no coordinates.", pair.NorthPointer);
            return null;
        }

        if (Number(plain.North) is not { } y || Number(plain.East) is not { } x)
        {
            bool isHalf = plain.North is null || plain.East is null;
            scope.Findings.Unusable("location", isHalf ? "coordinates.missing" : "coordinates.unreadable", isHalf ? "One of the two coordinates is empty: half a place is none." : "A coordinate is no number.", Number(plain.North) is null ? pair.NorthPointer : pair.EastPointer);
            return null;
        }

        if (x == 0 && y == 0)
        {
            scope.Findings.Unusable("location", "coordinates.null-island", "Both coordinates are 0, which stands for \"unknown\".", pair.NorthPointer);
            return null;
        }

        if (rule.System.Place(x, y) is { } point && (rule.Area is not { } area || area.Contains(point))) return point;
        if (Swapped(plain, rule, scope) is { } other) return other;
        string looks = rule.System.Place(y, x) is not null ? " The two look swapped." : "";
        scope.Findings.Unusable("location", "coordinates.outside", string.Create(CultureInfo.InvariantCulture, $"{x} and {y} are no place of EPSG:{rule.System.Code} within the area that this source lists.{looks}"), pair.NorthPointer);
        return null;
    }

    private static GeoPoint? InArea(GeoPoint? point, LocationRule rule, MappingScope scope, string pointer, Pair? pair = null)
    {
        if (point is null || rule.Area is not { } area || area.Contains(point)) return point;
        if (pair is { } given && Swapped(given, rule, scope) is { } mended) return mended;
        string looks = GeoPoint.TryCreate(point.Longitude, point.Latitude, out var swapped) && area.Contains(swapped) ? " The two look swapped." : "";
        scope.Findings.Unusable("location", "coordinates.outside", string.Create(CultureInfo.InvariantCulture, $"Latitude {point.Latitude} and longitude {point.Longitude} are outside of the area that this source lists.{looks}"), pointer);
        return null;
    }

    // Only where the mapping allows it, and only where nothing else is possible: as they stand, the numbers are no place of the area; the other way round they are one.
    private static GeoPoint? Swapped(Pair pair, LocationRule rule, MappingScope scope)
    {
        if (rule.Axes != Axes.Auto || Number(pair.North) is not { } y || Number(pair.East) is not { } x) return null;
        if (rule.System.Place(y, x) is not { } point || (rule.Area is { } area && !area.Contains(point))) return null;
        scope.Findings.Info("coordinates.swapped", "The two coordinates are swapped: only the other way round they are within the area that this source lists. They were read so.", pair.NorthPointer);
        return point;
    }

    private static double? Number(string? text) => text is not null && double.TryParse(text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number) ? number : null;

    private readonly record struct Pair(string? North, string NorthPointer, string? East, string EastPointer)
    {
        public Pair Map(Func<string, string> change) => this with { North = North is null ? null : change(North), East = East is null ? null : change(East) };
    }
}
