using Federation.Cluster.Centres;
using Federation.Gateway.GraphQL.Loading;
using GraphQL.DataLoader;

namespace Federation.Gateway.GraphQL.Centres;

/// <summary>
/// A centre on its way out. Everything but its id comes from one stored version of it, read together with the other centres of the page, so
/// that no answer mixes versions.
/// </summary>
internal sealed class CentreNode
{
    private readonly MergedCentre? _known;
    private readonly IDataLoaderResult<MergedCentre?>? _awaited;

    private CentreNode(CentreId id, MergedCentre? known, IDataLoaderResult<MergedCentre?>? awaited)
    {
        Id = id;
        _known = known;
        _awaited = awaited;
    }

    public CentreId Id { get; }

    public static CentreNode Of(MergedCentre centre) => new(centre.Id, centre, null);

    public static CentreNode Of(CentreId id, DirectoryContext directory) => new(id, null, directory.Centres.Load(id));

    /// <summary>A value of the centre, or the promise of it: both are what a resolver may return.</summary>
    public object? Get<T>(Func<MergedCentre, T> value) =>
        _known is not null ? value(_known) : _awaited!.Select(centre => value(centre ?? throw new InvalidOperationException($"Centre {Id} is in the index and not in the store."))); // one of the two is there
}
