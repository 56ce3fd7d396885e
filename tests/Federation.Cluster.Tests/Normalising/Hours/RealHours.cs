using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using CsvHelper;
using CsvHelper.Configuration;

namespace Federation.Cluster.Tests.Normalising.Hours;

/// <summary>
/// The hours of the real listings, one text a record, put together as an adapter does: day columns as "lundi: …; mardi: …". tiers-lieux and spaceapi
/// give no hours at all.
/// </summary>
internal static partial class RealHours
{
    private static readonly string[] DayNames = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

    public static IEnumerable<(string Source, IReadOnlyList<string> Texts)> All()
    {
        yield return ("openstreetmap Lisbon", [.. Overpass("openstreetmap/lisbon-coworking.overpass.json")]);
        yield return ("openstreetmap Paris", [.. OsmXml("openstreetmap/paris.osm")]);
        yield return ("region-sud brut", Column("region-sud/2022.csv", ";", row => row.GetField("horaires_ouverture_brut")));
        yield return ("region-sud osm", Column("region-sud/2022.csv", ";", row => row.GetField("horaires_ouverture_osm")));
        yield return ("region-sud grand public", Column("region-sud/2022.csv", ";", row => row.GetField("horaires_grand_public")));
        yield return ("ternum-bfc a", Column("ternum-bfc/2022-12-30-a.csv", ",", row => Tags().Replace(row.GetField("horaires") ?? "", "\n")));
        yield return ("ternum-bfc b", Column("ternum-bfc/2022-12-30-b.csv", ",", row => Days(day => $"{row.GetField($"{day} matin")} {row.GetField($"{day} après-midi")}")));
        yield return ("hub-lo", [.. HubLo("hub-lo/2023-02-21.json")]);
        yield return ("france-services 2022", Column("france-services/2022-12-01.csv", ",", row => Days(day => day == "dimanche" ? "" : row.GetField($"h_{day}"))));
        yield return ("france-services 2024", Column("france-services/2024-08-01.csv", ",", row => Days(day => day == "dimanche" ? "" : row.GetField($"h_{day}"))));
    }

    private static IReadOnlyList<string> Column(string file, string delimiter, Func<CsvReader, string?> text)
    {
        using var reader = new StringReader(Encoding.UTF8.GetString(File.ReadAllBytes(RealFile.PathOf(file))).TrimStart('\uFEFF'));
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter, BadDataFound = null });
        csv.Read();
        csv.ReadHeader();
        var texts = new List<string>();
        while (csv.Read())
        {
            if (text(csv)?.Trim() is { } found && found.Trim('-', '\n', ' ').Length > 0) texts.Add(found);
        }

        return texts;
    }

    /// <summary>The days that have something in their cells; a lone dash is nothing.</summary>
    private static string Days(Func<string, string?> cell) =>
        string.Join("; ", DayNames.Select(day => (day, Text: string.Join(' ', (cell(day) ?? "").Split(' ').Where(part => part.Length > 0 && part != "-" || (cell(day) ?? "").Any(char.IsDigit))))).Where(day => day.Text.Trim('-', ' ').Length > 0).Select(day => $"{day.day}: {day.Text}"));

    private static IEnumerable<string> HubLo(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(RealFile.PathOf(file)));
        foreach (var place in json.RootElement.EnumerateArray())
        {
            string hours = place.GetProperty("c_horaire_ouverture").ToString().Trim();
            if (hours.Length == 0) continue;

            // The days stand in a column of their own: {Lundi,Mardi}; a text that names days itself does not need them.
            string days = place.GetProperty("c_jours_semaine").ToString().Trim('{', '}');
            yield return days.Length == 0 || DayName().IsMatch(hours) ? hours : $"{days}: {hours}";
        }
    }

    private static IEnumerable<string> Overpass(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(RealFile.PathOf(file)));
        foreach (var element in json.RootElement.GetProperty("elements").EnumerateArray())
        {
            if (element.TryGetProperty("tags", out var tags) && tags.TryGetProperty("opening_hours", out var hours)) yield return hours.GetString()!; // OSM values are texts.
        }
    }

    private static IEnumerable<string> OsmXml(string file)
    {
        using var stream = File.OpenRead(RealFile.PathOf(file));
        using var xml = XmlReader.Create(stream);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, Name: "tag" } && xml.GetAttribute("k") == "opening_hours") yield return xml.GetAttribute("v") ?? "";
        }
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|mar-mer", RegexOptions.IgnoreCase)]
    private static partial Regex DayName();
}
