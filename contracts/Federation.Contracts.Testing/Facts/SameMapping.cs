using System.Globalization;

namespace Federation.Contracts.Testing;

/// <summary>Mapping is pure: twice, by another instance, in another order, under another culture and in another time zone it gives the same.</summary>
internal sealed class SameMapping : ConformanceFact
{
    private const int MostRecords = 400;

    private static readonly string[] Cultures = ["tr-TR", "fr-FR", "th-TH"];

    private static readonly string[] Zones = ["Pacific/Kiritimati", "America/St_Johns"];

    private static readonly Lock ZoneTurn = new();

    public override async Task HoldAsync(CaseTrial trial)
    {
        var records = (await trial.ReferenceAsync()).Records.Where(CaseTrial.IsMapped).Take(MostRecords).ToList();
        var adapter = trial.Create();
        var expected = Render(trial, records, adapter);
        Compare(expected, Render(trial, records, adapter), "the second time");
        Compare(expected, Render(trial, records, trial.Create()), "by another instance");
        Compare(expected, [.. Enumerable.Reverse(Render(trial, [.. Enumerable.Reverse(records)], trial.Create()))], "in another order");
        foreach (string culture in Cultures) Compare(expected, Under(culture, () => Render(trial, records, trial.Create())), $"under the culture {culture}");
        foreach (string zone in Zones) Compare(expected, In(zone, () => Render(trial, records, trial.Create())), $"in the time zone {zone}");
    }

    private static List<string> Render(CaseTrial trial, IReadOnlyList<SourceRecord> records, IAdapter adapter) => [.. trial.Map(records, adapter).Select(entry => GoldenFile.Render(entry.Record, entry.Result))];

    private static void Compare(IReadOnlyList<string> expected, IReadOnlyList<string> got, string when)
    {
        foreach (var (one, other) in expected.Zip(got))
        {
            if (one != other) Judging.Broken($"A record was mapped otherwise {when}. First:\n{one}\nthen:\n{other}");
        }
    }

    private static List<string> Under(string culture, Func<List<string>> map)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            return map();
        }
        catch (CultureNotFoundException)
        {
            return map(); // a machine without cultures has only one to try
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // The zone is the process's own: other tests see it for a moment. One at a time, so that the last puts back what the first found.
    private static List<string> In(string zone, Func<List<string>> map)
    {
        lock (ZoneTurn)
        {
            string? before = Environment.GetEnvironmentVariable("TZ");
            try
            {
                Environment.SetEnvironmentVariable("TZ", zone);
                TimeZoneInfo.ClearCachedData();
                return map();
            }
            finally
            {
                Environment.SetEnvironmentVariable("TZ", before);
                TimeZoneInfo.ClearCachedData();
            }
        }
    }
}
