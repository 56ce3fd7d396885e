namespace Federation.Contracts;

/// <summary>Counts what a reading gave, record by record, as the host counts it. Not thread safe.</summary>
public sealed class SourceTally
{
    private readonly Dictionary<string, int> _filled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _quarantined = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<(string Name, PostalAddress? Address)> _places = [];
    private int _read, _mapped, _located, _placed, _reachable, _sameId, _samePlace;

    /// <summary>The fields that are counted, in the order of <see cref="ListingDraft"/>.</summary>
    public static IReadOnlyList<string> Fields { get; } = [.. DraftFields.All.Select(field => field.Name)];

    /// <summary>What was counted so far; what no record tells (<see cref="SourceMeasures.StableIds"/>, <see cref="SourceMeasures.LicenceTold"/>) is for the caller to say.</summary>
    public SourceMeasures Measures => new()
    {
        Read = _read,
        Mapped = _mapped,
        Quarantined = new SortedDictionary<string, int>(_quarantined, StringComparer.Ordinal),
        Filled = new Dictionary<string, int>(_filled, StringComparer.Ordinal),
        Located = _located,
        Placed = _placed,
        Reachable = _reachable,
        SameId = _sameId,
        SamePlace = _samePlace,
    };

    /// <param name="result">What the record was mapped to; null where it was not, because it has no id or an error.</param>
    public void Add(SourceRecord record, MapResult? result)
    {
        ArgumentNullException.ThrowIfNull(record);
        _read++;
        if (record.SourceId.Length == 0)
        {
            Quarantine("record.no-id");
        }
        else if (!_ids.Add(record.SourceId))
        {
            _sameId++;
            Quarantine("record.duplicate-id");
        }
        else if (result is MapResult.Mapped mapped && record.Issues.All(issue => issue.Severity != IssueSeverity.Error))
        {
            Count(mapped.Draft);
        }
        else
        {
            var issues = record.Issues.Concat(result?.Issues ?? []);
            Quarantine(issues.FirstOrDefault(issue => issue.Severity == IssueSeverity.Error)?.Code ?? "adapter.threw");
        }
    }

    private void Count(ListingDraft draft)
    {
        _mapped++;
        foreach (var (name, isFilled) in DraftFields.All)
        {
            if (isFilled(draft)) _filled[name] = _filled.GetValueOrDefault(name) + 1;
        }

        bool isPlaced = draft.Location is not null || draft.Address is { Locality: not null } or { PostalCode: not null };
        if (draft.Location is not null) _located++;
        if (isPlaced) _placed++;
        if (draft.Website is not null || draft.Phone is not null) _reachable++;

        // A name alone, or with its town, is that of a chain.
        if (draft.Address?.Street is not null && !_places.Add((draft.Name.Trim().ToUpperInvariant(), draft.Address))) _samePlace++;
    }

    private void Quarantine(string code) => _quarantined[code] = _quarantined.GetValueOrDefault(code) + 1;
}
