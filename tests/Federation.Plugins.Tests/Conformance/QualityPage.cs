using System.Globalization;
using System.Text;
using Federation.Contracts;
using Federation.Contracts.Testing;

namespace Federation.Plugins.Tests.Conformance;

/// <summary>The table of docs/adapters.md: what each real listing gives, and its level.</summary>
internal static class QualityPage
{
    public const string Begin = "<!-- quality: written by UPDATE_DOCS=1 ./test.sh Plugins -->\n";

    public const string End = "<!-- quality ends -->";

    public static string Table(IEnumerable<(string Listing, ConformanceReport Report)> reports)
    {
        var table = new StringBuilder("| listing | records | mapped | placed | located | reachable | hours | services | duplicates | level | missing for the next |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (var (listing, report) in reports)
        {
            var measures = report.Measures;
            table.Append(CultureInfo.InvariantCulture, $"| {listing} | {measures.Read:N0} | {Part(measures.Mapped, measures.Read)} | {Part(measures.Placed, measures.Mapped)} | {Part(measures.Located, measures.Mapped)} | {Part(measures.Reachable, measures.Mapped)} |");
            table.Append(CultureInfo.InvariantCulture, $" {Part(measures.FilledIn("openingHours"), measures.Mapped)} | {Part(measures.FilledIn("services"), measures.Mapped)} | {measures.SameId + measures.SamePlace:N0} | {report.Quality.Level.ToString().ToLowerInvariant()} |");
            table.Append(CultureInfo.InvariantCulture, $" {string.Join(", ", report.Quality.Missing.Select(gap => $"`{gap.Code}` {Found(gap)}"))} |\n");
        }

        return table.ToString();
    }

    private static string Found(QualityGap gap) => SourceQuality.Criteria.Single(criterion => criterion.Code == gap.Code).IsCount ? gap.Found.ToString("N0", CultureInfo.InvariantCulture) : gap.Found.ToString("P1", CultureInfo.InvariantCulture);

    private static string Part(int part, int whole) => whole == 0 ? "-" : (part / (double)whole).ToString("P1", CultureInfo.InvariantCulture);
}
