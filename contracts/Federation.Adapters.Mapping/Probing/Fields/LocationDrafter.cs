using System.Text.Json;
using Federation.Adapters.Mapping.Places;
using Federation.Adapters.Mapping.Probing.Columns;
using Federation.Adapters.Mapping.Probing.Drafts;

namespace Federation.Adapters.Mapping.Probing.Fields;

/// <summary>Drafts where a record says its place, with its system and the order of its axes.</summary>
internal sealed class LocationDrafter(ColumnPicker picker, string? country)
{
    /// <param name="geometries">The geometries of features; none of other formats.</param>
    /// <param name="system">The EPSG code that the source itself names.</param>
    public DraftField? Draft(IReadOnlyList<JsonElement> geometries, string? system) =>
        OfGeometry(geometries, system) ?? OfDegrees() ?? OfGrid() ?? OfPoint() ?? OfUnnamed();

    private DraftField? OfGeometry(IReadOnlyList<JsonElement> geometries, string? system)
    {
        var pairs = geometries.Select(CoordinateColumns.Pair).OfType<(double X, double Y)>().ToList();
        if (pairs.Count == 0) return null;
        if (pairs.All(pair => Math.Abs(pair.X) <= CoordinateColumns.MostDegrees && Math.Abs(pair.Y) <= CoordinateColumns.MostDegrees))
        {
            var (asIs, swapped) = Count([.. pairs.Select(pair => (pair.Y, pair.X))]);
            return swapped > asIs ? new DraftField("location", "{ axes: lat-lon, point: geometry }", [], "the features say latitude first, against their format") : null;
        }

        if (system is not null && Systems.Find(system) is not null) return new DraftField("location", $"{{ system: EPSG:{system}{Area()} }}", [], "the system that the source names");
        return GridGuess.Of(pairs, country, "") is { } guess ? Grid("", guess, pairs, []) : Unknown("the features");
    }

    private DraftField? OfDegrees()
    {
        var latitude = picker.Best("latitude", CoordinateColumns.DegreesShare);
        var longitude = picker.Ranked("longitude", CoordinateColumns.DegreesShare).FirstOrDefault(column => column != latitude && Parent(column) == Parent(latitude));
        if (latitude is null || longitude is null)
        {
            latitude = picker.Best("y", CoordinateColumns.DegreesShare);
            longitude = picker.Best("x", CoordinateColumns.DegreesShare);
        }

        return latitude is null || longitude is null || latitude.FilledCount == 0 ? null : Degrees(latitude, longitude);
    }

    private DraftField Degrees(ColumnProfile latitude, ColumnProfile longitude)
    {
        picker.Use(latitude);
        picker.Use(longitude);
        var pairs = CoordinateColumns.Pairs(latitude, longitude);
        var (asIs, swapped) = Count(pairs);
        string names = $"latitude: {YamlScalar.Of(latitude.Name)}, longitude: {YamlScalar.Of(longitude.Name)}";
        if (swapped == 0) return new DraftField("location", $"{{ {names} }}", [latitude, longitude]);
        if (asIs == 0 && swapped * 10 > pairs.Count * 8) return new DraftField("location", $"{{ latitude: {YamlScalar.Of(longitude.Name)}, longitude: {YamlScalar.Of(latitude.Name)} }}", [latitude, longitude], "the columns are called the other way round than their numbers are");
        if (Area().Length == 0) return new DraftField("location", $"{{ {names} }}", [latitude, longitude]);
        picker.Unsure.Add($"{swapped} of {pairs.Count} places have latitude and longitude swapped; axes: auto puts those right that are then within {country}.");
        return new DraftField("location", $"{{ {names}, axes: auto{Area()} }}", [latitude, longitude], "some are swapped");
    }

    private DraftField? OfGrid()
    {
        if (picker.Best("x", CoordinateColumns.GridShare) is not { } x || picker.Best("y", CoordinateColumns.GridShare) is not { } y) return null;
        var pairs = CoordinateColumns.Pairs(x, y).Select(pair => (X: pair.First, Y: pair.Second)).ToList();
        if (GridGuess.Of(pairs, country, x.Name + y.Name) is not { } guess) return Unknown($"\"{Masked.OneLine(x.Name, 40)}\" and \"{Masked.OneLine(y.Name, 40)}\"");
        picker.Use(x);
        picker.Use(y);
        return Grid($"x: {YamlScalar.Of(x.Name)}, y: {YamlScalar.Of(y.Name)}, ", guess, pairs, [x, y]);
    }

    private DraftField Grid(string names, (string Code, string Country, IReadOnlyList<string> Others) guess, List<(double X, double Y)> pairs, IReadOnlyList<ColumnProfile> columns)
    {
        var grid = Systems.Find(guess.Code)!; // It was guessed from the table.
        var area = Areas.Find(guess.Country)!; // The same.
        bool isSwapped = names.Length > 0 && pairs.Any(pair => (pair.X != 0 || pair.Y != 0) && grid.Place(pair.X, pair.Y) is not { } && grid.Place(pair.Y, pair.X) is { } point && area.Contains(point));
        if (guess.Others.Count > 0) picker.Unsure.Add($"The places fit EPSG:{guess.Code}, and {string.Join(", ", guess.Others)} too: look at one of them on a map.");
        return new DraftField("location", $"{{ system: EPSG:{guess.Code}, {names}{(isSwapped ? "axes: auto, " : "")}area: {guess.Country} }}", columns, guess.Others.Count > 0 ? $"or {string.Join(", ", guess.Others)}" : null);
    }

    private DraftField? OfPoint()
    {
        var column = picker.Best("point", CoordinateColumns.PointShare) ?? picker.Free.Where(column => CoordinateColumns.PointShare(column) > 0.6).MaxBy(column => column.FilledCount);
        if (column is null) return null;
        var pairs = CoordinateColumns.Points(column).ToList();
        bool isArray = column.Structures.Count > 0;
        var plain = pairs.Where(pair => !pair.IsXy).Select(pair => (pair.First, pair.Second)).ToList();
        string name = $"point: {YamlScalar.Of(column.Name)}";
        bool isDegrees = pairs.All(pair => Math.Abs(pair.First) <= CoordinateColumns.MostDegrees && Math.Abs(pair.Second) <= CoordinateColumns.MostDegrees) || pairs.Count(pair => Math.Abs(pair.First) <= CoordinateColumns.MostDegrees) * 2 > pairs.Count;
        picker.Use(column);
        if (isDegrees)
        {
            // Arrays say longitude first where nothing else is said, texts latitude.
            var (latFirst, lonFirst) = Count(plain);
            bool asRead = isArray && pairs[0].IsXy || latFirst >= lonFirst;
            if (!asRead) return new DraftField("location", $"{{ {name}, axes: lon-lat }}", [column], "longitude first");
            return isArray && !pairs[0].IsXy && latFirst > lonFirst ? new DraftField("location", $"{{ {name}, axes: lat-lon }}", [column], "latitude first") : new DraftField("location", $"{{ {name} }}", [column]);
        }

        var metres = pairs.Select(pair => (X: pair.First, Y: pair.Second)).ToList();
        return GridGuess.Of(metres, country, column.Name) is { } guess ? Grid($"{name}, ", guess, metres, [column]) : Unknown($"\"{Masked.OneLine(column.Name, 40)}\"");
    }

    // Two columns side by side that nobody named, with decimals as only degrees have them.
    private DraftField? OfUnnamed()
    {
        var free = picker.Free.ToList();
        for (int index = 0; index + 1 < free.Count; index++)
        {
            if (!CoordinateColumns.LooksLikeDegrees(free[index]) || !CoordinateColumns.LooksLikeDegrees(free[index + 1]) || country is null) continue;
            var (asIs, swapped) = Count(CoordinateColumns.Pairs(free[index], free[index + 1]));
            if (Math.Max(asIs, swapped) < 2) continue;
            picker.Unsure.Add($"\"{Masked.OneLine(free[index].Name, 40)}\" and \"{Masked.OneLine(free[index + 1].Name, 40)}\" were taken for latitude and longitude by their numbers alone.");
            return asIs >= swapped ? Degrees(free[index], free[index + 1]) : Degrees(free[index + 1], free[index]);
        }

        return null;
    }

    private DraftField? Unknown(string what)
    {
        picker.Unsure.Add($"The numbers of {what} are metres of a grid that could not be told; say it yourself, for example location: {{ system: EPSG:2154, x: ..., y: ... }}.");
        return null;
    }

    private string Area() => country is not null && Areas.Find(country) is not null ? $", area: {country}" : "";

    private (int AsIs, int Swapped) Count(IReadOnlyList<(double First, double Second)> pairs)
    {
        var known = pairs.Where(pair => pair.First != 0 || pair.Second != 0).ToList();
        if (country is null || Areas.Find(country) is null) return (known.Count(pair => Math.Abs(pair.First) <= 90), known.Count(pair => Math.Abs(pair.First) > 90 && Math.Abs(pair.Second) <= 90));
        return (known.Count(pair => CountryGuess.Holds(country, pair.First, pair.Second)), known.Count(pair => !CountryGuess.Holds(country, pair.First, pair.Second) && CountryGuess.Holds(country, pair.Second, pair.First)));
    }

    private static string Parent(ColumnProfile? column) => column is null || column.Name.LastIndexOf('.') is var point && point < 0 ? "" : column.Name[..point];
}
