using System.Globalization;
using System.Text;

namespace Federation.Contracts.Testing;

/// <summary>What the suite tells a person of an adapter over a case. Immutable.</summary>
public sealed record ConformanceReport
{
    internal ConformanceReport(string adapter, SourceMeasures measures, IReadOnlyDictionary<string, string> notApplicable)
    {
        Adapter = adapter;
        Measures = measures;
        NotApplicable = notApplicable;
        Quality = SourceQuality.Of(measures);
    }

    /// <summary>The class.</summary>
    public string Adapter { get; }

    public SourceMeasures Measures { get; }

    /// <summary>Whether hours are understood nobody looked; the host does.</summary>
    public SourceQuality Quality { get; }

    /// <summary>The facts that say nothing over this case, each with the reason. They prove nothing.</summary>
    public IReadOnlyDictionary<string, string> NotApplicable { get; }

    /// <summary>As a table, in English.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Line(text, "adapter", Adapter);
        Line(text, "records", Number(Measures.Read));
        Line(text, "mapped", $"{Number(Measures.Mapped)} ({Percent(Measures.Mapped, Measures.Read)})");
        Line(text, "quarantined", Measures.Quarantined.Count == 0 ? "none" : string.Join(", ", Measures.Quarantined.Select(code => $"{code.Key} {Number(code.Value)}")));
        Line(text, "same id", Number(Measures.SameId));
        Line(text, "same name and street", Number(Measures.SamePlace));
        foreach (string field in SourceTally.Fields) Line(text, $"  {field}", $"{Number(Measures.FilledIn(field))} ({Percent(Measures.FilledIn(field), Measures.Mapped)})");
        Line(text, "quality", Quality.Level.ToString().ToLowerInvariant());
        foreach (var gap in Quality.Missing) Line(text, $"  for {(Quality.Level + 1).ToString().ToLowerInvariant()}", $"{gap.Code}: {gap.Found:0.##}, {(gap.AtMost ? "at most" : "at least")} {gap.Needed:0.##} needed");
        foreach (var (fact, why) in NotApplicable) Line(text, "not applicable", $"{fact}: {why}");
        return text.ToString();
    }

    internal static async Task<ConformanceReport> OfAsync(CaseTrial trial, IEnumerable<(string Name, ConformanceFact Fact)> facts)
    {
        var reference = await trial.ReferenceAsync();
        var tally = new SourceTally();
        foreach (var (record, result) in trial.Map(reference.Records)) tally.Add(record, result);
        var again = await trial.ReadAsync();
        var small = await trial.ReadAsync(new FetchRequest { PageSize = Math.Max(1, reference.Records.Count / 2) });
        var not = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, fact) in facts)
        {
            if (await fact.WhyNotAsync(trial) is { } why) not[name] = why;
        }

        var measures = tally.Measures with
        {
            StableIds = again.Records.Select(record => record.SourceId).SequenceEqual(reference.Records.Select(record => record.SourceId)),
            Resumable = small.Pages.Count > 0 && small.Pages.All(page => page.EndOfSnapshot || page.NextCursor is not null),
            LicenceTold = trial.Manifest?.TellsLicence ?? false,
        };
        return new ConformanceReport(trial.Type.FullName ?? trial.Type.Name, measures, not);
    }

    private static void Line(StringBuilder text, string name, string value) => text.Append(CultureInfo.InvariantCulture, $"{name,-26}{value}\n");

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(int part, int whole) => whole == 0 ? "-" : (part / (double)whole).ToString("P1", CultureInfo.InvariantCulture);
}
