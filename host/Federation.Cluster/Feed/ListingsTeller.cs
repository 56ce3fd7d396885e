using System.Collections.Immutable;
using System.Text;
using Federation.Cluster.Centres;
using Federation.Cluster.Centres.Licences;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Sync;
using Federation.Registry.Certificates;
using Federation.Registry.Criteria;

namespace Federation.Cluster.Feed;

/// <summary>
/// Says of centres which of their listings are handed on, and how. Of several listings that are one at their origin the one that came the shortest way is, in whatever centres they stand; what has come
/// through <see cref="Origin.MostHops"/> directories goes no further. Thread safe.
/// </summary>
/// <param name="offices">The host's, or none where it issues no certificates: then no label is handed on, for nothing would prove it.</param>
public sealed class ListingsTeller(DirectoryIdentity identity, OriginArchive origins, SyncArchive networks, LabelArchive labels, IEnumerable<CertificateOffice> offices, TimeProvider clock)
{
    private readonly CertificateOffice? _office = offices.FirstOrDefault();

    /// <summary>In the order given.</summary>
    /// <param name="elsewhere">Whether a centre also tells of a listing that has a copy in it, and a shorter way in another centre; in a sweep that other centre's turn comes.</param>
    /// <exception cref="CertificateException">The keys that sign certificates cannot be used. Labels are not left out because of that: it would read as if they were withdrawn.</exception>
    internal async Task<IReadOnlyList<ToldCentre>> TellAsync(IReadOnlyList<CentreState> centres, bool elsewhere, CancellationToken cancellationToken)
    {
        if (centres.Count == 0) return [];
        var known = await networks.NetworksAsync(cancellationToken);
        var others = await origins.CopiesAsync(centres, [.. known.Select(network => network.Id)], cancellationToken);
        var all = centres.Concat(others).ToList();
        var telling = new Telling(
            await identity.GetAsync(cancellationToken),
            known.ToDictionary(network => network.Id, network => network.Name),
            await LabelsAsync(all, cancellationToken),
            all.SelectMany(centre => centre.Listings.Select(listing => new Copy(centre, listing))).Where(copy => copy.Listing.Source.Origin is not null).ToLookup(copy => copy.Listing.Source.Origin!.Key, StringComparer.Ordinal), // the filter has it
            clock.GetUtcNow());
        return [.. centres.Select(centre => new ToldCentre(centre.Id, [.. centre.Listings.Select(telling.KeyOf).Distinct(StringComparer.Ordinal).Select(key => telling.ItemOf(key, centre, elsewhere)).OfType<FeedItem>()]))];
    }

    private async Task<Dictionary<CentreId, FeedLabel>> LabelsAsync(List<CentreState> centres, CancellationToken cancellationToken)
    {
        var held = new Dictionary<CentreId, FeedLabel>();
        if (_office is null) return held;
        foreach (var history in await labels.ReadAsync([.. centres.Where(centre => !centre.IsClosed).Select(centre => centre.Id)], cancellationToken))
        {
            if (await LabelAsync(_office, history, cancellationToken) is { } label) held[history.Centre] = label;
        }

        return held;
    }

    private async Task<FeedLabel?> LabelAsync(CertificateOffice office, LabelHistory history, CancellationToken cancellationToken)
    {
        if (history.Events.IsEmpty || history.Label is not { Award: { } award } label || label.HeldAt(clock.GetUtcNow()) is not { Overall: { } level } held) return null;
        var id = new CertificateId(history.Centre, award.Number);
        if (await office.CertificateAsync(id, cancellationToken) is not { } issued) return null;
        var axes = Enum.GetValues<Axis>().Where(axis => held.On(axis) is not null).ToImmutableSortedDictionary(AxisWords.Word, axis => held.On(axis)!.Value, StringComparer.Ordinal); // just looked at
        return new FeedLabel(office.Addresses.Issuer, level, axes, award.CriteriaVersion, award.ValidUntil, office.Addresses.Certificate(id.ToString()), Encoding.UTF8.GetString(issued.Embedded));
    }

    /// <summary>A listing in its centre.</summary>
    private sealed record Copy(CentreState Centre, Listing Listing)
    {
        public int Hops => Listing.Source.Origin?.Hops ?? 0;
    }

    /// <summary>What is known while a number of centres is told.</summary>
    /// <param name="Copies">Of listings that peers handed on, by their keys.</param>
    private sealed record Telling(DirectoryId Self, Dictionary<NetworkId, string> Names, Dictionary<CentreId, FeedLabel> Labels, ILookup<string, Copy> Copies, DateTimeOffset Now)
    {
        public string KeyOf(Listing listing) => listing.Source.Origin?.Key ?? Origin.KeyOf(Self, listing.Key.Network, listing.Key.SourceId);

        /// <summary>Null where the centre has nothing to say of it: another does, or it has been gone for longer than is told.</summary>
        public FeedItem? ItemOf(string key, CentreState centre, bool elsewhere)
        {
            var copies = Copies.Contains(key) ? Copies[key] : centre.Listings.Where(listing => KeyOf(listing) == key).Select(listing => new Copy(centre, listing));
            var best = copies.Where(copy => copy.Listing.IsLive && copy.Hops < Origin.MostHops).OrderBy(copy => copy.Hops).ThenBy(copy => copy.Listing.Key).FirstOrDefault();
            if (best is not null) return elsewhere || best.Centre == centre ? ItemOf(key, best) : null;
            var deletedAt = copies.Max(copy => copy.Listing.RemovedAt ?? copy.Centre.ChangedAt);
            return Now - deletedAt <= ListingsFeed.DeletionTime ? new FeedItem { Key = key, DeletedAt = deletedAt } : null;
        }

        private FeedItem ItemOf(string key, Copy copy)
        {
            var (listing, origin) = (copy.Listing, copy.Listing.Source.Origin);
            var network = listing.Key.Network;
            return new FeedItem
            {
                Key = key,
                Hops = copy.Hops,
                Via = origin?.Via ?? [],
                Network = origin is null ? new FeedNetwork(network.Value, Names.GetValueOrDefault(network, network.Value)) : new FeedNetwork(origin.Network.Value, origin.NetworkName),
                Licence = listing.Source.Licence,
                Attribution = listing.Source.Attribution,
                Terms = FeedTerms.Of(LicenceTerms.Of(listing.Source.Licence)),
                Adapter = origin?.Adapter ?? listing.Source.Adapter,
                ObservedAt = origin?.ObservedAt ?? listing.ObservedAt,
                ChangedAt = listing.ObservedAt,
                StaleSince = origin?.StaleSince ?? listing.StaleSince,
                RedactedAt = listing.RedactedAt,
                RedactedFields = listing.RedactedFields.IsEmpty ? null : listing.RedactedFields,
                Content = listing.Content,
                Label = Labels.GetValueOrDefault(copy.Centre.Id),
            };
        }
    }
}

/// <summary>What is handed on of one centre: its listings, and what of them is no more.</summary>
internal sealed record ToldCentre(CentreId Centre, IReadOnlyList<FeedItem> Items);
