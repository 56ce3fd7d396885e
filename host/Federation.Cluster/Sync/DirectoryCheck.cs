using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Sync;

/// <summary>Reads a whole store and tells what does not fit together: the store's own files, and listings against bindings.</summary>
public static class DirectoryCheck
{
    /// <summary>Problems found, for an operator; empty when all is sound. Claims left by a crash are sound: the next run takes them up.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(IDirectoryStore store, CancellationToken cancellationToken)
    {
        var problems = new List<string>(await store.CheckAsync(cancellationToken));
        var centreOf = new Dictionary<ListingKey, CentreId>();
        await foreach (var centre in new CentreArchive(store).AllAsync(cancellationToken))
        {
            if (centre.Listings.Length == 0) problems.Add($"Centre {centre.Id} has no listing.");
            foreach (var listing in centre.Listings)
            {
                if (!centreOf.TryAdd(listing.Key, centre.Id)) problems.Add($"Listing {listing.Key} stands in two centres: {centreOf[listing.Key]} and {centre.Id}.");
            }
        }

        await foreach (var row in store.ScanAsync(RowKinds.Binding, cancellationToken: cancellationToken))
        {
            var binding = JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.Binding);
            if (binding is null || !ListingKey.TryParse(row.Key.Id, out var key))
            {
                problems.Add($"Row {row.Key} is not a binding.");
                continue;
            }

            bool held = centreOf.Remove(key, out var holder);
            if (held && holder != binding.Centre) problems.Add($"Listing {key} is bound to centre {binding.Centre} but stands in {holder}.");
            if (!held && binding.IsAccepted) problems.Add($"Listing {key} is bound to centre {binding.Centre}, which does not have it.");
        }

        problems.AddRange(centreOf.Select(pair => $"Listing {pair.Key} stands in centre {pair.Value} without a binding."));
        return problems;
    }
}
