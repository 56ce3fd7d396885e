using System.Collections.Immutable;

namespace Federation.Cluster.Centres;

/// <summary>The rules of a centre, pure: the grain only keeps the state and hands out the result. Thread safe.</summary>
public static class Centre
{
    /// <summary>
    /// What the command does to the centre. Where that is nothing, the state is the one given, and nothing needs to be stored. A command of a run that a later one has
    /// overtaken at this listing does nothing.
    /// </summary>
    /// <param name="state">Null where the centre does not exist yet.</param>
    public static CentreOutcome Apply(CentreId id, CentreState? state, CentreCommand command)
    {
        var known = state?.Find(command.Key);
        if (known?.Fence > command.Fence) return new CentreOutcome(state, null);
        var outcome = command switch
        {
            CentreCommand.PutListing put => state is null ? Open(id, put) : Put(state, put),
            CentreCommand.MarkStale stale => MarkStale(state, stale),
            CentreCommand.RemoveListing remove => Remove(state, remove),
            CentreCommand.RestoreListing restore => Restore(state, restore),
            CentreCommand.RedactListing redact => Redact(state, redact),
            _ => throw new ArgumentException($"Unknown command {command.GetType().Name}.", nameof(command)),
        };

        // To find everything as it should be is a say too: a command that is late may not undo it.
        return outcome.Change is null && known?.Fence < command.Fence ? outcome with { State = state!.With(known with { Fence = command.Fence }, state.ChangedAt) } : outcome; // it has the listing
    }

    private static CentreOutcome Open(CentreId id, CentreCommand.PutListing put)
    {
        var state = new CentreState { Id = id, OpenedAt = put.At, ChangedAt = put.At, Listings = [NewListing(put)] };
        return new CentreOutcome(state, Change(state, put, CentreChangeKind.Opened));
    }

    private static CentreOutcome Put(CentreState state, CentreCommand.PutListing put)
    {
        if (state.Find(put.Key) is not { } known) return Changed(state, put, NewListing(put), CentreChangeKind.ListingAttached);
        if (known.ContentHash == put.ContentHash) return PutSameContent(state, known, put);

        var content = KeepLastGood(known.Content, put);
        var changed = ContentField.All.Where(field => field.Differs(known.Content, content)).ToList();
        var listing = (NewListing(put) with { RedactedAt = known.RedactedAt, RedactedFields = known.RedactedFields }).WithRedaction(put.RedactedAt, put.RedactedFields) with
        {
            Content = content,
            OlderFields = ContentField.All
                .Where(field => field.IsFilled(content) && !changed.Contains(field))
                .ToImmutableSortedDictionary(field => field.Name, known.FieldObservedAt, StringComparer.Ordinal),
        };
        var fields = changed.Select(field => new FieldChange(field.Name, field.Text(known.Content), field.Text(content))).ToImmutableArray();
        var outcome = Changed(state, put, listing, CentreChangeKind.ListingChanged);
        return outcome with { Change = outcome.Change! with { Fields = fields, Move = ListingMove.Between(known.Content, content) } }; // Changed always tells a change
    }

    private static CentreOutcome PutSameContent(CentreState state, Listing known, CentreCommand.PutListing put)
    {
        var listing = known.WithRedaction(put.RedactedAt, put.RedactedFields) with { StaleSince = null, RemovedAt = null, Source = put.Source };
        if (listing == known) return new CentreOutcome(state, null);
        var outcome = Changed(state, put, listing, known is { StaleSince: null, IsLive: true } ? CentreChangeKind.ListingChanged : CentreChangeKind.ListingReturned);
        return outcome with { Change = outcome.Change! with { Fields = [.. SourceChanges(known.Source, put.Source)] } }; // Changed always tells a change
    }

    /// <summary>The same words under other terms, or read by another adapter, are worth telling.</summary>
    private static IEnumerable<FieldChange> SourceChanges(ListingSource before, ListingSource after)
    {
        if (before.Adapter != after.Adapter) yield return new FieldChange("adapter", before.Adapter, after.Adapter);
        if (before.Licence != after.Licence) yield return new FieldChange("licence", before.Licence, after.Licence);
        if (before.Attribution != after.Attribution) yield return new FieldChange("attribution", before.Attribution, after.Attribution);
    }

    private static CentreOutcome MarkStale(CentreState? state, CentreCommand.MarkStale stale) =>
        state?.Find(stale.Key) is { StaleSince: null } listing
            ? Changed(state, stale, listing with { StaleSince = stale.At }, CentreChangeKind.ListingStale)
            : new CentreOutcome(state, null);

    private static CentreOutcome Remove(CentreState? state, CentreCommand.RemoveListing remove) =>
        state?.Find(remove.Key) is { IsLive: true } listing
            ? Changed(state, remove, listing with { RemovedAt = remove.At }, CentreChangeKind.ListingRemoved)
            : new CentreOutcome(state, null);

    private static CentreOutcome Restore(CentreState? state, CentreCommand.RestoreListing restore) =>
        state?.Find(restore.Key) is { IsLive: false } listing
            ? Changed(state, restore, listing with { RemovedAt = null }, CentreChangeKind.ListingRestored)
            : new CentreOutcome(state, null);

    private static CentreOutcome Redact(CentreState? state, CentreCommand.RedactListing redact)
    {
        if (state?.Find(redact.Key) is not { } listing || listing.ContentHash != redact.Before) return new CentreOutcome(state, null);
        var redacted = (listing with { Content = redact.Content, ContentHash = redact.ContentHash }).WithRedaction(redact.At, redact.Fields);
        var next = state.With(redacted, redact.At);
        var fields = redact.Fields.Select(field => new FieldChange(field, Before: null, After: null)).ToImmutableArray();
        return new CentreOutcome(next, Change(next, redact, CentreChangeKind.ListingRedacted) with { Fields = fields });
    }

    private static ListingContent KeepLastGood(ListingContent known, CentreCommand.PutListing put) =>
        ContentField.All
            .Where(field => put.InvalidFields.Contains(field.Name) && !field.IsFilled(put.Content))
            .Aggregate(put.Content, (content, field) => field.Take(content, known));

    private static Listing NewListing(CentreCommand.PutListing put) => new()
    {
        Key = put.Key,
        Content = put.Content,
        ContentHash = put.ContentHash,
        Source = put.Source,
        ObservedAt = put.At,
        Fence = put.Fence,
        RedactedAt = put.RedactedAt,
        RedactedFields = put.RedactedFields,
    };

    private static CentreOutcome Changed(CentreState state, CentreCommand command, Listing listing, CentreChangeKind kind)
    {
        var next = state.With(listing with { Fence = command.Fence }, command.At);
        return new CentreOutcome(next, Change(next, command, kind));
    }

    private static CentreChange Change(CentreState state, CentreCommand command, CentreChangeKind kind) =>
        new() { Centre = state.Id, Kind = kind, Listing = command.Key, At = command.At, Run = command.Run };
}
