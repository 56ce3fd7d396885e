using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Centres.Licences;

namespace Federation.Cluster.Feed;

/// <summary>One listing as it is handed on, or one that is no more: then there is a key and a time alone.</summary>
internal sealed record FeedItem
{
    /// <summary>See <see cref="Origin.Key"/>.</summary>
    public required string Key { get; init; }

    /// <summary>Since when it is no more; null for a listing.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>How many directories it came through before this one.</summary>
    public int? Hops { get; init; }

    /// <summary>Those directories, in order.</summary>
    public IReadOnlyList<DirectoryId>? Via { get; init; }

    /// <summary>The network that lists the place, at the origin.</summary>
    public FeedNetwork? Network { get; init; }

    public string? Licence { get; init; }

    public string? Attribution { get; init; }

    /// <summary>What the licence asks of whoever hands it on.</summary>
    public FeedTerms? Terms { get; init; }

    /// <summary>The adapter that read it at the origin.</summary>
    public string? Adapter { get; init; }

    /// <summary>When its content last changed at the origin.</summary>
    public DateTimeOffset? ObservedAt { get; init; }

    /// <summary>When its content last changed here.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Since when its network no longer shows it at the origin, or the peer no longer shows it here.</summary>
    public DateTimeOffset? StaleSince { get; init; }

    /// <summary>When personal data was last taken out of it, at the origin, on its way or here.</summary>
    public DateTimeOffset? RedactedAt { get; init; }

    /// <summary>The fields of which something was taken out, ever; null for none.</summary>
    public IReadOnlyList<string>? RedactedFields { get; init; }

    public ListingContent? Content { get; init; }

    /// <summary>The label that this directory awarded to its centre and that holds now.</summary>
    public FeedLabel? Label { get; init; }
}

/// <summary>A network at the origin of a listing.</summary>
internal sealed record FeedNetwork(string Id, string Name);

/// <summary>What a licence asks for, as far as this directory knows it.</summary>
/// <param name="Url">Where it can be read; null where that is not known.</param>
/// <param name="Attribution">Whether the source has to be named.</param>
/// <param name="ShareAlike">Whether what is made of it has to be under the same licence.</param>
internal sealed record FeedTerms(string Name, string? Url, Obligation Attribution, Obligation ShareAlike)
{
    public static FeedTerms Of(LicenceTerms terms) => new(terms.Name, terms.Url?.AbsoluteUri, terms.Attribution, terms.ShareAlike);
}

/// <summary>A label with its certificate.</summary>
/// <param name="Axes">By the axes' names in certificates.</param>
/// <param name="Certificate">Its address.</param>
/// <param name="Credential">The certificate itself, with an embedded proof.</param>
internal sealed record FeedLabel(string Issuer, int Level, ImmutableSortedDictionary<string, int> Axes, string CriteriaVersion, DateTimeOffset ValidUntil, string Certificate, string Credential);
