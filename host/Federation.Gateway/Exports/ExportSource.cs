using Federation.Cluster.Centres;
using Federation.Cluster.Centres.Licences;

namespace Federation.Gateway.Exports;

/// <summary>A listing that shown values come from, with the terms under which they may be used.</summary>
/// <param name="Listing">Network and the network's own id.</param>
/// <param name="Origin">The listing's name at the directory that it was first taken in at; null where we read it at its network ourselves.</param>
/// <param name="Fields">Which values of the centre come from it, or were added from it.</param>
internal sealed record ExportSource(string Network, string Listing, string? Origin, string Licence, string Attribution, IReadOnlyList<string> Fields)
{
    /// <summary>What the licence asks for.</summary>
    public LicenceTerms Terms { get; } = LicenceTerms.Of(Licence);

    private const string Services = "services";

    /// <summary>What a listing says of its own label is no value of the centre, and is not exported.</summary>
    private const string LabelClaim = "labelClaim";

    /// <summary>Every listing that a value comes from, in order of their keys.</summary>
    public static IReadOnlyList<ExportSource> Of(MergedCentre centre) =>
    [
        .. centre.Fields
            .Where(merged => merged.Field.Name != LabelClaim)
            .SelectMany(merged => Speakers(merged).Select(listing => (listing, merged.Field.Name)))
            .GroupBy(said => said.listing.Key, (key, said) => Of([.. said]))
            .OrderBy(source => source.Listing, StringComparer.Ordinal),
    ];

    /// <summary>Services are added up; of all else one listing's value is shown.</summary>
    private static IEnumerable<Listing> Speakers(MergedField merged) => merged.Field.Name == Services ? merged.Others.Prepend(merged.Source) : [merged.Source];

    private static ExportSource Of(IReadOnlyList<(Listing Listing, string Field)> said)
    {
        var listing = said[0].Listing;
        return new ExportSource(
            listing.Key.Network.Value, listing.Key.Value, listing.Source.Origin?.Key, listing.Source.Licence, listing.Source.Attribution, [.. said.Select(one => one.Field)]);
    }
}
