using System.Globalization;
using System.Text;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Azure;
using Federation.Cluster.Storage.Postgres;
using Federation.Cluster.Storage.Sqlite;
using Federation.TestAssets.Transfers;
using Microsoft.Data.Sqlite;

// A process to be killed. It says on its standard output what it has been promised, one line each, as soon as it has been.
//   write sqlite PATH, write postgres CONNECTION SCHEMA, write azure CONNECTION TABLE CONTAINER
//                       commits batches from several writers without end; a line is the id of a durable row
//   transfer PATH       waits for a line, "burst", "checkpoint" or "forget"; then says "opening" and "open", a line of ToldTransfer for each transfer that it was promised,
//                       and "checkpoint" or "forgetting" each time before it has the journal copied into the file, or the file written anew, beside them
//   lock FOLDER URL     takes the data folder; the line is "held"
switch (args)
{
    case ["write", "sqlite", var path]:
        await WriteAsync(SqliteDirectoryStore.Open(path));
        return 0;
    case ["write", "postgres", var connection, var schema]:
        await WriteAsync(await PostgresDirectoryStore.OpenAsync(new PostgresStoreOptions { ConnectionString = connection, Schema = schema }));
        return 0;
    case ["write", "azure", var connection, var table, var container]:
        await WriteAsync(await AzureDirectoryStore.OpenAsync(new AzureStoreOptions { ConnectionString = connection, Table = table, Container = container }, TimeProvider.System));
        return 0;
    case ["transfer", var path]:
        string? how = await Console.In.ReadLineAsync();
        if (how is null) return 0;
        Say("opening");
        var transferred = SqliteDirectoryStore.Open(path);
        Say("open");
        await Task.WhenAll(new TransferCallers(transferred, Say).WorkAsync(), how switch
        {
            "checkpoint" => CheckpointAsync(path),
            "forget" => ForgetAsync(transferred),
            _ => Task.CompletedTask,
        });
        return 0;
    case ["lock", var folder, var url]:
        DataFolderLock taken = DataFolderLock.TryAcquire(folder, TimeProvider.System).Demand();
        taken.Announce(url);
        Say("held");
        await Console.In.ReadToEndAsync();
        taken.Dispose();
        return 0;
    default:
        return 64;
}

static Task WriteAsync(IDirectoryStore store) => Task.WhenAll(Enumerable.Range(0, 16).Select(async writer =>
{
    for (int turn = 0; ; turn++)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"{writer:00}-{turn:000000}");
        byte[] body = Encoding.UTF8.GetBytes(id);
        var key = new StateKey("centre", id);
        await store.CommitAsync(new StoreBatch
        {
            PartitionKey = id,
            Writes = [new StateWrite(key, 0, body), new StateWrite(new StateKey("binding", id), 0, body)],
            Events = [new EventWrite(key, body)],
            IdempotencyKey = id,
        });
        Say(id);
    }
}));

// On a thread of its own: SQLite has no asynchronous calls.
static Task CheckpointAsync(string path) => Task.Factory.StartNew(
    () =>
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        for (int turn = 0; ; turn++)
        {
            command.CommandText = (turn % 3) switch { 0 => "PRAGMA wal_checkpoint(PASSIVE)", 1 => "PRAGMA wal_checkpoint(RESTART)", _ => "PRAGMA wal_checkpoint(TRUNCATE)" };
            Say("checkpoint");
            command.ExecuteNonQuery();
        }
    },
    CancellationToken.None,
    TaskCreationOptions.LongRunning,
    TaskScheduler.Default);

static async Task ForgetAsync(SqliteDirectoryStore store)
{
    while (true)
    {
        Say("forgetting");
        await store.ForgetAsync();
    }
}

static void Say(string line)
{
    lock (Console.Out)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
