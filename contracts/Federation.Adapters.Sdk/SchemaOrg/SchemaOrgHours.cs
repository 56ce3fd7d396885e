using System.Text.RegularExpressions;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Opening hours as schema.org writes them, in the grammar of OpenStreetMap where every part is certain; else in the source's words, with <c>hours.in-words</c>. Pure; thread safe.
/// </summary>
/// <remarks>
/// <c>openingHoursSpecification</c> counts where it is there, else <c>openingHours</c>. A day that opens and closes at 00:00, or at no time, is closed; one from 00:00 to 23:59 is open all day; times that go
/// backwards go over midnight. Days between <c>validFrom</c> and <c>validThrough</c> stand apart and replace the others.
/// </remarks>
public static partial class SchemaOrgHours
{
    /// <summary>Null where the place says nothing of them.</summary>
    public static string? Read(RecordFields place, MapFindings findings)
    {
        var specified = SchemaOrgText.ObjectsOf(place, "openingHoursSpecification");
        if (specified.Count > 0)
        {
            if (OfSpecifications(specified) is { } hours) return hours;
            InWords(findings, place.Pointer("openingHoursSpecification"));
            return string.Join("; ", specified.Select(Words));
        }

        var texts = SchemaOrgText.AllOf(place, "openingHours");
        if (texts.Count == 0) return null;
        if (OfTexts(texts) is { } read) return read;

        // One text may be understood by the host; several may say one day twice, and nobody knows what that means.
        if (texts.Count > 1) InWords(findings, place.Pointer("openingHours"));
        return string.Join("; ", texts);
    }

    private static string? OfSpecifications(IReadOnlyList<RecordFields> specifications)
    {
        var weeks = new SortedDictionary<string, WeekOfHours>(StringComparer.Ordinal);
        foreach (var specification in specifications)
        {
            if (SchemaOrgDates.Of(specification) is not { } dates) return null;
            if (!weeks.TryGetValue(dates, out var week)) weeks[dates] = week = new WeekOfHours();
            if (!Add(week, specification)) return null;
        }

        // The ordinary week has no dates, so it comes first and those with dates replace it.
        var rules = weeks.Select(week => week.Value.Write(week.Key)).ToList();
        return rules.Contains(null) ? null : string.Join("; ", rules);
    }

    private static bool Add(WeekOfHours week, RecordFields specification)
    {
        var named = SchemaOrgText.AllOf(specification, "dayOfWeek");
        var days = named.Select(DayNames.Of).ToList();
        if (days.Contains(null)) return false;
        var (opens, closes) = (specification.Text("opens"), specification.Text("closes"));
        var span = opens is null && closes is null ? DaySpan.Closed : DaySpan.Of(opens, closes);
        return span is { } known && week.Add(days.Count == 0 ? WeekOfHours.EveryDay : [.. days.OfType<int>()], known);
    }

    private static string? OfTexts(IReadOnlyList<string> texts)
    {
        var week = new WeekOfHours();
        foreach (string text in texts)
        {
            if (Line().Match(text.Trim()) is not { Success: true } line) return null;
            var days = DayNames.Range(line.Groups["days"].Value);
            var span = line.Groups["opens"].Success ? DaySpan.Of(line.Groups["opens"].Value, line.Groups["closes"].Value) : DaySpan.AllDay;
            if (days is null || span is null || !week.Add(days, span.Value)) return null;
        }

        return week.Write("");
    }

    private static string Words(RecordFields specification)
    {
        string days = string.Join(", ", SchemaOrgText.AllOf(specification, "dayOfWeek").Select(JsonLdNames.Bare));
        string dates = string.Join(" – ", ((string?[])[specification.Text("validFrom"), specification.Text("validThrough")]).OfType<string>());
        string times = string.Join("–", ((string?[])[specification.Text("opens"), specification.Text("closes")]).OfType<string>());
        return string.Join(' ', ((string[])[dates, days, times]).Where(part => part.Length > 0));
    }

    private static void InWords(MapFindings findings, string pointer) =>
        findings.Info("hours.in-words", "Not every part of the opening hours is understood; they are given in the source's words.", pointer);

    [GeneratedRegex(@"^(?<days>(?:[A-Z][a-z])(?:\s*[-,]\s*[A-Z][a-z]){0,13})(?:\s+(?<opens>[0-9]{1,2}:[0-9]{2})\s*-\s*(?<closes>[0-9]{1,2}:[0-9]{2}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
