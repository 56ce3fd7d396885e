using Federation.Adapters.FranceServices;
using Federation.Adapters.HubLo;
using Federation.Adapters.OpenStreetMap;
using Federation.Adapters.RegionSud;
using Federation.Adapters.SpaceApi;
using Federation.Adapters.TernumBfc;
using Federation.Adapters.TiersLieux;
using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Matching.Learn;

/// <summary>The partners' real listings, as the directory takes them in.</summary>
internal static class RealListings
{
    private static readonly (IAdapter Adapter, string File)[] Sources =
    [
        (new TiersLieuxAdapter(), "tiers-lieux/2019-04-27.csv"),
        (new TernumBfcAdapter(), "ternum-bfc/2022-12-30-b.csv"),
        (new HubLoAdapter(), "hub-lo/2023-02-21.json"),
        (new RegionSudAdapter(), "region-sud/2022.csv"),
        (new FranceServicesAdapter(), "france-services/2024-08-01.csv"),
        (new SpaceApiAdapter(), "spaceapi/2023-08-16.json"),
        (new OpenStreetMapAdapter(), "openstreetmap/lisbon-coworking.overpass.json"),
        (new OpenStreetMapAdapter(), "openstreetmap/paris.osm"),
    ];

    /// <param name="data">The folder with their files.</param>
    public static async Task<IReadOnlyList<(string Network, ListingContent Content)>> ReadAsync(string data, CancellationToken cancellationToken)
    {
        var listings = new List<(string, ListingContent)>();
        foreach (var (adapter, file) in Sources)
        {
            var context = new FileContext(Path.Combine(data, file));
            await foreach (var page in adapter.FetchAsync(new FetchRequest(), context, cancellationToken))
            {
                foreach (var record in page.Records.Where(record => record.SourceId.Length > 0 && record.Issues.All(issue => issue.Severity != IssueSeverity.Error)))
                {
                    if (adapter.Map(record, new MapContext { Config = context.Config }) is MapResult.Mapped mapped && ListingNormaliser.Normalise(mapped.Draft, []) is { } listing) listings.Add((file, listing.Content));
                }
            }
        }

        return listings;
    }
}
