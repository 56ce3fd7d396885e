using System.Globalization;
using System.Text;

namespace Federation.EndToEnd.Tests.Sources;

/// <summary>Writes <c>docs/sources.md</c>.</summary>
internal static class SourcesPage
{
    public static string Render(IReadOnlyList<SourceFigures> sources)
    {
        var page = new StringBuilder();
        page.Append("""
            # Sources

            What a first sync makes of every real listing that has an adapter, all in one directory (`tests/all-networks.json`). A test syncs them and holds these tables
            (`UPDATE_DOCS=1 ./test.sh EndToEnd` writes them); without the listings it is skipped. [services.md](services.md) says which of their words mean which services,
            [opening-hours.md](opening-hours.md) which hours are understood.

            ## Records

            Every record read is a listing or waits in quarantine.

            | source | read | mapped | quarantined | by code |
            |---|---|---|---|---|

            """);
        foreach (var source in sources) page.Append($"| {source.Network} | {Number(source.Read)} | {Number(source.Mapped)} | {Number(source.Quarantined)} | {Codes(source)} |\n");
        page.Append($"| all | {Sum(sources, source => source.Read)} | {Sum(sources, source => source.Mapped)} | {Sum(sources, source => source.Quarantined)} | |\n");

        page.Append("\n## Fields\n\nListings with that field, in the source's words or understood.\n\n");
        page.Append($"| source | {string.Join(" | ", SourceFigures.Fields)} |\n|---|{string.Concat(Enumerable.Repeat("---|", SourceFigures.Fields.Count))}\n");
        foreach (var source in sources) page.Append($"| {source.Network} | {string.Join(" | ", SourceFigures.Fields.Select(field => Number(source.Filled(field))))} |\n");
        page.Append($"| all | {string.Join(" | ", SourceFigures.Fields.Select(field => Sum(sources, source => source.Filled(field))))} |\n");

        page.Append("\n## Understood\n\nOf the fields that are filled. Coordinates are those of listings, of all that were mapped.\n\n| source | hours | understood | telephones | understood | coordinates |\n|---|---|---|---|---|---|\n");
        foreach (var source in sources)
        {
            page.Append($"| {source.Network} | {Number(source.Filled("openingHours"))} | {Share(source.HoursUnderstood, source.Filled("openingHours"))} | {Number(source.Filled("phone"))} | {Share(source.PhonesUnderstood, source.Filled("phone"))} | {Share(source.Filled("location"), source.Mapped)} |\n");
        }

        page.Append($"| all | {Sum(sources, source => source.Filled("openingHours"))} | {Share(sources.Sum(source => source.HoursUnderstood), sources.Sum(source => source.Filled("openingHours")))} | {Sum(sources, source => source.Filled("phone"))} ");
        page.Append($"| {Share(sources.Sum(source => source.PhonesUnderstood), sources.Sum(source => source.Filled("phone")))} | {Share(sources.Sum(source => source.Filled("location")), sources.Sum(source => source.Mapped))} |\n");
        return page.ToString();
    }

    private static string Codes(SourceFigures source) =>
        string.Join(", ", source.QuarantinedBy.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"`{count.Key}` {Number(count.Value)}"));

    private static string Sum(IEnumerable<SourceFigures> sources, Func<SourceFigures, int> figure) => Number(sources.Sum(figure));

    private static string Share(int part, int whole) => whole == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{part:#,0} ({100.0 * part / whole:0.0} %)");

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
