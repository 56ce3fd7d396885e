using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Matching;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Sync;

/// <summary>Holds the listings of all centres against their bindings. What a crash left pending is sound: the next run takes it up.</summary>
internal static class BindingCheck
{
    private static readonly StateKey Matching = new(RowKinds.Matching, IMatchingGrain.Key);

    public static async Task<IReadOnlyList<BindingFinding>> RunAsync(IDirectoryStore store, CancellationToken cancellationToken)
    {
        var findings = new List<BindingFinding>();
        var known = await MovingAsync(store, cancellationToken);
        if (known is null) findings.Add(new($"Row {Matching} is not what matching keeps."));
        var moving = known ?? [];
        var centres = await StandingAsync(store, moving, findings, cancellationToken);
        await foreach (var row in store.ScanAsync(RowKinds.Binding, cancellationToken: cancellationToken))
        {
            bool isKey = ListingKey.TryParse(row.Key.Id, out var key);
            if (moving.Contains(key)) continue;
            if (!isKey || Readable(row, bound => JsonSerializer.Deserialize(bound.Body.Span, ClusterJson.Default.Binding)) is not { } binding)
            {
                findings.Add(new($"Row {row.Key} is not a binding.", centres.Disputed.Contains(key) ? null : BindingMending.Drop(row)));
                continue;
            }

            // Which of the centres is right, only the binding tells.
            if (centres.Disputed.Contains(key))
            {
                centres.Holders.Remove(key);
                continue;
            }

            if (!centres.Holders.Remove(key, out var holder))
            {
                if (binding.IsAccepted) findings.Add(new($"Listing {key} is bound to centre {binding.Centre}, which does not have it.", centres.AnswererOf(binding.Centre) is { } centre ? BindingMending.ClaimAgain(row, centre) : null));
                continue;
            }

            if (centres.Unreadable.Contains(binding.Centre.Value)) findings.Add(new($"Listing {key} is bound to centre {binding.Centre} but stands in {holder.Centre}."));
            else if (holder.Centre != binding.Centre) findings.Add(new($"Listing {key} is bound to centre {binding.Centre} but stands in {holder.Centre}.", BindingMending.PutAgain(row, binding, holder.Centre)));
            else if (!Agree(binding, holder.Listing)) findings.Add(new($"Listing {key} is not what was last accepted.", BindingMending.PutAgain(row, binding, holder.Centre)));
        }

        findings.AddRange(centres.Holders.Select(pair => new BindingFinding($"Listing {pair.Key} stands in centre {pair.Value.Centre} without a binding.", centres.Disputed.Contains(pair.Key) ? null : BindingMending.Bind(pair.Value.Listing, pair.Value.Centre))));
        // Where nobody knows which listings are on their way, none is mended.
        return known is null ? [.. findings.Select(finding => finding with { Mending = null })] : findings;
    }

    private static async Task<Standing> StandingAsync(IDirectoryStore store, HashSet<ListingKey> moving, List<BindingFinding> findings, CancellationToken cancellationToken)
    {
        var centres = new Standing();
        await foreach (var row in store.ScanAsync(RowKinds.Centre, cancellationToken: cancellationToken))
        {
            if (Readable(row, CentreArchive.Read) is not { } centre)
            {
                findings.Add(new($"Row {row.Key} is not a centre."));
                centres.Unreadable.Add(row.Key.Id);
                continue;
            }

            if (centre.MergedInto is { } other) centres.MergedInto[centre.Id] = other;
            if (centre.Listings.Length == 0 && centre.MergedInto is null) findings.Add(new($"Centre {centre.Id} has no listing."));
            if (centre.Listings.Length > 0 && centre.MergedInto is { } into) findings.Add(new($"Centre {centre.Id} has listings, though it was merged into {into}."));
            foreach (var listing in centre.Listings.Where(listing => !moving.Contains(listing.Key)))
            {
                if (centres.Holders.TryAdd(listing.Key, (centre.Id, listing))) continue;
                centres.Disputed.Add(listing.Key);
                findings.Add(new($"Listing {listing.Key} stands in two centres: {centres.Holders[listing.Key].Centre} and {centre.Id}."));
            }
        }

        return centres;
    }

    /// <summary>Listings on their way to another centre: what a crash left between two is sound, the next start goes on with it. Null where nobody can read which those are.</summary>
    private static async Task<HashSet<ListingKey>?> MovingAsync(IDirectoryStore store, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(Matching, cancellationToken) is not { } row) return [];
        return Readable(row, stored => JsonSerializer.Deserialize(stored.Body.Span, ClusterJson.Default.MatchingRecord)) is { } record
            ? [.. record.UnderWay?.Transfers.Select(transfer => transfer.Key) ?? []]
            : null;
    }

    /// <summary>Null where the row's body is not what its kind says.</summary>
    private static T? Readable<T>(StateRow row, Func<StateRow, T?> read)
        where T : class
    {
        try
        {
            return read(row);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A pending binding may be behind its centre: the next run mends that.</summary>
    private static bool Agree(Binding binding, Listing listing) =>
        binding.Pending || !binding.IsAccepted || (binding.ContentHash == listing.ContentHash && binding.Stale == (listing.StaleSince is not null) && (binding.RemovedAt is null) == listing.IsLive);

    /// <summary>What all centres say of listings.</summary>
    private sealed class Standing
    {
        /// <summary>Where each listing stands that no binding was read of yet.</summary>
        public Dictionary<ListingKey, (CentreId Centre, Listing Listing)> Holders { get; } = [];

        /// <summary>Listings that stand in more than one centre.</summary>
        public HashSet<ListingKey> Disputed { get; } = [];

        public Dictionary<CentreId, CentreId> MergedInto { get; } = [];

        public HashSet<string> Unreadable { get; } = new(StringComparer.Ordinal);

        /// <summary>The centre that answers for an id, also for one that none has; null where nothing can be put into it.</summary>
        public CentreId? AnswererOf(CentreId id)
        {
            for (int links = 0; links <= CentreState.MostMerges; links++)
            {
                if (Unreadable.Contains(id.Value)) return null;
                if (!MergedInto.TryGetValue(id, out var next)) return id;
                id = next;
            }

            return null;
        }
    }
}
