using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Federation.EndToEnd.Tests.Labels;

/// <summary>Writes <c>docs/pre-assessment.md</c>.</summary>
internal static class PreAssessmentPage
{
    private static readonly string[] Levels = ["notMeasurable", "none", "level1", "level2", "level3"];
    private static readonly string[] Outcomes = ["level1", "level2", "level3", "missed", "nothingKnown", "notMeasurable"];

    public static string Render(PreAssessmentFigures figures)
    {
        var all = figures.All;
        var page = new StringBuilder();
        page.Append("""
            # Pre-assessment

            What the directory's own data makes of the real centres under the [label's criteria](criteria.md), before anybody came and looked. It awards nothing. A test syncs every
            real listing into one directory (`tests/all-networks.json`), asks `federation label preassess`, and holds this page (`UPDATE_DOCS=1 ./test.sh EndToEnd` writes it); without
            the listings it is skipped.

            ## What is known, and of what

            | criterion | evidence | from |
            |---|---|---|
            | `services.hours`, `services.days` | declared | opening hours that were [understood](opening-hours.md): what is open for sure in a week without holidays; where the hours hang on the date, the middle one of the next 52 weeks. By appointment is not open; hours that are nothing but by appointment say nothing |
            | `services.offer` | declared | listed services: telework; coworking; workshops and machines (making); help with digital tools and workshops on them (digital inclusion); community events; repair (transition); café and lounge (conviviality). No key stands for cultural mediation |
            | `services.meeting-rooms` | declared | a listed meeting room counts as one |
            | `services.day-visit` | declared | a price of coworking or telework for an entry, an hour, half a day or a day |
            | `quality.prices` | declared | prices of which each says that taxes are in it, or is none |
            | `network.freshness` | computed | runs that completed, on each of the last 90 days |
            | `network.completeness`, `network.conflicts` | computed | the ten common fields as they stood on each of the last 90 days, from the centre's own past; names and addresses are compared without case and accents, points within 200 m are one |
            | `network.quarantine` | computed | of the readings of the last 90 days, those since a record of a listing is refused in its present form |
            | `network.corrections` | computed | suggestions about its listings: from being made to being carried by the feed; one that has waited for 30 days counts with its time, what the network said no to does not count |
            | `network.admissions` | computed | visits by passes of networks that do not list it, where its door has rules |
            | `network.admission-rate` | computed | what its door counted of such passes: admitted, of those and of what failed by the centre's doing; from twenty on |

            A declaration is as young as the last reading that showed it. Nothing else is in the directory: lines, air, noise, contracts, registers and commitments are not listed. What nobody says is unknown, never *no*. A label that a listing claims is shown as a claim,
            and nothing follows from it. [interoperability.md](interoperability.md) tells what cannot be known of the last axis.

            """);
        page.Append(CultureInfo.InvariantCulture, $"\n## Levels\n\n{Number(all, "centres")} centres, {Number(all, "withLabelClaim")} of them with a label that a listing claims.\n\n");
        page.Append("| axis | not measurable | none | 1 | 2 | 3 |\n|---|---|---|---|---|---|\n");
        foreach (var axis in all.GetProperty("axes").EnumerateArray()) page.Append(CultureInfo.InvariantCulture, $"| {axis.GetProperty("axis").GetString()} | {Cells(axis.GetProperty("levels"), Levels)} |\n");
        page.Append(CultureInfo.InvariantCulture, $"| overall | {Cells(all.GetProperty("overall"), Levels)} |\n");

        page.Append("\n## Criteria\n\nHow many centres hold which level; how many have a value that is short of level 1; of how many nothing is known. **●** mandatory, **○** optional.\n\n");
        page.Append("| | criterion | 1 | 2 | 3 | short | nothing known | not measurable |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var criterion in Criteria(all)) page.Append(CultureInfo.InvariantCulture, $"| {Mark(criterion)} | `{Id(criterion)}` | {Cells(criterion, Outcomes)} |\n");

        page.Append("\n## Most often missing for the next level\n\nThe mandatory criteria of each axis, with the number of centres that each keeps from the next level.\n\n");
        foreach (var axis in all.GetProperty("axes").EnumerateArray()) page.Append(Missing(all, axis));

        page.Append("\n## Three centres\n\nThose that hold the most criteria, each of another network, as `federation label preassess --centre` explains them.\n");
        foreach (var (french, english) in figures.Explained) page.Append(CultureInfo.InvariantCulture, $"\n```\n{french}\n```\n\n```\n{english}\n```\n");
        return page.ToString();
    }

    private static string Missing(JsonElement all, JsonElement axis)
    {
        string name = axis.GetProperty("axis").GetString() ?? "";
        if (axis.GetProperty("fewestMissing") is not { ValueKind: JsonValueKind.Number } fewest) return $"- *{name}*: no centre has a level yet that could be followed by another.\n";
        var missing = Criteria(all).Where(criterion => criterion.GetProperty("axis").GetString() == name && criterion.GetProperty("mandatory").GetBoolean() && criterion.GetProperty("missingForNext").GetInt32() > 0)
            .OrderByDescending(criterion => criterion.GetProperty("missingForNext").GetInt32())
            .Select(criterion => $"`{Id(criterion)}` ({Number(criterion, "missingForNext")})");
        return string.Create(CultureInfo.InvariantCulture, $"- *{name}*: {string.Join(", ", missing)}. Centres that lack the fewest lack {fewest.GetInt32()} of them: {Number(axis, "atFewest")}.\n");
    }

    private static IEnumerable<JsonElement> Criteria(JsonElement all) => all.GetProperty("criteria").EnumerateArray();

    private static string? Id(JsonElement criterion) => criterion.GetProperty("id").GetString();

    private static string Mark(JsonElement criterion) => criterion.GetProperty("mandatory").GetBoolean() ? "●" : "○";

    private static string Cells(JsonElement counts, string[] members) => string.Join(" | ", members.Select(member => Number(counts, member)));

    private static string Number(JsonElement of, string member) => of.GetProperty(member).GetInt32().ToString("#,0", CultureInfo.InvariantCulture);
}
