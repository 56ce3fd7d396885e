namespace Federation.Cluster.Sync.Measuring;

/// <summary>How long ago something was; each up to its limit, inclusive, and above the one before.</summary>
public enum ListingAge
{
    /// <summary>Up to 24 hours.</summary>
    Day,

    /// <summary>Up to 7 days.</summary>
    Week,

    /// <summary>Up to 30 days.</summary>
    Month,

    /// <summary>Up to 365 days.</summary>
    Year,

    Older,

    /// <summary>Nobody knows.</summary>
    Unknown,
}

/// <summary>Tells ages. Pure.</summary>
public static class ListingAges
{
    /// <param name="at">A time to come, as of a clock that is wrong, counts as now. Null where it is not known.</param>
    public static ListingAge Of(DateTimeOffset? at, DateTimeOffset now) => (now - at)?.TotalDays switch
    {
        null => ListingAge.Unknown,
        <= 1 => ListingAge.Day,
        <= 7 => ListingAge.Week,
        <= 30 => ListingAge.Month,
        <= 365 => ListingAge.Year,
        _ => ListingAge.Older,
    };
}
