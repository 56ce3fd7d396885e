using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.People.Cutting;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Centres;

/// <summary>
/// One change of a centre, with what it took the place of: from the centre as it is, its pasts lead back to any moment. Stored in the commit of the change, apart from the feed, so that what must be
/// forgotten can be.
/// </summary>
[GenerateSerializer, Immutable, Alias("centre-past")]
public sealed record CentrePast
{
    /// <summary>What happened, texts and all.</summary>
    [Id(0)]
    public required CentreChange Change { get; init; }

    /// <summary>The change's listing as it was before; null where the centre did not have it, or the change was not about a listing.</summary>
    [Id(1)]
    public Listing? Before { get; init; }

    /// <summary>When the centre had changed before.</summary>
    [Id(2)]
    public required DateTimeOffset ChangedBefore { get; init; }

    [Id(3)]
    public CentreId? MergedIntoBefore { get; init; }

    [Id(4)]
    public ImmutableSortedDictionary<string, CentreId>? ReleasedBefore { get; init; }

    [Id(5)]
    public ImmutableSortedDictionary<string, FieldPin>? PinsBefore { get; init; }

    /// <summary>What has to be stored of a change; null for the opening of a centre, before which there was nothing.</summary>
    internal static CentrePast? Of(CentreState? before, CentreChange? change) => before is null || change is null ? null : new CentrePast
    {
        Change = change,
        Before = before.Find(change.Listing),
        ChangedBefore = before.ChangedAt,
        MergedIntoBefore = before.MergedInto,
        ReleasedBefore = before.Released,
        PinsBefore = before.Pins,
    };

    /// <summary>This past without what the listing said in these fields, before the change and after; the very past where it said nothing. Pure.</summary>
    /// <param name="fields">Names of <see cref="ContentField"/>; others are left alone.</param>
    internal CentrePast WithoutFields(ImmutableArray<string> fields)
    {
        var before = Before is { } listing ? Redaction.OfPast(listing, fields) : null;
        bool isSaid = Change.Fields.Any(IsSaid) || (Change.Move is not null && fields.Contains(ContentField.AddressName));
        if (ReferenceEquals(before, Before) && !isSaid) return this;
        return this with
        {
            Before = before,
            Change = Change with
            {
                Fields = [.. Change.Fields.Select(field => IsSaid(field) ? FieldChange.OfErased(field.Field) : field)],
                Move = fields.Contains(ContentField.AddressName) ? null : Change.Move,
            },
        };

        bool IsSaid(FieldChange field) => fields.Contains(field.Field) && (field.Before ?? field.After) is not null;
    }

    /// <summary>Which fields of the listing name somebody, as they were before the change or after it, in ordinal order.</summary>
    internal IEnumerable<string> FieldsWith(PersonCut cut) =>
        (Before is { } listing ? Redaction.Of(listing.Content, cut)?.Fields ?? [] : []).Union(Change.Fields.Where(field => IsIn(field, cut)).Select(field => field.Field), StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>This past, with the fields marked that name somebody who is about to be erased from it.</summary>
    internal CentrePast WithMarks(PersonCut cut) => this with
    {
        Change = Change with { Fields = [.. Change.Fields.Select(field => IsIn(field, cut) ? field with { Erased = true } : field)] },
        Before = Before is { } listing && Redaction.Of(listing.Content, cut) is { } redaction ? listing with { RedactedFields = [.. listing.RedactedFields.Union(redaction.Fields, StringComparer.Ordinal).Order(StringComparer.Ordinal)] } : Before,
    };

    private static bool IsIn(FieldChange field, PersonCut cut) => (field.Before is { } before && cut.IsIn(before)) || (field.After is { } after && cut.IsIn(after));

    /// <summary>The centre as it was before the change, from the centre as it was after it. Pure.</summary>
    public CentreState Undo(CentreState after)
    {
        var before = Before is { } listing ? after.With(listing, ChangedBefore) : after.Without(Change.Listing, ChangedBefore);
        return before with { MergedInto = MergedIntoBefore, Released = ReleasedBefore, Pins = PinsBefore, Changes = Change.Number - 1 };
    }

    /// <summary>The centre as it was at that moment; null where it was not open yet. Pure.</summary>
    /// <param name="now">The centre as it is.</param>
    /// <param name="pasts">All of its pasts, oldest first.</param>
    /// <param name="at">What happened at this very moment has happened.</param>
    public static CentreState? AsOf(CentreState now, IReadOnlyList<CentrePast> pasts, DateTimeOffset at) =>
        at < now.OpenedAt ? null : pasts.Reverse().TakeWhile(past => past.Change.At > at).Aggregate(now, (state, past) => past.Undo(state));

    internal StateWrite Write() => new(KeyOf(Change.Centre, Change.Number), 0, JsonSerializer.SerializeToUtf8Bytes(this, ClusterJson.Default.CentrePast));

    internal static StateKey KeyOf(CentreId centre, long number) => new(RowKinds.CentrePast, string.Create(CultureInfo.InvariantCulture, $"{centre}/{number:D10}"));
}
