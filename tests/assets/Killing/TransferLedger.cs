using System.Globalization;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Sqlite;
using Federation.TestAssets.Transfers;

namespace Federation.TestAssets.Killing;

/// <summary>
/// What an embedded store of transfers must hold, replayed from its feed: each transfer is there with all of its rows, versions, events and its key, or not at all. It goes on from where it had read to. Not thread safe.
/// </summary>
/// <param name="path">The store's file.</param>
internal sealed class TransferLedger(string path)
{
    private const int BatchesAtOnce = 500;

    private readonly int[] _turns = new int[Transfer.Callers];
    private readonly long[] _balances = new long[Transfer.Accounts];
    private readonly long[] _versions = new long[Transfer.Accounts];
    private readonly Transfer?[] _newest = new Transfer?[Transfer.Accounts];

    /// <summary>The end of the feed.</summary>
    public long Position { get; private set; }

    /// <summary>How many transfers it has found.</summary>
    public int Count => _turns.Sum();

    /// <summary>Reads what is new, and every row, and holds it against what was told since the last time.</summary>
    /// <param name="told">To callers who were killed since; each had one transfer under way at most. Null where nobody is asked what was told.</param>
    public async Task<Findings> ReadAsync(SqliteDirectoryStore store, IReadOnlyCollection<ToldTransfer>? told, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        long before = Position;
        var found = await FollowAsync(store, findings, cancellationToken);
        if (told is not null) Compare(found, told, findings);
        await ReadRowsAsync(store, findings, cancellationToken);
        ReadKeys(before, found, findings);
        return findings;
    }

    /// <summary>True where another, which has read the same from its beginning, knows the same.</summary>
    public bool Agrees(TransferLedger other) => Position == other.Position && _turns.SequenceEqual(other._turns) && _balances.SequenceEqual(other._balances) && _versions.SequenceEqual(other._versions);

    /// <returns>The new transfers, as whoever made them was told or would have been.</returns>
    private async Task<Dictionary<string, ToldTransfer>> FollowAsync(IDirectoryStore store, Findings findings, CancellationToken cancellationToken)
    {
        Dictionary<string, ToldTransfer> found = [];
        while ((await store.ReadFeedAsync(new FeedCursor(Position), BatchesAtOnce, cancellationToken)).Batches is { Count: > 0 } batches)
        {
            foreach (var batch in batches)
            {
                if (batch.Position.Events != Position + batch.Events.Count) findings.Half.Add(Text($"between {Position} and {batch.Position.Events} the feed has {batch.Events.Count} events"));
                Position = batch.Position.Events;
                string first = System.Text.Encoding.UTF8.GetString(batch.Events[0].Body.Span);
                if (Transfer.Parse(first.Split(' ')[0]) is not { } transfer) findings.Half.Add($"an event says {first}");
                else found[transfer.Id] = Replay(transfer, batch, findings);
            }
        }

        if ((await store.HeadAsync(cancellationToken)).Events is var head && head != Position) findings.Half.Add(Text($"the feed ends at {Position}, and its head is said to be {head}"));
        return found;
    }

    private ToldTransfer Replay(Transfer transfer, FeedBatch batch, Findings findings)
    {
        var events = transfer.Events().ToList();
        bool isWhole = events.Count == batch.Events.Count && events.Zip(batch.Events).All(pair => pair.First.Subject == pair.Second.Subject && pair.First.Body.Span.SequenceEqual(pair.Second.Body.Span));
        if (!isWhole) findings.Half.Add(Text($"{transfer.Id} has other events than its own {events.Count}"));
        if (transfer.Turn != _turns[transfer.Caller] + 1) findings.Half.Add(Text($"{transfer.Id} comes after turn {_turns[transfer.Caller]} of its caller"));
        _turns[transfer.Caller] = transfer.Turn;
        _balances[transfer.From] -= transfer.Amount;
        _balances[transfer.To] += transfer.Amount;
        _newest[transfer.From] = _newest[transfer.To] = transfer;
        return new ToldTransfer(transfer.Id, Position, ++_versions[transfer.From], ++_versions[transfer.To]);
    }

    private static void Compare(Dictionary<string, ToldTransfer> found, IReadOnlyCollection<ToldTransfer> told, Findings findings)
    {
        foreach (var promise in told)
        {
            if (!found.TryGetValue(promise.Id, out var stored)) findings.Lost.Add(promise.Id);
            else if (stored != promise) findings.Half.Add($"what was {promise} is {stored}");
        }

        var untold = found.Keys.Except(told.Select(promise => promise.Id)).CountBy(id => id.Split('-')[0]);
        foreach (var (caller, count) in untold.Where(caller => caller.Value > 1)) findings.Half.Add(Text($"{count} transfers of caller {caller}, who had one under way, were not told"));
    }

    private async Task ReadRowsAsync(IDirectoryStore store, Findings findings, CancellationToken cancellationToken)
    {
        List<StateRow> due = [];
        for (int account = 0; account < Transfer.Accounts; account++)
        {
            if (_newest[account] is { } newest) due.Add(new StateRow(Transfer.Account(account), _versions[account], newest.Balance(_balances[account])));
        }

        for (int caller = 0; caller < Transfer.Callers; caller++)
        {
            if (_turns[caller] > 0) due.Add(new StateRow(Transfer.CallerRow(caller), _turns[caller], System.Text.Encoding.UTF8.GetBytes(Transfer.Of(caller, _turns[caller]).Id)));
        }

        for (int caller = 0; caller < Transfer.Callers; caller++)
        {
            for (int turn = Math.Max(1, _turns[caller] - Transfer.Kept + 1); turn <= _turns[caller]; turn++) due.Add(new StateRow(Transfer.Of(caller, turn).Row, 1, Transfer.Of(caller, turn).Body()));
        }

        List<StateRow> rows = [];
        foreach (string kind in (string[])[Transfer.AccountKind, Transfer.CallerKind, Transfer.OwnKind])
        {
            await foreach (var row in store.ScanAsync(kind, cancellationToken: cancellationToken)) rows.Add(row);
        }

        var stored = rows.ToDictionary(row => row.Key);
        foreach (var row in due)
        {
            if (!stored.Remove(row.Key, out var found)) findings.Half.Add($"row {row.Key} is not there");
            else if (found.Version != row.Version || !found.Body.Span.SequenceEqual(row.Body.Span)) findings.Half.Add(Text($"row {row.Key} at version {found.Version} is not what the feed makes of it at version {row.Version}"));
        }

        foreach (var key in stored.Keys) findings.Half.Add($"row {key} is there, and no transfer has left it");
    }

    /// <summary>Read from the file itself: of a store one only asks for a key by committing under it.</summary>
    private void ReadKeys(long before, Dictionary<string, ToldTransfer> found, Findings findings)
    {
        using var connection = new SqliteFile(path, new SqliteStoreOptions()).OpenForReading();
        using var keys = new SqliteStatement(connection, "SELECT key, batch FROM idempotency WHERE batch > ?1");
        keys.Bind(1, before);
        int known = 0;
        for (; keys.Step(); known++)
        {
            if (found.GetValueOrDefault(keys.Text(0))?.Position != keys.Number(1)) findings.Half.Add(Text($"the key {keys.Text(0)} stands at {keys.Number(1)}, and the feed has no transfer of that name there"));
        }

        if (known != found.Count) findings.Half.Add(Text($"{found.Count} transfers have {known} keys"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
