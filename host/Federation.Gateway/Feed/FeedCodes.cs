namespace Federation.Gateway.Feed;

/// <summary>The stable codes of refusals of the listings feed. What to do about each stands in <c>Problems/feed.json</c>.</summary>
internal static class FeedCodes
{
    /// <summary>The cursor is too old, or of another past than this directory's.</summary>
    public const string CursorExpired = "feed.cursor-expired";

    /// <summary>The cursor is none that this directory gives.</summary>
    public const string CursorUnusable = "feed.cursor-unusable";

    /// <summary>The number of items is out of its range.</summary>
    public const string Limit = "feed.limit";

    /// <summary>Too many requests from one address.</summary>
    public const string TooMany = "feed.too-many-requests";

    /// <summary>The page was not ready within the deadline.</summary>
    public const string Slow = "feed.slow";

    /// <summary>The store does not answer.</summary>
    public const string Unavailable = "feed.unavailable";
}
