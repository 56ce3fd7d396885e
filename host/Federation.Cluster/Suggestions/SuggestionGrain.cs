using Federation.Cluster.Centres;
using Federation.Cluster.Matching;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Suggestions;

/// <summary>The one writer of a network's suggestions.</summary>
internal sealed class SuggestionGrain(IDirectoryStore store, SuggestionArchive archive, PairExplainer listings, TimeProvider clock) : Grain, ISuggestionGrain
{
    private const int MostOpenOfOneAccount = 50;
    private const int MostTextCharacters = 1_000;

    public async Task<SuggestionAnswer> Suggest(SuggestionOrder order)
    {
        if (order.Comment?.Length > MostTextCharacters) return SuggestionAnswer.Refused(SuggestionCodes.UnusableText, $"A comment has {MostTextCharacters:N0} characters at most.");
        if (!SuggestedValue.Fields.Contains(order.Field)) return SuggestionAnswer.Refused(SuggestionCodes.UnknownField, $"Suggestions are taken for {string.Join(", ", SuggestedValue.Fields)}.");
        if (await listings.ReadAsync(order.Listing, CancellationToken.None) is not { IsLive: true } listing) return SuggestionAnswer.Refused(SuggestionCodes.UnknownCentre, "No listing speaks for a centre of that id.");
        if (SuggestedValue.Read(order.Field, order.Value, listing.Content) is not { } value) return SuggestionAnswer.Refused(SuggestionCodes.UnusableValue, $"That is no {order.Field} that a listing could have.");
        if (SuggestedValue.IsCarried(order.Field, value, listing.Content)) return SuggestionAnswer.Refused(SuggestionCodes.NothingNew, $"The listing {order.Listing} says so already.");
        var open = await archive.OfAsync(Network, CancellationToken.None).Where(known => known.State == SuggestionState.Open).ToListAsync();
        if (open.Any(known => known.Listing == order.Listing && known.Field == order.Field && known.Value == value)) return SuggestionAnswer.Refused(SuggestionCodes.KnownAlready, "Somebody suggested the same before, and the network has not answered yet.");
        if (open.Count(known => known.By == order.By) >= MostOpenOfOneAccount) return SuggestionAnswer.Refused(SuggestionCodes.TooMany, $"{MostOpenOfOneAccount} suggestions of one account wait at this network.");
        var suggestion = new Suggestion
        {
            Id = CentreId.New(clock).Value,
            Centre = order.Centre,
            Listing = order.Listing,
            Field = order.Field,
            Before = SuggestedValue.Field(order.Field).Text(listing.Content),
            Value = value,
            Comment = string.IsNullOrWhiteSpace(order.Comment) ? null : order.Comment.Trim(),
            By = order.By,
            At = clock.GetUtcNow(),
        };
        await CommitAsync(suggestion.Write(version: 0));
        return SuggestionAnswer.Done(suggestion);
    }

    public async Task<SuggestionAnswer> Dismiss(string suggestion, string reason)
    {
        if (reason.Trim().Length is 0 or > MostTextCharacters) return SuggestionAnswer.Refused(SuggestionCodes.UnusableText, $"A reason has 1 to {MostTextCharacters:N0} characters: whoever suggested it is told.");
        if (await store.ReadAsync(Suggestion.KeyOf(Network, suggestion)) is not { } row || SuggestionArchive.Read(row) is not { State: SuggestionState.Open } open)
        {
            return SuggestionAnswer.Refused(SuggestionCodes.NotOpen, "No open suggestion of that id waits at this network.");
        }

        var dismissed = open with { State = SuggestionState.Dismissed, ClosedAt = clock.GetUtcNow(), Reason = reason.Trim() };
        await CommitAsync(dismissed.Write(row.Version));
        return SuggestionAnswer.Done(dismissed);
    }

    public async Task Review()
    {
        var now = clock.GetUtcNow();
        await foreach (var row in store.ScanAsync(RowKinds.Suggestion, $"{Network}/"))
        {
            var suggestion = SuggestionArchive.Read(row);
            if (suggestion.ClosedAt is { } closed)
            {
                if (now - closed > Suggestion.Patience) await CommitAsync(new StateWrite(row.Key, row.Version, null));
                continue;
            }

            if (await StateAsync(suggestion, now) is not SuggestionState.Open and var state) await CommitAsync((suggestion with { State = state, ClosedAt = now }).Write(row.Version));
        }
    }

    private async Task<SuggestionState> StateAsync(Suggestion suggestion, DateTimeOffset now)
    {
        var listing = await listings.ReadAsync(suggestion.Listing, CancellationToken.None);
        if (listing is { IsLive: false }) return SuggestionState.Expired;
        if (listing is null) return await IsBoundAsync(suggestion.Listing) ? SuggestionState.Open : SuggestionState.Expired;
        if (SuggestedValue.IsCarried(suggestion.Field, suggestion.Value, listing.Content)) return SuggestionState.Carried;
        return now - suggestion.At > Suggestion.Patience ? SuggestionState.Expired : SuggestionState.Open;
    }

    /// <summary>A listing that is bound to a centre that does not have it is on its way there.</summary>
    private async Task<bool> IsBoundAsync(ListingKey listing) => await store.ReadAsync(new StateKey(RowKinds.Binding, listing.Value)) is not null;

    private async Task CommitAsync(StateWrite write) => await store.CommitAsync(new StoreBatch { PartitionKey = Network.Value, Writes = [write] });

    private NetworkId Network => NetworkId.Parse(this.GetPrimaryKeyString());
}
