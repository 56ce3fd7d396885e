using Federation.Cluster.Members.Visits.Statements;
using Federation.Cluster.Storage;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>Disputes by their own rules, stored as their grain stores them; nothing is closed.</summary>
internal sealed class FakeClearing(MemoryStore store, TimeProvider clock) : IClearingGrain
{
    public Task<bool> Close() => throw new NotSupportedException("Nothing of the gateway waits for it.");

    public Task<string?> Dispute(DisputeOrder order) => StoreAsync(order.Statement, line => line.Centre == order.Centre && line.Tier == order.Tier, (statement, known) => DisputeRules.Dispute(statement, known, order, stands: null, clock.GetUtcNow()));

    public Task<string?> Answer(DisputeReply reply) => StoreAsync(reply.Statement, line => line.Centre == reply.Centre && line.Tier == reply.Tier, (statement, known) => DisputeRules.Answer(statement, known, reply, statement.Lines.First(line => line.Centre == reply.Centre && line.Tier == reply.Tier).Amount, clock.GetUtcNow()));

    private async Task<string?> StoreAsync(string id, Func<VisitLine, bool> isIt, Func<VisitStatement, VisitDispute?, (VisitDispute? After, string? Code)> decide)
    {
        var statement = VisitStatement.Read((await store.ReadAsync(VisitStatement.KeyOf(id)))!); // the gateway looked
        if (statement.Lines.FirstOrDefault(isIt) is not { } line) return VisitCodes.NoLine;
        var row = await store.ReadAsync(VisitDispute.KeyOf(statement.Month, line.Key));
        var (after, code) = decide(statement, row is null ? null : VisitDispute.Read(row));
        if (after is not null) await store.CommitAsync(new StoreBatch { PartitionKey = "visits", Writes = [after.Write(row?.Version ?? 0)] });
        return code;
    }
}
