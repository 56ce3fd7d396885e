using System.Security.Cryptography;
using System.Text;
using Federation.Cluster.Centres;

namespace Federation.Cluster.Matching.Decisions;

/// <summary>Two listings, whichever was named first: <see cref="One"/> is the one whose key sorts first.</summary>
[GenerateSerializer, Immutable, Alias("listing-pair")]
public readonly record struct ListingPair([property: Id(0)] ListingKey One, [property: Id(1)] ListingKey Other)
{
    /// <exception cref="ArgumentException">They are one listing.</exception>
    public static ListingPair Of(ListingKey one, ListingKey other) => one.CompareTo(other) switch
    {
        < 0 => new ListingPair(one, other),
        > 0 => new ListingPair(other, one),
        _ => throw new ArgumentException($"{one} is no pair.", nameof(other)),
    };

    /// <summary>The id of rows that are about the pair: 64 hexadecimal digits. Keys may hold anything but control characters, so the line end between them is no part of either.</summary>
    public string RowId => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{One}\n{Other}")));

    public override string ToString() => $"{One} and {Other}";
}
