using System.Collections.Immutable;
using System.Globalization;
using Federation.Cluster.Labels;

namespace Federation.Cluster.Centres;

/// <summary>The rules of a centre, pure: the grain only keeps the state and hands out the result. Thread safe.</summary>
public static class Centre
{
    /// <summary>
    /// What the command does to the centre. Where that is nothing, the state is the one given, and nothing needs to be stored. A command of a run that a later one has
    /// overtaken at this listing does nothing, nor does one about a listing that went over to another centre.
    /// </summary>
    /// <param name="state">Null where the centre does not exist yet.</param>
    public static CentreOutcome Apply(CentreId id, CentreState? state, CentreCommand command) => command switch
    {
        CentreCommand.AdoptListing adopt => Adopt(id, state, adopt),
        CentreCommand.ReleaseListing release => Release(state, release),
        CentreCommand.PinField pin => Pin(state, pin),
        CentreCommand.UnpinField unpin => Unpin(state, unpin),
        _ => ApplyOfRun(id, state, command),
    };

    private static CentreOutcome ApplyOfRun(CentreId id, CentreState? state, CentreCommand command)
    {
        var known = state?.Find(command.Key);
        if (known?.Fence > command.Fence || IsReleased(state, command.Key)) return new CentreOutcome(state, null);
        var outcome = command switch
        {
            CentreCommand.PutListing put => state is null ? Open(id, put, NewListing(put)) : Put(state, put),
            CentreCommand.MarkStale stale => MarkStale(state, stale),
            CentreCommand.RemoveListing remove => Remove(state, remove),
            CentreCommand.RestoreListing restore => Restore(state, restore),
            CentreCommand.RedactListing redact => Redact(state, redact),
            _ => throw new ArgumentException($"Unknown command {command.GetType().Name}.", nameof(command)),
        };

        // To find everything as it should be is a say too: a command that is late may not undo it.
        return outcome.Change is null && known?.Fence < command.Fence ? outcome with { State = state!.With(known with { Fence = command.Fence }, state.ChangedAt) } : outcome; // it has the listing
    }

    private static bool IsReleased(CentreState? state, ListingKey key) => state?.Released?.ContainsKey(key.Value) ?? false;

    private static CentreOutcome Adopt(CentreId id, CentreState? state, CentreCommand.AdoptListing adopt)
    {
        // What comes home has never been away.
        var listing = adopt.Listing with { CameFrom = adopt.Listing.CameFrom == id ? null : adopt.From };
        if (state is null) return Open(id, adopt, listing, adopt.Pins);
        if (state.Find(adopt.Key) is { } known && known.Fence >= adopt.Listing.Fence)
        {
            if (known.CameFrom == listing.CameFrom) return new CentreOutcome(state, null);
            listing = known with { CameFrom = listing.CameFrom }; // a run put it here before it was handed over: what it says stays, where it came from is learned
        }

        var opened = state with { MergedInto = null, Released = Emptied(state.Released?.Remove(adopt.Key.Value)), Pins = WithPins(state.Pins, adopt.Pins) };
        var outcome = Changed(opened, adopt, listing, CentreChangeKind.ListingAdopted);
        return outcome with { Change = outcome.Change! with { Other = adopt.From } }; // Changed always tells a change
    }

    /// <summary>What people decided of a field here stays; where they did not, what they decided of it over there comes along.</summary>
    private static ImmutableSortedDictionary<string, FieldPin>? WithPins(ImmutableSortedDictionary<string, FieldPin>? here, ImmutableSortedDictionary<string, FieldPin>? coming) =>
        here is null || coming is null ? here ?? coming : coming.SetItems(here);

    private static CentreOutcome Release(CentreState? state, CentreCommand.ReleaseListing release)
    {
        if (state?.Find(release.Key) is null) return new CentreOutcome(state, null);
        var released = state.Released ?? ImmutableSortedDictionary.Create<string, CentreId>(StringComparer.Ordinal);
        var next = state.Without(release.Key, release.At) with { Released = released.SetItem(release.Key.Value, release.To), Pins = WithoutPins(state.Pins, release.Key), Changes = state.Changes + 1 };
        if (next.Listings.IsEmpty) next = next with { MergedInto = release.To };
        return new CentreOutcome(next, Change(next, release, CentreChangeKind.ListingReleased) with { Other = release.To });
    }

    /// <summary>What was decided in favour of a listing goes with it.</summary>
    private static ImmutableSortedDictionary<string, FieldPin>? WithoutPins(ImmutableSortedDictionary<string, FieldPin>? pins, ListingKey key) =>
        Emptied(pins?.RemoveRange(pins.Where(pin => pin.Value.Listing == key).Select(pin => pin.Key)));

    private static CentreOutcome Pin(CentreState? state, CentreCommand.PinField pin)
    {
        if (state?.Find(pin.Key) is null || state.Pins?.GetValueOrDefault(pin.Field)?.Listing == pin.Key) return new CentreOutcome(state, null);
        var pins = state.Pins ?? ImmutableSortedDictionary.Create<string, FieldPin>(StringComparer.Ordinal);
        return Pinned(state, pin, pins.SetItem(pin.Field, new FieldPin(pin.Key, pin.Actor, pin.Reason, pin.At)), pin.Field, CentreChangeKind.FieldPinned);
    }

    private static CentreOutcome Unpin(CentreState? state, CentreCommand.UnpinField unpin) =>
        state?.Pins is { } pins && pins.ContainsKey(unpin.Field) ? Pinned(state, unpin, Emptied(pins.Remove(unpin.Field)), unpin.Field, CentreChangeKind.FieldUnpinned) : new CentreOutcome(state, null);

    private static CentreOutcome Pinned(CentreState state, CentreCommand command, ImmutableSortedDictionary<string, FieldPin>? pins, string field, CentreChangeKind kind)
    {
        var next = state with { Pins = pins, ChangedAt = command.At, Changes = state.Changes + 1 };
        return new CentreOutcome(next, Change(next, command, kind) with { Fields = [new FieldChange(field, null, null)] });
    }

    /// <summary>What holds nothing is not stored.</summary>
    private static ImmutableSortedDictionary<string, T>? Emptied<T>(ImmutableSortedDictionary<string, T>? entries) => entries is { IsEmpty: true } ? null : entries;

    private static CentreOutcome Open(CentreId id, CentreCommand command, Listing first, ImmutableSortedDictionary<string, FieldPin>? pins = null)
    {
        var state = new CentreState { Id = id, OpenedAt = command.At, OpenedBy = command.Run, ChangedAt = command.At, Listings = [first], Pins = pins };
        return new CentreOutcome(state, Change(state, command, CentreChangeKind.Opened));
    }

    private static CentreOutcome Put(CentreState state, CentreCommand.PutListing put)
    {
        if (state.Find(put.Key) is not { } known) return Changed(state, put, NewListing(put), CentreChangeKind.ListingAttached);
        if (known.ContentHash == put.ContentHash) return PutSameContent(state, known, put);

        var redacted = RedactedBy(put, known);
        var content = KeepLastGood(known.Content, put, redacted);
        var changed = ContentField.All.Where(field => field.Differs(known.Content, content)).ToList();
        var listing = (NewListing(put) with { RedactedAt = known.RedactedAt, RedactedFields = known.RedactedFields }).WithRedactionTold(known.Source.Origin, put.At) with
        {
            Content = content,
            CameFrom = known.CameFrom,
            OlderFields = ContentField.All
                .Where(field => field.IsFilled(content) && !changed.Contains(field))
                .ToImmutableSortedDictionary(field => field.Name, known.FieldObservedAt, StringComparer.Ordinal),
        };
        var fields = changed.Select(field => redacted.Contains(field.Name) ? FieldChange.OfErased(field.Name) : new FieldChange(field.Name, field.Text(known.Content), field.Text(content))).ToImmutableArray();
        var outcome = Changed(state, put, listing, CentreChangeKind.ListingChanged);
        return outcome with { Change = outcome.Change! with { Fields = fields, Move = redacted.Contains(ContentField.AddressName) ? null : ListingMove.Between(known.Content, content) } }; // Changed always tells a change
    }

    /// <summary>The fields of which the peer tells for the first time that somebody was erased from them; empty where there are none.</summary>
    private static ImmutableArray<string> RedactedBy(CentreCommand.PutListing put, Listing known) => put.Source.Origin is { } told && told.TellsMoreThan(known.Source.Origin) ? told.RedactedFields : [];

    private static CentreOutcome PutSameContent(CentreState state, Listing known, CentreCommand.PutListing put)
    {
        // The same labels in another list are no change.
        var labels = known.ForeignLabels.SequenceEqual(put.ForeignLabels) ? known.ForeignLabels : put.ForeignLabels;
        var listing = (known with { StaleSince = null, RemovedAt = null, Source = put.Source, ModifiedAt = put.ModifiedAt ?? known.ModifiedAt, ForeignLabels = labels }).WithRedactionTold(known.Source.Origin, put.At);
        if (listing == known) return new CentreOutcome(state, null);
        var redacted = RedactedBy(put, known);
        var kind = known is not { StaleSince: null, IsLive: true } ? CentreChangeKind.ListingReturned : redacted.IsEmpty ? CentreChangeKind.ListingChanged : CentreChangeKind.ListingRedacted;
        var outcome = Changed(state, put, listing, kind);
        return outcome with { Change = outcome.Change! with { Fields = [.. SourceChanges(known, listing), .. redacted.Select(FieldChange.OfErased)] } }; // Changed always tells a change
    }

    /// <summary>The same words under other terms, read by another adapter, counting for more, or said anew, are worth telling.</summary>
    private static IEnumerable<FieldChange> SourceChanges(Listing before, Listing after)
    {
        if (before.Source.Adapter != after.Source.Adapter) yield return new FieldChange("adapter", before.Source.Adapter, after.Source.Adapter);
        if (before.Source.Licence != after.Source.Licence) yield return new FieldChange("licence", before.Source.Licence, after.Source.Licence);
        if (before.Source.Attribution != after.Source.Attribution) yield return new FieldChange("attribution", before.Source.Attribution, after.Source.Attribution);
        if (before.Source.Trust != after.Source.Trust) yield return new FieldChange("trust", Text(before.Source.Trust), Text(after.Source.Trust));
        if (before.ModifiedAt != after.ModifiedAt) yield return new FieldChange("modifiedAt", Text(before.ModifiedAt), Text(after.ModifiedAt));
        if (before.Source.Origin?.Key != after.Source.Origin?.Key) yield return new FieldChange("origin", before.Source.Origin?.Key, after.Source.Origin?.Key);
        if (Way(before.Source) != Way(after.Source)) yield return new FieldChange("via", Way(before.Source), Way(after.Source));
        if (!before.ForeignLabels.SequenceEqual(after.ForeignLabels)) yield return new FieldChange("foreignLabels", Text(before.ForeignLabels), Text(after.ForeignLabels));
    }

    private static string? Text(IFormattable? value) => value?.ToString(value is DateTimeOffset ? "O" : null, CultureInfo.InvariantCulture);

    private static string? Way(ListingSource source) => source.Origin is { } origin ? string.Join(", ", origin.Via) : null;

    private static string? Text(ImmutableArray<ListedLabel> labels) => labels.IsEmpty ? null : string.Join(", ", labels.Select(label => label.Level is { } level ? string.Create(CultureInfo.InvariantCulture, $"{label.Issuer} {level}") : label.Issuer));

    private static CentreOutcome MarkStale(CentreState? state, CentreCommand.MarkStale stale) =>
        state?.Find(stale.Key) is { StaleSince: null } listing
            ? Changed(state, stale, listing with { StaleSince = stale.At }, CentreChangeKind.ListingStale)
            : new CentreOutcome(state, null);

    private static CentreOutcome Remove(CentreState? state, CentreCommand.RemoveListing remove) =>
        state?.Find(remove.Key) is { IsLive: true } listing
            ? Changed(state, remove, listing with { RemovedAt = remove.At, StaleSince = listing.StaleSince ?? remove.At }, CentreChangeKind.ListingRemoved)
            : new CentreOutcome(state, null);

    private static CentreOutcome Restore(CentreState? state, CentreCommand.RestoreListing restore) =>
        state?.Find(restore.Key) is { IsLive: false } listing
            ? Changed(state, restore, listing with { RemovedAt = null }, CentreChangeKind.ListingRestored)
            : new CentreOutcome(state, null);

    private static CentreOutcome Redact(CentreState? state, CentreCommand.RedactListing redact)
    {
        if (state?.Find(redact.Key) is not { } listing || listing.ContentHash != redact.Before) return new CentreOutcome(state, null);
        var redacted = listing.WithRedaction(redact.At, redact.Fields);
        if (redact.ContentHash != listing.ContentHash) redacted = redacted with { Content = redact.Content, ContentHash = redact.ContentHash };
        if (ReferenceEquals(redacted, listing)) return new CentreOutcome(state, null);
        var next = state.With(redacted, redact.At) with { Changes = state.Changes + 1 };
        var fields = redact.Fields.Select(FieldChange.OfErased).ToImmutableArray();
        return new CentreOutcome(next, Change(next, redact, CentreChangeKind.ListingRedacted) with { Fields = fields });
    }

    /// <param name="redacted">Of these fields nothing is good any more.</param>
    private static ListingContent KeepLastGood(ListingContent known, CentreCommand.PutListing put, ImmutableArray<string> redacted) =>
        ContentField.All
            .Where(field => put.InvalidFields.Contains(field.Name) && !redacted.Contains(field.Name) && !field.IsFilled(put.Content))
            .Aggregate(put.Content, (content, field) => field.Take(content, known));

    private static Listing NewListing(CentreCommand.PutListing put) => new()
    {
        Key = put.Key,
        Content = put.Content,
        ContentHash = put.ContentHash,
        Source = put.Source,
        ForeignLabels = put.ForeignLabels,
        ObservedAt = put.At,
        ModifiedAt = put.ModifiedAt,
        Fence = put.Fence,
        RedactedAt = put.Source.Origin?.RedactedAt,
        RedactedFields = put.Source.Origin?.RedactedFields ?? [],
    };

    private static CentreOutcome Changed(CentreState state, CentreCommand command, Listing listing, CentreChangeKind kind)
    {
        var next = state.With(listing with { Fence = Math.Max(listing.Fence, command.Fence) }, command.At) with { Changes = state.Changes + 1 };
        return new CentreOutcome(next, Change(next, command, kind));
    }

    private static CentreChange Change(CentreState state, CentreCommand command, CentreChangeKind kind) =>
        new() { Centre = state.Id, Kind = kind, Listing = command.Key, At = command.At, Run = command.Run, Number = state.Changes };
}
