using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Federation.EndToEnd.Tests.Feeds;

/// <summary>Reads the census of 2019-04-27 by other means than the product does: a judge of its own.</summary>
internal static class CensusRows
{
    public static IReadOnlyList<CensusPlace> Read(string path)
    {
        using var text = new StreamReader(path);
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture));
        csv.Read();
        csv.ReadHeader();
        var places = new List<CensusPlace>();
        while (csv.Read()) places.Add(new CensusPlace(csv["ID"] ?? "", csv["NOM_TL"] ?? "", Degrees(csv["LAT"]), Degrees(csv["LONG"])));
        return places;
    }

    private static double? Degrees(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double degrees) ? degrees : null;
}
