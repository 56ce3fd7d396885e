using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>Reads statements and what is disputed of them, without waking a grain. Thread safe.</summary>
public sealed class StatementArchive(IDirectoryStore store)
{
    /// <summary>Those of a month in which a network is the host or the home network, in order of host and home.</summary>
    public async Task<IReadOnlyList<VisitStatement>> OfAsync(NetworkId network, VisitMonth month, CancellationToken cancellationToken)
    {
        // Between a few dozen networks there are a few hundred statements a month, and their ids say whose they are.
        var ids = await store.ScanIdsAsync(RowKinds.VisitStatement, $"{month}/", cancellationToken).Where(id => VisitStatement.TryParse(id, out var parts) && (parts.Host == network || parts.Home == network)).ToListAsync(cancellationToken);
        var rows = await store.ReadManyAsync(RowKinds.VisitStatement, ids, cancellationToken);
        return [.. rows.OfType<StateRow>().Select(VisitStatement.Read)];
    }

    /// <summary>Whether a month is closed, with all of its statements.</summary>
    public async Task<bool> IsClosedAsync(VisitMonth month, CancellationToken cancellationToken) =>
        await NextAsync(cancellationToken) is { } next && month.CompareTo(next) < 0;

    /// <summary>The month that is closed next; null before the first look.</summary>
    internal async Task<VisitMonth?> NextAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(new StateKey(RowKinds.VisitClearing, IClearingGrain.TheOnly), cancellationToken) is { } row ? JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.ClearingRecord)?.Next : null;

    /// <summary>Null where there is none of this id.</summary>
    public async Task<VisitStatement?> ReadAsync(string id, CancellationToken cancellationToken) =>
        VisitStatement.TryParse(id, out _) && await store.ReadAsync(VisitStatement.KeyOf(id), cancellationToken) is { } row ? VisitStatement.Read(row) : null;

    /// <summary>What is disputed of lines of one statement, in the order asked; null where nobody disputes it.</summary>
    public async Task<IReadOnlyList<VisitDispute?>> DisputesAsync(VisitStatement statement, IReadOnlyList<VisitLine> lines, CancellationToken cancellationToken)
    {
        var rows = await store.ReadManyAsync(RowKinds.VisitDispute, [.. lines.Select(line => VisitDispute.KeyOf(statement.Month, line.Key).Id)], cancellationToken);
        return [.. rows.Select(row => row is null ? null : VisitDispute.Read(row))];
    }
}
