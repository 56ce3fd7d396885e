using System.Globalization;
using System.Text;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Azure;
using Federation.Cluster.Storage.Postgres;
using Federation.Cluster.Storage.Sqlite;

// A process to be killed. It says on its standard output what it has been promised, one line each, as soon as it has been.
//   write sqlite PATH, write postgres CONNECTION SCHEMA, write azure CONNECTION TABLE CONTAINER
//                       commits batches from several writers without end; a line is the id of a durable row
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

static void Say(string line)
{
    lock (Console.Out)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
