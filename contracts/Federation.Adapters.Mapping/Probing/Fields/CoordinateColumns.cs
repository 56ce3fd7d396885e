using System.Text.Json;
using Federation.Adapters.Mapping.Places;
using Federation.Adapters.Mapping.Probing.Columns;

namespace Federation.Adapters.Mapping.Probing.Fields;

/// <summary>The numbers of places that stand in columns, one in each of two or both in one. Pure.</summary>
internal static class CoordinateColumns
{
    /// <summary>Larger ones are no degrees.</summary>
    public const double MostDegrees = 180;

    /// <summary>The share of texts that are degrees; 0 where most are none.</summary>
    public static double DegreesShare(ColumnProfile column) => column.Share(text => ValueShapes.Coordinate(text) is >= -180 and <= 180) is > 0.6 and var share ? share : 0;

    /// <summary>The share of texts that are metres of a grid.</summary>
    public static double GridShare(ColumnProfile column) => column.Share(text => ValueShapes.Coordinate(text) is { } number && Math.Abs(number) is > MostDegrees or 0);

    /// <summary>Whether nearly all have decimals as only degrees have them.</summary>
    public static bool LooksLikeDegrees(ColumnProfile column) => column.Share(text => ValueShapes.Coordinate(text) is >= -180 and <= 180 && text.Length - text.IndexOfAny(['.', ',']) > 3 && text.IndexOfAny(['.', ',']) > 0) > 0.8;

    /// <summary>The share of values that hold both numbers.</summary>
    public static double PointShare(ColumnProfile column) => column.FilledCount + column.Structures.Count == 0 ? 0 : Points(column).Count() / (double)Math.Max(1, column.Structures.Count > 0 && column.Structures.Count >= column.FilledCount ? column.Structures.Count : Math.Max(column.FilledCount, column.Structures.Count));

    /// <summary>Both numbers of each value that holds them, and whether it says which is which, as WKT and GeoJSON do.</summary>
    public static IEnumerable<(double First, double Second, bool IsXy)> Points(ColumnProfile column)
    {
        foreach (var structure in column.Structures)
        {
            if (Pair(structure) is { } pair) yield return (pair.X, pair.Y, structure.ValueKind == JsonValueKind.Object);
        }

        foreach (string text in column.Structures.Count > 0 && column.Structures[0].ValueKind == JsonValueKind.Array ? [] : column.Texts.OfType<string>())
        {
            if (PointText.Read(text, out bool isXy) is var (first, second) && ValueShapes.Coordinate(first) is { } one && ValueShapes.Coordinate(second) is { } two && (one % 1 != 0 || two % 1 != 0 || Math.Abs(one) > 1_000)) yield return (one, two, isXy);
        }
    }

    /// <summary>Of an array of two or three numbers, or of a GeoJSON point; else null.</summary>
    public static (double X, double Y)? Pair(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("coordinates", out var inner)) value = inner;
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() is < 2 or > 3) return null;
        return Number(value[0]) is { } x && Number(value[1]) is { } y ? (x, y) : null;
    }

    private static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out double number) && double.IsFinite(number) => number,
        JsonValueKind.String => ValueShapes.Coordinate(value.GetString()!),
        _ => null,
    };

    /// <summary>The numbers of two columns, of the records where both have one.</summary>
    public static List<(double First, double Second)> Pairs(ColumnProfile first, ColumnProfile second) =>
        [.. first.Texts.Zip(second.Texts).Select(pair => (One: pair.First is { } one ? ValueShapes.Coordinate(one) : null, Two: pair.Second is { } two ? ValueShapes.Coordinate(two) : null)).Where(pair => pair is { One: not null, Two: not null }).Select(pair => (pair.One!.Value, pair.Two!.Value))]; // Both are there, by the condition.
}
