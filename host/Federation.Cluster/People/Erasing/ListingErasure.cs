using System.Collections.Immutable;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.People.Cutting;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.People.Erasing;

/// <summary>
/// Cuts a person out of what listings say, through their centres, so that index, feed and whoever follows them learn of it. The binding is marked pending before and gets its hash after, as in a sync: what a crash leaves
/// behind, the next run or the next start takes up.
/// </summary>
/// <param name="saidBefore">The fields that name the person in what a listing said before, by its key: whoever reads the feed holds that too, and is told of them, though the listing stays as it is.</param>
internal sealed class ListingErasure(IDirectoryStore store, IGrainFactory grains, PersonCut cut, IReadOnlyDictionary<ListingKey, ImmutableArray<string>> saidBefore, DateTimeOffset now)
{
    /// <summary>The run that the change is told to be of: none.</summary>
    public const string Run = "erasure";

    /// <summary>Somebody else may change a listing meanwhile; nobody does so for long.</summary>
    private const int MostTries = 10;

    /// <summary>Whether a listing of the centre named the person before.</summary>
    public bool IsIn(StateRow centre) => saidBefore.Count > 0 && CentreArchive.Read(centre).Listings.Any(listing => saidBefore.ContainsKey(listing.Key));

    /// <returns>How many listings something was cut out of.</returns>
    public async Task<int> RunAsync(CentreState centre, CancellationToken cancellationToken)
    {
        int erased = 0;
        foreach (var key in centre.Listings.Where(listing => Find(listing) is not null).Select(listing => listing.Key))
        {
            if (await RunAsync(centre.Id, key, cancellationToken)) erased++;
        }

        return erased;
    }

    private async Task<bool> RunAsync(CentreId centre, ListingKey key, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<ICentreGrain>(centre.Value);
        for (int tries = 0; tries < MostTries; tries++)
        {
            if ((await grain.Get())?.Find(key) is not { } listing || Find(listing) is not { } redaction) return tries > 0;
            bool isSaidNow = !ReferenceEquals(redaction.Content, listing.Content);
            string hash = isSaidNow ? ContentHash.Of(redaction.Content, []) : listing.ContentHash;
            if (!await TryWriteAsync(key, binding => binding with { Pending = true }, cancellationToken)) continue;
            var change = await grain.Apply(new CentreCommand.RedactListing
            {
                Key = key,
                At = listing.NextRedaction(now),
                Run = Run,
                Fence = listing.Fence,
                Before = listing.ContentHash,
                Content = redaction.Content,
                ContentHash = hash,
                Fields = redaction.Fields,
            });
            if (change is null) continue;

            // The raw hash was over what is gone: the next run looks at the record again.
            while (!await TryWriteAsync(key, binding => binding with { Pending = false, ContentHash = hash, RawHash = null }, cancellationToken)) cancellationToken.ThrowIfCancellationRequested();
            return isSaidNow;
        }

        throw new StoreUnavailableException(StoreCodes.Busy, $"A listing of centre {centre} is changed over and over while it is erased from.");
    }

    /// <summary>Null where the listing neither names the person nor did.</summary>
    private Redaction? Find(Listing listing)
    {
        var before = saidBefore.GetValueOrDefault(listing.Key, []);
        var redaction = Redaction.Of(listing.Content, cut) ?? (before.IsEmpty ? null : new Redaction(listing.Content, []));
        return redaction is null ? null : redaction with { Fields = [.. redaction.Fields.Union(before, StringComparer.Ordinal).Order(StringComparer.Ordinal)] };
    }

    /// <summary>False where somebody else wrote the binding first. A listing without a binding has none to be written.</summary>
    private async Task<bool> TryWriteAsync(ListingKey key, Func<Binding, Binding> change, CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(new StateKey(RowKinds.Binding, key.Value), cancellationToken);
        if (row is null || JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.Binding) is not { } binding) return true;
        try
        {
            await store.CommitAsync(new StoreBatch { PartitionKey = key.Network.Value, Writes = [new StateWrite(row.Key, row.Version, JsonSerializer.SerializeToUtf8Bytes(change(binding), ClusterJson.Default.Binding))] }, CancellationToken.None);
            return true;
        }
        catch (VersionConflictException)
        {
            return false;
        }
    }
}
