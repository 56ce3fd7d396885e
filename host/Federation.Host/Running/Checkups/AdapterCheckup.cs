using System.Globalization;
using System.Text.Json;
using Federation.Contracts;
using Federation.Host.Output;

namespace Federation.Host.Running.Checkups;

/// <summary>
/// Tries one adapter over one listing as a directory would, in the same caged workers: reads it, reads it again, stops it and goes on, and gives it sources that are broken. The conformance
/// suite of <c>Federation.Contracts.Testing</c> tries more, and needs a project.
/// </summary>
internal static class AdapterCheckup
{
    /// <summary>Pages into which a listing is cut to be stopped after each.</summary>
    private const int Pages = 6;

    private const int WholePage = 1_000;

    /// <param name="accept">Whether what comes out is taken for right from now on.</param>
    /// <exception cref="AdapterException">The listing is too large for a trial.</exception>
    public static async Task<CheckupReport> RunAsync(TrialGround ground, bool accept, CancellationToken cancellationToken)
    {
        var reading = await ReadAsync(ground, null, WholePage, cancellationToken);
        var again = await ReadAsync(ground, null, WholePage, cancellationToken);
        var stopped = await ReadAsync(ground, null, Math.Max(1, reading.Records.Count / Pages), cancellationToken);
        var (sameRecords, sameDrafts) = (SameRecords(reading, again), SameDrafts(reading, again));
        var resumed = await ResumedAsync(ground, reading, stopped, cancellationToken);
        List<FactLine> facts = [ReadWhole(reading), sameRecords, sameDrafts, resumed, Mapped(reading), .. await BrokenSources.TryAsync(ground, cancellationToken), GoldenListing.Compare(ground, reading, accept)];

        var tally = new SourceTally();
        foreach (var (record, result) in reading.Records.Zip(reading.Results)) tally.Add(record, result);
        var measures = tally.Measures with
        {
            StableIds = sameRecords.Outcome == FactOutcome.Holds,
            Resumable = stopped.Stops.Count > 0 && stopped.Stops.SkipLast(1).All(stop => stop.Cursor is not null),
            LicenceTold = ground.Manifest.Licence.Id != UnknownLicence,
        };
        var issues = reading.Records.Zip(reading.Results).SelectMany(pair => pair.First.Issues.Concat(pair.Second.Issues).Select(issue => issue.Code).Distinct()).CountBy(code => code);
        var quality = SourceQuality.Of(measures);
        return new CheckupReport(ground.Manifest.Identity, facts, measures, new SortedDictionary<string, int>(issues.ToDictionary(), StringComparer.Ordinal), quality.Level, quality.Missing);
    }

    /// <summary>What a draft of a mapping says until its author has asked.</summary>
    private const string UnknownLicence = "unknown";

    private static Task<TrialReading> ReadAsync(TrialGround ground, string? cursor, int pageSize, CancellationToken cancellationToken) =>
        TrialReading.OfAsync(() => ground.StartAsync(cancellationToken), cursor, pageSize, cancellationToken);

    private static FactLine ReadWhole(TrialReading reading) => reading switch
    {
        { Failure: { } failure } => new("reads the listing to its end", FactOutcome.Broken, $"{failure.Code}: {failure.Message}"),
        { Ended: false } => new("reads the listing to its end", FactOutcome.Broken, "it never said that this was all"),
        _ => new("reads the listing to its end", FactOutcome.Holds, Count(reading.Records.Count, "record")),
    };

    private static FactLine SameRecords(TrialReading one, TrialReading other)
    {
        bool same = one.Records.Count == other.Records.Count && one.Records.Zip(other.Records).All(pair => IsSame(pair.First, pair.Second));
        return new FactLine("gives the same records when it reads again", same ? FactOutcome.Holds : FactOutcome.Broken, same ? "ids and bytes" : "ids or bytes differ: a second sync would change listings that nobody changed");
    }

    private static FactLine SameDrafts(TrialReading one, TrialReading other)
    {
        bool same = one.Records.Zip(one.Results).Select(Draft).SequenceEqual(other.Records.Zip(other.Results).Select(Draft));
        return new FactLine("maps a record the same each time", same ? FactOutcome.Holds : FactOutcome.Broken, same ? "drafts and issues" : "drafts or issues differ between two workers");
    }

    private static FactLine Mapped(TrialReading reading)
    {
        int rejected = reading.Results.Count(result => result is MapResult.Rejected);
        bool all = reading.Results.Count == reading.Records.Count;
        return new FactLine("maps or rejects every record", all ? FactOutcome.Holds : FactOutcome.Broken, all ? $"{reading.Results.Count - rejected} mapped, {rejected} for quarantine" : $"{Count(reading.Records.Count - reading.Results.Count, "record")} came to nothing");
    }

    private static async Task<FactLine> ResumedAsync(TrialGround ground, TrialReading whole, TrialReading stopped, CancellationToken cancellationToken)
    {
        const string fact = "goes on where it was stopped and loses nothing";
        int tried = 0;
        foreach (var (cursor, records) in stopped.Stops.SkipLast(1).Where(stop => stop.Cursor is not null))
        {
            var rest = await ReadAsync(ground, cursor, WholePage, cancellationToken);
            // What comes twice has no second effect; what is missing has one.
            var seen = stopped.Records.Take(records).Concat(rest.Records).Select(record => record.SourceId).ToHashSet(StringComparer.Ordinal);
            if (rest.Failure?.Code == AdapterException.CursorRefusedCode) continue;
            tried++;
            if (!rest.Ended || !seen.SetEquals(whole.Records.Select(record => record.SourceId))) return new FactLine(fact, FactOutcome.Broken, $"stopped after {Count(records, "record")}, it does not come to the same: {rest.Failure?.Message ?? "records are missing"}");
        }

        return tried == 0 ? new FactLine(fact, FactOutcome.NotApplicable, "it gave no cursor, took none back, or gave all in one page") : new FactLine(fact, FactOutcome.Holds, $"stopped at {Count(tried, "place")}");
    }

    private static bool IsSame(SourceRecord one, SourceRecord other) => one.SourceId == other.SourceId && one.Raw.Span.SequenceEqual(other.Raw.Span);

    private static string Draft((SourceRecord Record, MapResult Result) pair) => JsonSerializer.Serialize(GoldenLine.Of(pair.Record, pair.Result), HostJson.Default.GoldenLine);

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");
}
