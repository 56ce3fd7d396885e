using Federation.Cluster.Storage.Committing;
using Npgsql;
using static Federation.Cluster.Storage.Postgres.PostgresText;

namespace Federation.Cluster.Storage.Postgres;

/// <summary>
/// Commits groups of batches, each as one transaction of two messages: the first takes the end of the feed for itself and looks at every row and key of the group, the second writes and commits. Not thread safe: <see cref="GroupCommitter"/> calls it.
/// </summary>
/// <remarks>
/// Whoever stands still between the two is given up by the server after <see cref="StandsStill"/>, so that nobody waits longer for a host that was stopped; what it then still sends is refused.
/// </remarks>
internal sealed class PostgresWriter(PostgresSource source, FeedSignal signal) : IAsyncDisposable
{
    private static readonly TimeSpan StandsStill = TimeSpan.FromSeconds(3);

    /// <summary>No transaction of ours takes longer on a server that answers.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(20);

    private NpgsqlConnection? _connection;

    /// <summary>Commits the group as a whole, and leaves in each batch its outcome.</summary>
    public async Task CommitAsync(IReadOnlyList<PendingCommit> group)
    {
        try
        {
            var plan = await PlanAsync(group);
            await WriteAsync(plan);
            // The head moves before callers learn their positions: nobody sees a commit that lies beyond the head.
            signal.Advance(plan.Head);
        }
        catch
        {
            // A transaction that is open ends with its connection.
            await DisconnectAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => DisconnectAsync();

    /// <summary>A connection that was lost since the last group is noticed here, where nothing is written yet: then it is tried once more on another.</summary>
    private async Task<CommitPlan> PlanAsync(IReadOnlyList<PendingCommit> group)
    {
        bool isKept = _connection is not null;
        try
        {
            return await BeginAsync(group);
        }
        catch (NpgsqlException failure) when (isKept && failure.IsTransient)
        {
            await DisconnectAsync();
            return await BeginAsync(group);
        }
    }

    private async Task<CommitPlan> BeginAsync(IReadOnlyList<PendingCommit> group)
    {
        var connection = await ConnectAsync();
        StateKey[] rows = [.. group.SelectMany(pending => pending.Batch.Writes).Select(write => write.Key).Distinct()];
        string[] keys = [.. group.Select(pending => pending.Batch.IdempotencyKey).OfType<string>().Distinct()];
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("BEGIN"),
                new("SELECT position FROM store FOR UPDATE"),
                new("SELECT asked.place, state.version FROM unnest($1, $2) WITH ORDINALITY AS asked (kind, id, place) JOIN state ON state.kind = asked.kind AND state.id = asked.id") { Parameters = { Many(rows.Select(row => row.Kind)), Many(rows.Select(row => row.Id)) } },
                new("SELECT asked.place, idempotency.position FROM unnest($1) WITH ORDINALITY AS asked (key, place) JOIN idempotency ON idempotency.key = asked.key") { Parameters = { Many(keys) } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync();
        if (!await reader.ReadAsync()) throw new StoreUnavailableException(StoreCodes.Damaged, $"The row that holds the end of the feed is missing in the database {source.Place}.");
        long head = reader.GetInt64(0);
        var plan = new CommitPlan(head, await NextAsync(reader, rows), await NextAsync(reader, keys));
        foreach (var pending in group) plan.Apply(pending);
        return plan;
    }

    /// <summary>The next result: what was found of that which was asked.</summary>
    private static async Task<Dictionary<T, long>> NextAsync<T>(NpgsqlDataReader reader, T[] asked)
        where T : notnull
    {
        await reader.NextResultAsync();
        var found = new Dictionary<T, long>();
        while (await reader.ReadAsync()) found.Add(asked[reader.GetInt64(0) - 1], reader.GetInt64(1));
        return found;
    }

    private async Task WriteAsync(CommitPlan plan)
    {
        await using var batch = new NpgsqlBatch(await ConnectAsync());
        RowChange[] rows = [.. plan.Rows];
        if (rows.Where(row => row.After != 0).ToArray() is { Length: > 0 } written)
        {
            batch.BatchCommands.Add(new("INSERT INTO state (kind, id, version, body) SELECT * FROM unnest($1, $2, $3, $4) ON CONFLICT (kind, id) DO UPDATE SET version = excluded.version, body = excluded.body")
            {
                Parameters = { Many(written.Select(row => row.Key.Kind)), Many(written.Select(row => row.Key.Id)), Many(written.Select(row => row.After)), Many(written.Select(row => row.Body.ToArray())) },
            });
        }

        if (rows.Where(row => row.After == 0).ToArray() is { Length: > 0 } deleted)
        {
            batch.BatchCommands.Add(new("DELETE FROM state USING unnest($1, $2) AS gone (kind, id) WHERE state.kind = gone.kind AND state.id = gone.id")
            {
                Parameters = { Many(deleted.Select(row => row.Key.Kind)), Many(deleted.Select(row => row.Key.Id)) },
            });
        }

        if (plan.Keys.Count > 0) batch.BatchCommands.Add(new("INSERT INTO idempotency (key, position) SELECT * FROM unnest($1, $2)") { Parameters = { Many(plan.Keys.Keys), Many(plan.Keys.Values) } });
        if (plan.Rewrites.Count > 0)
        {
            batch.BatchCommands.Add(new("UPDATE event SET body = anew.body FROM unnest($1, $2) AS anew (position, body) WHERE event.position = anew.position")
            {
                Parameters = { Many(plan.Rewrites.Select(rewrite => rewrite.Position)), Many(plan.Rewrites.Select(rewrite => rewrite.Body.ToArray())) },
            });
        }

        if (plan.Events.Count > 0) Append(batch, plan);
        batch.BatchCommands.Add(new("COMMIT"));
        await batch.ExecuteNonQueryAsync();
    }

    private void Append(NpgsqlBatch batch, CommitPlan plan)
    {
        batch.BatchCommands.Add(new("INSERT INTO event (position, batch, kind, id, body) SELECT * FROM unnest($1, $2, $3, $4, $5)")
        {
            Parameters =
            {
                Many(plan.Events.Select(written => written.Position)), Many(plan.Events.Select(written => written.Batch)), Many(plan.Events.Select(written => written.Subject.Kind)),
                Many(plan.Events.Select(written => written.Subject.Id)), Many(plan.Events.Select(written => written.Body.ToArray())),
            },
        });
        batch.BatchCommands.Add(new("UPDATE store SET position = $1") { Parameters = { One(plan.Head) } });
        batch.BatchCommands.Add(new(FeedListener.Tell(source.Schema)));
    }

    private async ValueTask<NpgsqlConnection> ConnectAsync()
    {
        if (_connection is not null) return _connection;
        var connection = await source.OpenAsync(CancellationToken.None);
        try
        {
            // The second, of PostgreSQL 17 and later, also ends one that stands still in the middle of a message.
            string settings = $"SET idle_in_transaction_session_timeout = {StandsStill.TotalMilliseconds:0}" + (connection.PostgreSqlVersion.Major >= 17 ? $"; SET transaction_timeout = {Lasts.TotalMilliseconds:0}" : "");
            await using var command = new NpgsqlCommand(settings, connection);
            await command.ExecuteNonQueryAsync();
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        return _connection = connection;
    }

    private async ValueTask DisconnectAsync()
    {
        var connection = _connection;
        _connection = null;
        if (connection is not null) await connection.DisposeAsync();
    }
}
