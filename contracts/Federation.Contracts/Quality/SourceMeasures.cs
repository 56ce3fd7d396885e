namespace Federation.Contracts;

/// <summary>What one whole reading of a source gave, in numbers of records: what <see cref="SourceQuality"/> is judged by. Immutable.</summary>
public sealed record SourceMeasures
{
    public required int Read { get; init; }

    /// <summary>Those that became listings.</summary>
    public required int Mapped { get; init; }

    /// <summary>Those that are in quarantine, by the code of their first error.</summary>
    public IReadOnlyDictionary<string, int> Quarantined { get; init; } = new Dictionary<string, int>();

    /// <summary>Listings with that field, by the names of <see cref="ListingDraft"/> in camel case and <c>address.street</c> and the like. A field that is not there is filled in none.</summary>
    public IReadOnlyDictionary<string, int> Filled { get; init; } = new Dictionary<string, int>();

    /// <summary>Listings with a location.</summary>
    public int Located { get; init; }

    /// <summary>Listings with a location, or an address that names a town or a postcode.</summary>
    public int Placed { get; init; }

    /// <summary>Listings with a website or a telephone.</summary>
    public int Reachable { get; init; }

    /// <summary>Records whose id another one before them had.</summary>
    public int SameId { get; init; }

    /// <summary>Listings whose name and address, with its street, another one before them had under another id.</summary>
    public int SamePlace { get; init; }

    /// <summary>Listings whose opening hours were understood; null where nobody looked, as in an adapter's own tests.</summary>
    public int? HoursUnderstood { get; init; }

    /// <summary>Whether a second reading gave the same ids; null, which counts as no, where nobody looked.</summary>
    public bool? StableIds { get; init; }

    /// <summary>Whether a reading that broke off can go on where it stood; null, which counts as no, where nobody looked.</summary>
    public bool? Resumable { get; init; }

    /// <summary>Whether the manifest names a licence and the words of credit.</summary>
    public bool LicenceTold { get; init; }

    /// <summary>How many listings have a field; 0 where it is not in <see cref="Filled"/>.</summary>
    public int FilledIn(string field) => Filled.GetValueOrDefault(field);
}
