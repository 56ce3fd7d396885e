using System.Collections.Immutable;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Storage;
using Federation.Cluster.Suggestions;

namespace Federation.Cluster.Labels.Traces;

/// <summary>Reads what was seen of centres, many at once, as of one moment. Thread safe.</summary>
public sealed class TraceReader
{
    /// <summary>So many changes of one centre are looked at.</summary>
    private const int MostChanges = 64;

    private readonly IDirectoryStore _store;
    private readonly SourceReadings _readings;
    private readonly ILookup<ListingKey, Suggestion> _suggestions;

    private TraceReader(IDirectoryStore store, SourceReadings readings, ILookup<ListingKey, Suggestion> suggestions)
    {
        _store = store;
        _readings = readings;
        _suggestions = suggestions;
    }

    public DateTimeOffset At => _readings.At;

    /// <summary>Reads what is wanted of every centre: months of runs, and what people suggested. A suggestion that cannot be read is passed over: it is one of many, of a centre that nobody knows.</summary>
    public static async Task<TraceReader> OpenAsync(IDirectoryStore store, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var readings = await SourceReadings.ReadAsync(store, at, cancellationToken);
        var suggestions = await store.ScanAsync(RowKinds.Suggestion, cancellationToken: cancellationToken).Select(row => SuggestionArchive.TryRead(row, out var suggestion) ? suggestion : null).ToListAsync(cancellationToken);
        return new TraceReader(store, readings, suggestions.OfType<Suggestion>().ToLookup(suggestion => suggestion.Listing));
    }

    /// <summary>In the order asked; of nothing where there is no centre.</summary>
    public async Task<IReadOnlyList<CentreTraces>> ReadAsync(IReadOnlyList<CentreState?> centres, CancellationToken cancellationToken)
    {
        var begin = At.AddDays(-SourceReadings.Window);
        var pasts = await PastsAsync(centres, begin, cancellationToken);
        var refused = await RefusedAsync(centres, cancellationToken);
        var doors = await new DoorArchive(_store).ReadAsync([.. centres.OfType<CentreState>().Select(centre => centre.Id)], cancellationToken);
        var terms = doors.Zip(centres.OfType<CentreState>()).Where(pair => pair.First.Rules is not null).Select(pair => pair.Second.Id).ToHashSet();
        var counted = doors.Zip(centres.OfType<CentreState>()).Where(pair => pair.First.CountedOn > Today.AddDays(-DoorDays.Kept)).Select(pair => pair.Second.Id).ToHashSet();
        var traces = new List<CentreTraces>(centres.Count);
        foreach (var centre in centres)
        {
            traces.Add(centre is null ? new CentreTraces { Readings = _readings } : new CentreTraces
            {
                Readings = _readings,
                Pasts = [.. pasts[centre.Id].Where(past => past.Change.At > begin)],
                IsCutOff = centre.Changes > MostChanges && pasts[centre.Id].FirstOrDefault() is { } first && first.Change.At > begin,
                Refused = centre.Listings.Where(listing => refused.ContainsKey(listing.Key.Value)).ToImmutableDictionary(listing => listing.Key, listing => refused[listing.Key.Value]),
                Suggestions = [.. centre.Listings.SelectMany(listing => _suggestions[listing.Key])],
                Passes = counted.Contains(centre.Id) ? await PassesAsync(centre.Id, cancellationToken) : [],
                Visits = terms.Contains(centre.Id) ? await VisitsAsync(centre, begin, cancellationToken) : null,
            });
        }

        return traces;
    }

    private DateOnly Today => DateOnly.FromDateTime(At.UtcDateTime);

    private async Task<IReadOnlyList<DoorDay>> PassesAsync(CentreId centre, CancellationToken cancellationToken) =>
        await _store.ScanAsync(RowKinds.DoorDay, DoorDay.PrefixOf(centre), cancellationToken).Select(DoorDay.Read).Where(day => day.Day > Today.AddDays(-DoorDays.Kept) && day.Day <= Today).ToListAsync(cancellationToken);

    private async Task<ILookup<CentreId, CentrePast>> PastsAsync(IReadOnlyList<CentreState?> centres, DateTimeOffset begin, CancellationToken cancellationToken)
    {
        var changes = centres.OfType<CentreState>().Where(centre => centre.ChangedAt > begin).DistinctBy(centre => centre.Id)
            .SelectMany(centre => Numbers(centre.Changes).Select(number => (centre.Id, number))).ToList();
        var pasts = changes.Count == 0 ? [] : await new CentreArchive(_store).PastAsync(changes, cancellationToken);
        return changes.Zip(pasts).Where(pair => pair.Second is not null).ToLookup(pair => pair.First.Id, pair => pair.Second!); // those that are there

        static IEnumerable<long> Numbers(long last)
        {
            for (long number = Math.Max(1, last - MostChanges + 1); number <= last; number++) yield return number;
        }
    }

    private async Task<Dictionary<string, DateTimeOffset>> RefusedAsync(IReadOnlyList<CentreState?> centres, CancellationToken cancellationToken)
    {
        var keys = centres.OfType<CentreState>().SelectMany(centre => centre.Listings).Where(listing => listing.IsLive).Select(listing => listing.Key.Value).Distinct().ToList();
        var rows = await _store.ReadManyAsync(RowKinds.Quarantine, keys, cancellationToken);
        return rows.OfType<StateRow>().ToDictionary(row => row.Key.Id, row => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.QuarantinedRecord)?.Since ?? throw new JsonException($"Row {row.Key} is empty."), StringComparer.Ordinal);
    }

    /// <summary>Months stand in their order: from that of the first day on to the last.</summary>
    private async Task<int> VisitsAsync(CentreState centre, DateTimeOffset begin, CancellationToken cancellationToken)
    {
        string first = Visit.PrefixOf(centre.Id, VisitMonth.Of(DateOnly.FromDateTime(begin.UtcDateTime.AddDays(-1)))); // the centre's day may be the one before
        string own = $"{centre.Id}/";
        var networks = centre.Networks.ToHashSet();
        return await _store.ScanAfterAsync(RowKinds.Visit, first, cancellationToken)
            .TakeWhile(row => row.Key.Id.StartsWith(own, StringComparison.Ordinal))
            .Select(VisitArchive.Read)
            .CountAsync(visit => visit.At > begin && visit.At <= At && !networks.Contains(visit.HomeNetwork), cancellationToken);
    }
}
