using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Gateway.GraphQL.Labels;
using Federation.Gateway.GraphQL.Loading;
using GraphQL.DataLoader;

namespace Federation.Gateway.GraphQL.Centres;

/// <summary>Reads what is needed of some centres. All is asked for when this is made, so that it is read together with what else the query needs. Read once.</summary>
internal sealed class CentreReading
{
    private readonly (CentreNode Node, IDataLoaderResult<MergedCentre?>? Centre, IDataLoaderResult<LabelHistory>? Label)[] _asked;
    private readonly CentreNeeds _needs;
    private readonly DateTimeOffset _at;
    private readonly DirectoryContext _directory;

    /// <param name="at">When labels have to hold.</param>
    public CentreReading(IEnumerable<CentreNode> nodes, CentreNeeds needs, DateTimeOffset at, DirectoryContext directory)
    {
        (_needs, _at, _directory) = (needs, at, directory);
        _asked = [.. nodes.DistinctBy(node => node.Id).Select(node => (
            node,
            node.Known is null && (needs & ~CentreNeeds.Label) != 0 ? directory.Centres.Load(node.Id) : null,
            (needs & CentreNeeds.Label) != 0 ? directory.Labels.Load(node.Id) : null))];
    }

    /// <returns>By the ids of the centres.</returns>
    public async Task<IReadOnlyDictionary<CentreId, CentreParts>> ReadAsync(CancellationToken cancellationToken)
    {
        var parts = new Dictionary<CentreId, CentreParts>();
        foreach (var (node, centre, label) in _asked)
        {
            parts[node.Id] = new CentreParts
            {
                Node = node,
                At = _at,
                Centre = centre is null ? node.Known : await centre.GetResultAsync(cancellationToken),
                Label = label is null ? null : LabelView.Of(await label.GetResultAsync(cancellationToken), _at),
            };
        }

        if ((_needs & CentreNeeds.Networks) == 0) return parts;
        var listed = parts.Values.Select(part => (Part: part, Networks: CentreParts.NetworksOf(part.Content, _directory))).ToList(); // all are asked for before any is waited for
        foreach (var (part, networks) in listed) parts[part.Node.Id] = part with { Networks = await networks.GetResultAsync(cancellationToken) };
        return parts;
    }
}
