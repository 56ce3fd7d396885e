using Federation.Cluster.Members.Visits;
using Federation.Cluster.Members.Visits.Statements;
using Federation.Cluster.Members.Visits.Travel;
using Federation.Cluster.Sync;

namespace Federation.Gateway.GraphQL.Statements;

/// <summary>Both sides of a network's month.</summary>
/// <param name="IsClosed">Whether there will be nothing more of this month.</param>
/// <param name="Said">What the home networks in these statements say of their members' ways.</param>
internal sealed record NetworkStatements(NetworkId Network, VisitMonth Month, bool IsClosed, IReadOnlyList<VisitStatement> All, IReadOnlyDictionary<NetworkId, TravelStatement> Said)
{
    public IEnumerable<VisitStatement> Hosted => All.Where(statement => statement.Host == Network);

    public IEnumerable<VisitStatement> Sent => All.Where(statement => statement.Home == Network);
}

/// <summary>A line with what is disputed of it; null where nobody does.</summary>
internal sealed record StatedLine(VisitLine Line, VisitDispute? Dispute);
