using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Gateway.GraphQL.Loading;

namespace Federation.Gateway.GraphQL.Centres;

/// <summary>
/// A centre on its way out. Everything but its id comes from one stored version of it, read together with the other centres of the page, so
/// that no answer mixes versions.
/// </summary>
internal sealed class CentreNode
{
    private CentreNode(CentreId id, CentrePlace? place, MergedCentre? known) => (Id, Place, Known) = (id, place, known);

    public CentreId Id { get; }

    /// <summary>Where it stands in the index; null where that was not asked.</summary>
    public CentrePlace? Place { get; }

    /// <summary>Null where it has still to be read.</summary>
    public MergedCentre? Known { get; }

    public static CentreNode Of(MergedCentre centre) => new(centre.Id, null, centre);

    public static CentreNode Of(CentrePlace place) => new(place.Centre.Id, place, null);

    /// <summary>A value of the centre, or the promise of it: both are what a resolver may return.</summary>
    public object? Get<T>(DirectoryContext directory, Func<MergedCentre, T> value) =>
        Known is not null ? value(Known) : directory.Centres.Load(Id).Select(centre => value(centre ?? throw new InvalidOperationException($"Centre {Id} is in the index and not in the store.")));
}
