namespace Federation.Contracts;

/// <summary>
/// Where a listing was first taken in, and by which directories it came here: what an adapter says of a listing that a peer directory hands on. It names one listing whatever way it comes. The host
/// checks all of it; a listing whose origin cannot be, is quarantined.
/// </summary>
public sealed record ListingOrigin
{
    /// <summary>The most directories that a listing may come through.</summary>
    public const int MostHops = 8;

    /// <summary>The most fields that <see cref="RedactedFields"/> may name; the host reads no more.</summary>
    public const int MostRedactedFields = 32;

    /// <summary>The id of the directory that first took it in: 32 lower-case hexadecimal digits.</summary>
    public required string Directory { get; init; }

    /// <summary>The id of the network there that lists the place: 1 to 63 of <c>a-z 0-9 -</c>.</summary>
    public required string Network { get; init; }

    /// <summary>What that network is called; 1 to 200 characters.</summary>
    public required string NetworkName { get; init; }

    /// <summary>The network's own id of the listing.</summary>
    public required string SourceId { get; init; }

    /// <summary>
    /// The ids of the directories that it came through, in order and each once: <see cref="Directory"/> first, the peer that handed it on to us last. 1 to <see cref="MostHops"/>.
    /// </summary>
    public required IReadOnlyList<string> Via { get; init; }

    /// <summary>How many directories it came through.</summary>
    public int Hops => Via.Count;

    /// <summary>The adapter that read it there, as <c>id@version</c>.</summary>
    public required string Adapter { get; init; }

    /// <summary>SPDX-like id of the source's licence. It takes the place of the one in the peer's manifest.</summary>
    public required string Licence { get; init; }

    /// <summary>The words of credit that the licence asks for, at most 500 characters. They take the place of those in the peer's manifest.</summary>
    public required string Attribution { get; init; }

    /// <summary>When its content last changed there.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>Since when its network no longer shows it there; null while it does.</summary>
    public DateTimeOffset? StaleSince { get; init; }

    /// <summary>When something about a person was last erased from it, there or on its way here; null where nothing was.</summary>
    public DateTimeOffset? RedactedAt { get; init; }

    /// <summary>
    /// The fields that it was erased from, by the names of <see cref="ListingDraft"/> in camel case: what the host knew of them before is erased too. At most <see cref="MostRedactedFields"/>, none by default; names that
    /// the host does not know are left out. They count only beside <see cref="RedactedAt"/>.
    /// </summary>
    public IReadOnlyList<string> RedactedFields { get; init; } = [];
}
