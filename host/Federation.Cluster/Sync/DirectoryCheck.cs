using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Federating;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments.Evidence;
using Federation.Cluster.Labels.Log;
using Federation.Cluster.Mail;
using Federation.Cluster.Matching;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Visits.Statements;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Sync;

/// <summary>Reads a whole store and tells what does not fit together: the store's own files, listings against bindings, certificates and the public log against labels, evidence files against applications, what doors store, networks' entities, and statements.</summary>
public static class DirectoryCheck
{
    /// <summary>Problems found, for an operator; empty when all is sound. What a crash left pending is sound: the next run takes it up.</summary>
    public static Task<IReadOnlyList<string>> RunAsync(IDirectoryStore store, CancellationToken cancellationToken) => RunAsync(store, TimeProvider.System, cancellationToken);

    /// <summary>The same by another clock, which tells what is kept no more.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(IDirectoryStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new List<string>(await store.CheckAsync(cancellationToken));
        var moving = await MovingAsync(store, cancellationToken);
        var listings = new Dictionary<ListingKey, (CentreId Centre, Listing Listing)>();
        await foreach (var row in store.ScanAsync(RowKinds.Centre, cancellationToken: cancellationToken))
        {
            if (Readable(row, CentreArchive.Read) is not { } centre)
            {
                problems.Add($"Row {row.Key} is not a centre.");
                continue;
            }

            if (centre.Listings.Length == 0 && centre.MergedInto is null) problems.Add($"Centre {centre.Id} has no listing.");
            if (centre.Listings.Length > 0 && centre.MergedInto is { } into) problems.Add($"Centre {centre.Id} has listings, though it was merged into {into}.");
            foreach (var listing in centre.Listings.Where(listing => !moving.Contains(listing.Key)))
            {
                if (!listings.TryAdd(listing.Key, (centre.Id, listing))) problems.Add($"Listing {listing.Key} stands in two centres: {listings[listing.Key].Centre} and {centre.Id}.");
            }
        }

        await foreach (var row in store.ScanAsync(RowKinds.Binding, cancellationToken: cancellationToken))
        {
            var binding = Readable(row, bound => JsonSerializer.Deserialize(bound.Body.Span, ClusterJson.Default.Binding));
            if (binding is null || !ListingKey.TryParse(row.Key.Id, out var key))
            {
                problems.Add($"Row {row.Key} is not a binding.");
                continue;
            }

            if (moving.Contains(key)) continue;

            bool held = listings.Remove(key, out var holder);
            if (held && holder.Centre != binding.Centre) problems.Add($"Listing {key} is bound to centre {binding.Centre} but stands in {holder.Centre}.");
            if (!held && binding.IsAccepted) problems.Add($"Listing {key} is bound to centre {binding.Centre}, which does not have it.");
            if (held && !Agree(binding, holder.Listing)) problems.Add($"Listing {key} is not what was last accepted.");
        }

        problems.AddRange(listings.Select(pair => $"Listing {pair.Key} stands in centre {pair.Value.Centre} without a binding."));
        problems.AddRange(await LabelCheck.RunAsync(store, cancellationToken));
        problems.AddRange(await EvidenceCheck.RunAsync(store, clock.GetUtcNow(), cancellationToken));
        problems.AddRange(await MailCheck.RunAsync(store, cancellationToken));
        problems.AddRange(await LogCheck.RunAsync(store, cancellationToken));
        problems.AddRange(await DoorCheck.RunAsync(store, cancellationToken));
        problems.AddRange(await EntityCheck.RunAsync(store, cancellationToken));
        problems.AddRange(await StatementCheck.RunAsync(store, cancellationToken));
        return problems;
    }

    /// <summary>Listings on their way to another centre: what a crash left between two is sound, the next start goes on with it.</summary>
    private static async Task<HashSet<ListingKey>> MovingAsync(IDirectoryStore store, CancellationToken cancellationToken) =>
        await store.ReadAsync(new StateKey(RowKinds.Matching, IMatchingGrain.Key), cancellationToken) is { } row
        && Readable(row, stored => JsonSerializer.Deserialize(stored.Body.Span, ClusterJson.Default.MatchingRecord)) is { UnderWay: { } regrouping }
            ? [.. regrouping.Transfers.Select(transfer => transfer.Key)]
            : [];

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
}
