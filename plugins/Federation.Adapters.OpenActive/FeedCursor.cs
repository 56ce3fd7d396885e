using System.Diagnostics.CodeAnalysis;

namespace Federation.Adapters.OpenActive;

/// <summary>Where a reading of places stands: <c>rpde1</c>, the address to go on at, and where there is one the address that the next reading of changes begins at.</summary>
/// <param name="Next">A whole address.</param>
/// <param name="Held">An earlier page, from which on something was not handed over; null for none.</param>
internal sealed record FeedCursor(string Next, string? Held)
{
    /// <summary>Two of them and what stands between are as many characters as the host keeps.</summary>
    public const int MostAddress = 990;

    private const string Mark = "rpde1 ";

    public static bool IsOne(string cursor) => cursor.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>False for null, for a cursor of a feed that is read whole, and for one that leads to another host.</summary>
    public static bool TryRead(string? text, RpdeFeed feed, [NotNullWhen(true)] out FeedCursor? cursor)
    {
        cursor = null;
        if (text is null || !IsOne(text)) return false;
        string[] addresses = text[Mark.Length..].Split(' ');
        if (addresses.Length > 2 || !Array.TrueForAll(addresses, feed.IsOwn)) return false;
        cursor = new FeedCursor(addresses[0], addresses.Length == 2 ? addresses[1] : null);
        return true;
    }

    public override string ToString() => Held is null ? Mark + Next : $"{Mark}{Next} {Held}";
}
