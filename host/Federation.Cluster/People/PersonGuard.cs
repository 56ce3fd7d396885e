using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.People.Cutting;
using Federation.Cluster.People.Suppressing;
using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Cluster.People;

/// <summary>
/// Keeps who was erased from coming in again: everything that a run is about to store passes here first. Where nobody was erased it costs nothing. Thread safe.
/// </summary>
public sealed class PersonGuard(SuppressionList list) : IDisposable
{
    private readonly PageTurns _turns = new();

    internal PersonCut Cut => list.Cut;

    /// <summary>Whether somebody who was erased stands in a text.</summary>
    public bool Knows(string text) => Cut.IsIn(text);

    /// <summary>A page's turn to be taken in, which no erasure falls into.</summary>
    internal Task<IDisposable> EnterAsync(CancellationToken cancellationToken) => _turns.EnterAsync(cancellationToken);

    /// <summary>Keeps pages out until the result is disposed.</summary>
    internal Task<IDisposable> HoldAsync(CancellationToken cancellationToken) => _turns.HoldAsync(cancellationToken);

    /// <summary>The record as it may be hashed, mapped and stored; the very record where it names nobody. One whose id was a person's has none any more.</summary>
    internal SourceRecord Clean(SourceRecord record)
    {
        var cut = Cut;
        if (cut.IsEmpty) return record;
        var raw = record.MediaType == "application/json" ? JsonPersonCut.Cut(record.Raw, cut, isRaw: true) : JsonPersonCut.CutText(record.Raw, cut);
        string id = cut.Cut(record.SourceId);
        string? locator = record.Locator is null ? null : cut.Cut(record.Locator);
        var issues = Clean(record.Issues, cut);
        bool isSame = raw.Equals(record.Raw) && ReferenceEquals(id, record.SourceId) && ReferenceEquals(locator, record.Locator) && ReferenceEquals(issues, record.Issues);
        return isSame ? record : record with { Raw = raw, SourceId = id, Locator = locator, Issues = issues };
    }

    /// <summary>What the adapter made of a record: it may have put together what stood apart, a first name and a last.</summary>
    internal MapResult Clean(MapResult result)
    {
        var cut = Cut;
        if (cut.IsEmpty) return result;
        var issues = Clean(result.Issues, cut);
        return result switch
        {
            MapResult.Mapped mapped => MapResult.Map(Clean(mapped.Draft, ClusterJson.Default.ListingDraft), issues),
            MapResult.Rejected { Draft: { } draft } => MapResult.Reject(Clean(draft, ClusterJson.Default.ListingDraft), issues),
            _ => MapResult.Reject(issues),
        };
    }

    /// <summary>The same for what came of a draft.</summary>
    internal NormalisedListing? Clean(NormalisedListing? listing) =>
        listing is not null && Redaction.Of(listing.Content, Cut) is { } redaction ? new NormalisedListing(redaction.Content, listing.InvalidFields) : listing;

    /// <summary>What we made ourselves, of which every text is looked through; the very value where it names nobody.</summary>
    internal T Clean<T>(T value, JsonTypeInfo<T> contract)
        where T : class
    {
        var cut = Cut;
        if (cut.IsEmpty) return value;
        ReadOnlyMemory<byte> json = JsonSerializer.SerializeToUtf8Bytes(value, contract), clean = JsonPersonCut.Cut(json, cut, isRaw: false);
        return clean.Equals(json) ? value : JsonSerializer.Deserialize(clean.Span, contract) ?? throw new JsonException($"A {typeof(T).Name} became null.");
    }

    public void Dispose() => _turns.Dispose();

    private static IReadOnlyList<Issue> Clean(IReadOnlyList<Issue> issues, PersonCut cut) => issues.Any(issue => cut.IsIn(issue.Message) || (issue.Pointer is { } pointer && cut.IsIn(pointer)))
        ? [.. issues.Select(issue => issue with { Message = cut.Cut(issue.Message), Pointer = issue.Pointer is null ? null : cut.Cut(issue.Pointer) })]
        : issues;
}
