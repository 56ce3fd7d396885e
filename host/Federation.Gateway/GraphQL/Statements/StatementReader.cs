using Federation.Cluster.Members.Visits;
using Federation.Cluster.Members.Visits.Statements;
using Federation.Cluster.Members.Visits.Travel;
using Federation.Cluster.Sync;

namespace Federation.Gateway.GraphQL.Statements;

/// <summary>Reads a network's month for whoever may see it, for the API and for the export. Thread safe.</summary>
internal sealed class StatementReader(StatementArchive archive, SyncArchive networks)
{
    public async Task<NetworkStatements> ReadAsync(NetworkId network, VisitMonth month, CancellationToken cancellationToken)
    {
        bool isClosed = await archive.IsClosedAsync(month, cancellationToken); // first: what is closed is whole
        var statements = await archive.OfAsync(network, month, cancellationToken);
        var homes = statements.Select(statement => statement.Home).ToHashSet();
        var said = new Dictionary<NetworkId, TravelStatement>();
        if (homes.Count > 0)
        {
            foreach (var known in await networks.NetworksAsync(cancellationToken))
            {
                if (known.Travel is { } travel && homes.Contains(known.Id)) said[known.Id] = travel;
            }
        }

        return new NetworkStatements(network, month, isClosed, statements, said);
    }

    /// <summary>Some lines of a statement, in their order.</summary>
    public async Task<IReadOnlyList<StatedLine>> LinesAsync(VisitStatement statement, int skip, int first, CancellationToken cancellationToken)
    {
        VisitLine[] lines = [.. statement.Lines.Skip(skip).Take(first)];
        return [.. lines.Zip(await archive.DisputesAsync(statement, lines, cancellationToken), (line, dispute) => new StatedLine(line, dispute))];
    }
}
