using Federation.Cluster.Centres;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Tests.Centres;

/// <summary>Builds listings, commands and centres for tests: sensible where a test does not care.</summary>
internal static class Listings
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly ListingSource Source = new() { Adapter = "census@1.0.0", Licence = "etalab-2.0", Attribution = "The census" };

    public static ListingKey Key(string network, string id) =>
        ListingKey.TryCreate(NetworkId.Parse(network), id, out var key) ? key : throw new ArgumentException("not a key", nameof(id));

    public static CentreId NewId() => CentreId.New(TimeProvider.System);

    public static ListingContent Content(string name = "La Ruche", double? latitude = 47.3220, double? longitude = 5.0415, string? website = null, params string[] services) => new()
    {
        Name = name,
        Location = latitude is { } lat && longitude is { } lon ? new Location(lat, lon) : null,
        Website = website,
        Services = [.. services.Order(StringComparer.Ordinal)],
    };

    public static CentreCommand.PutListing Put(ListingKey key, ListingContent content, DateTimeOffset? at = null, params string[] invalid) => new()
    {
        Key = key,
        At = at ?? Noon,
        Run = "run",
        Fence = 1,
        Content = content,
        ContentHash = ContentHash.Of(content, invalid),
        Source = Source,
        InvalidFields = [.. invalid],
    };

    public static CentreCommand.MarkStale Stale(ListingKey key, DateTimeOffset? at = null) => new() { Key = key, At = at ?? Noon, Run = "run", Fence = 1 };

    /// <summary>The centre that these commands make, one after another.</summary>
    public static CentreState Opened(params CentreCommand[] commands)
    {
        var id = NewId();
        return commands.Aggregate((CentreState?)null, (state, command) => Centre.Apply(id, state, command).State)
            ?? throw new ArgumentException("no command opened the centre", nameof(commands));
    }
}
