using System.Collections.Immutable;
using System.Text;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Sync;
using Federation.Registry.Certificates;
using Federation.Registry.Criteria;

namespace Federation.Cluster.Feed;

/// <summary>
/// Says of centres which of their listings are handed on, and how. Of several listings that are one at their origin the one that came the shortest way is; what has come through
/// <see cref="Origin.MostHops"/> directories goes no further. Thread safe.
/// </summary>
/// <param name="offices">The host's, or none where it issues no certificates: then no label is handed on, for nothing would prove it.</param>
public sealed class ListingsTeller(DirectoryIdentity identity, SyncArchive networks, LabelArchive labels, IEnumerable<CertificateOffice> offices, TimeProvider clock)
{
    private readonly CertificateOffice? _office = offices.FirstOrDefault();

    /// <summary>In the order given.</summary>
    /// <exception cref="CertificateException">The keys that sign certificates cannot be used. Labels are not left out because of that: it would read as if they were withdrawn.</exception>
    internal async Task<IReadOnlyList<ToldCentre>> TellAsync(IReadOnlyList<CentreState> centres, CancellationToken cancellationToken)
    {
        if (centres.Count == 0) return [];
        var self = await identity.GetAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var names = (await networks.NetworksAsync(cancellationToken)).ToDictionary(network => network.Id, network => network.Name);
        var histories = await labels.ReadAsync([.. centres.Select(centre => centre.Id)], cancellationToken);
        var told = new List<ToldCentre>(centres.Count);
        foreach (var (centre, history) in centres.Zip(histories))
        {
            var label = centre.IsClosed ? null : await LabelAsync(history, now, cancellationToken);
            told.Add(new ToldCentre(centre.Id, [.. centre.Listings.GroupBy(listing => KeyOf(listing, self), StringComparer.Ordinal).Select(same => ItemOf(same.Key, same, centre, names, label, now)).OfType<FeedItem>()]));
        }

        return told;
    }

    /// <summary>Null where there is nothing to say: it has been gone for longer than is told.</summary>
    private static FeedItem? ItemOf(string key, IEnumerable<Listing> same, CentreState centre, Dictionary<NetworkId, string> names, FeedLabel? label, DateTimeOffset now)
    {
        var listing = same.Where(listing => listing.IsLive && Hops(listing) < Origin.MostHops).OrderBy(Hops).ThenBy(listing => listing.Key).FirstOrDefault();
        if (listing is not null) return ItemOf(key, listing, names, label);
        var deletedAt = same.Any(other => other.IsLive) ? centre.ChangedAt : same.Max(other => other.RemovedAt);
        return now - deletedAt <= ListingsFeed.DeletionTime ? new FeedItem { Key = key, DeletedAt = deletedAt } : null;
    }

    private static FeedItem ItemOf(string key, Listing listing, Dictionary<NetworkId, string> names, FeedLabel? label)
    {
        var origin = listing.Source.Origin;
        var network = listing.Key.Network;
        return new FeedItem
        {
            Key = key,
            Hops = Hops(listing),
            Via = origin?.Via ?? [],
            Network = origin is null ? new FeedNetwork(network.Value, names.GetValueOrDefault(network, network.Value)) : new FeedNetwork(origin.Network.Value, origin.NetworkName),
            Licence = listing.Source.Licence,
            Attribution = listing.Source.Attribution,
            Adapter = origin?.Adapter ?? listing.Source.Adapter,
            ObservedAt = origin?.ObservedAt ?? listing.ObservedAt,
            ChangedAt = listing.ObservedAt,
            StaleSince = origin?.StaleSince ?? listing.StaleSince,
            Content = listing.Content,
            Label = label,
        };
    }

    private static string KeyOf(Listing listing, DirectoryId self) => listing.Source.Origin?.Key ?? Origin.KeyOf(self, listing.Key.Network, listing.Key.SourceId);

    private static int Hops(Listing listing) => listing.Source.Origin?.Hops ?? 0;

    private async Task<FeedLabel?> LabelAsync(LabelHistory history, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_office is null || history.Events.IsEmpty || history.Label is not { Award: { } award } label || label.HeldAt(now) is not { Overall: { } level } held) return null;
        var id = new CertificateId(history.Centre, award.Number);
        if (await _office.CertificateAsync(id, cancellationToken) is not { } issued) return null;
        var axes = Enum.GetValues<Axis>().Where(axis => held.On(axis) is not null).ToImmutableSortedDictionary(AxisWords.Word, axis => held.On(axis)!.Value, StringComparer.Ordinal); // just looked at
        return new FeedLabel(_office.Addresses.Issuer, level, axes, award.CriteriaVersion, award.ValidUntil, _office.Addresses.Certificate(id.ToString()), Encoding.UTF8.GetString(issued.Embedded));
    }
}

/// <summary>What is handed on of one centre: its listings, and what of them is no more.</summary>
internal sealed record ToldCentre(CentreId Centre, IReadOnlyList<FeedItem> Items);
