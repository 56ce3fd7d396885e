using System.Text.Json;
using Federation.EndToEnd.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace Federation.EndToEnd.Tests.CommandLine;

/// <summary>A store whose rows somebody spoilt is mended as far as its sources can say again what it said.</summary>
public sealed class StoreRepairTests
{
    private const string Key = "actipole21/", Tag = "\"1\"";

    /// <summary>What happens to a binding, by the listing's own id as a parameter.</summary>
    private static readonly (string What, string Sql)[] Damages =
    [
        ("is lost", "DELETE FROM state WHERE kind = 'binding' AND id = $id"),
        ("is no binding", "UPDATE state SET body = CAST('[1' AS BLOB) WHERE kind = 'binding' AND id = $id"),
        ("is bound elsewhere", "UPDATE state SET body = CAST(json_set(CAST(body AS TEXT), '$.centre', (SELECT id FROM state AS other WHERE kind = 'centre' AND id <> CAST(state.body AS TEXT) ->> '$.centre' ORDER BY id DESC LIMIT 1)) AS BLOB) WHERE kind = 'binding' AND id = $id"),
        ("is not what was accepted", "UPDATE state SET body = CAST(json_set(CAST(body AS TEXT), '$.contentHash', 'other') AS BLOB) WHERE kind = 'binding' AND id = $id"),
        ("lost its centre", "DELETE FROM state WHERE kind = 'centre' AND id = (SELECT CAST(body AS TEXT) ->> '$.centre' FROM state WHERE kind = 'binding' AND id = $id)"),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Repair_OfASpoiltStore_AndTheNextSync_MakeTheDirectoryThatWas()
    {
        using var folder = new TestFolder();
        await using var server = await LoopbackServer.StartAsync();
        byte[] list = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "samples/listings/actipole21.csv"), Cancellation);
        server.Serve("/list.csv", http => ServeAsync(http, list));
        string networks = folder.WriteNetworks("networks.json", new NetworkEntry("actipole21", "actipole21", server.UrlOf("/list.csv")));
        string[] sync = ["sync", "--data", folder.Data, "--networks", networks, "--json"];
        (await Command.RunAsync(sync)).Expect(0);
        string before = await Store.HashAsync(folder.Data);
        var centres = await IdsAsync(folder.Data, "centre");
        var listings = await IdsAsync(folder.Data, "binding");
        Assert.True(listings.Count >= Damages.Length && listings.All(listing => listing.StartsWith(Key, StringComparison.Ordinal)));
        foreach (var (damage, listing) in Damages.Zip(listings)) await ExecuteAsync(folder.Data, damage.Sql, listing);

        Assert.Equal(Damages.Length, (await Command.RunAsync("store", "check", "--data", folder.Data, "--json")).Expect(1).Json().GetProperty("problems").GetArrayLength() - 1); // a row that is no binding leaves its listing without one, too
        var repaired = (await Command.RunAsync("store", "check", "--repair", "--data", folder.Data, "--json")).Expect(0).Json();
        string[] mended = [.. repaired.GetProperty("mended").EnumerateArray().Select(problem => problem.GetString() ?? "")];
        Assert.Equal(Damages.Length + 1, mended.Length); // of the row that was none, the listing is bound anew
        foreach (string problem in (string[])["without a binding", "is not a binding", "but stands in", "is not what was last accepted", "which does not have it"]) Assert.Contains(mended, told => told.Contains(problem, StringComparison.Ordinal));
        Assert.Equal(["actipole21"], repaired.GetProperty("networks").EnumerateArray().Select(network => network.GetString()));
        Assert.Empty(repaired.GetProperty("problems").EnumerateArray());

        // The source did not change since, and is read all the same, once.
        Assert.Equal(("Completed", JsonValueKind.Null), await RunAsync(sync));
        await Store.DemandSoundAsync(folder.Data);
        Assert.Equal(before, await Store.HashAsync(folder.Data));
        Assert.Equal(centres, await IdsAsync(folder.Data, "centre"));
        Assert.Equal(("Completed", JsonValueKind.String), await RunAsync(sync));
    }

    [Fact]
    public async Task Repair_OfASoundStore_ChangesNothing()
    {
        using var folder = new TestFolder();
        (await Command.RunAsync(SyncOfTheSample(folder))).Expect(0);

        var repaired = (await Command.RunAsync("store", "check", "--repair", "--data", folder.Data)).Expect(0);

        Assert.Equal("The store is sound.", repaired.Output.Trim());
    }

    [Fact]
    public async Task Repair_OfNoStore_MakesNone()
    {
        using var folder = new TestFolder();

        Assert.Contains("store.missing", (await Command.RunAsync("store", "check", "--repair", "--data", folder.Data)).Expect(4).Error, StringComparison.Ordinal);

        Assert.False(Directory.Exists(folder.Data));
    }

    [Fact]
    public async Task Repair_BesideAHost_IsRefused()
    {
        using var folder = new TestFolder();
        await using var host = await ServingHost.StartAsync(folder.Data);

        Assert.Contains("store.in-use", (await Command.RunAsync("store", "check", "--repair", "--data", folder.Data)).Expect(3).Error, StringComparison.Ordinal);
    }

    /// <summary>Only the binding tells which of the two is right.</summary>
    [Fact]
    public async Task Repair_OfAListingInTwoCentres_ChangesNoBinding()
    {
        using var folder = new TestFolder();
        (await Command.RunAsync(SyncOfTheSample(folder))).Expect(0);
        string centre = (await IdsAsync(folder.Data, "centre"))[^1];
        await ExecuteAsync(folder.Data, "INSERT INTO state (kind, id, version, body) SELECT kind, '00000000000000000000000000000001', 1, CAST(json_set(CAST(body AS TEXT), '$.id', '00000000000000000000000000000001') AS BLOB) FROM state WHERE kind = 'centre' AND id = $id", centre);
        var before = await BindingsAsync(folder.Data);

        var told = (await Command.RunAsync("store", "check", "--repair", "--data", folder.Data)).Expect(1).Output;

        Assert.Contains("stands in two centres", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Mended", told, StringComparison.Ordinal);
        Assert.Equal(before, await BindingsAsync(folder.Data));
    }

    [Fact]
    public async Task Repair_OfACentreThatCannotBeRead_LeavesItToABackup()
    {
        using var folder = new TestFolder();
        (await Command.RunAsync(SyncOfTheSample(folder))).Expect(0);
        string centre = (await IdsAsync(folder.Data, "centre"))[0];
        await ExecuteAsync(folder.Data, "UPDATE state SET body = CAST('{' AS BLOB) WHERE kind = 'centre' AND id = $id", centre);

        var told = (await Command.RunAsync("store", "check", "--repair", "--data", folder.Data)).Expect(1).Output;

        Assert.Contains($"Row centre/{centre} is not a centre.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Mended", told, StringComparison.Ordinal);
    }

    private static string[] SyncOfTheSample(TestFolder folder) => ["sync", "--data", folder.Data, "--networks", folder.WriteNetworks("networks.json", new NetworkEntry("actipole21", "actipole21", Path.Combine(Repository.Root, "samples/listings/actipole21.csv")))];

    private static async Task<(string? Status, JsonValueKind UnchangedSince)> RunAsync(string[] sync)
    {
        var run = Assert.Single((await Command.RunAsync(sync)).Expect(0).Json().EnumerateArray());
        return (run.GetProperty("status").GetString(), run.GetProperty("unchangedSince").ValueKind);
    }

    private static Task ServeAsync(HttpContext http, byte[] list)
    {
        http.Response.Headers.ETag = Tag;
        if (http.Request.Headers.IfNoneMatch == Tag)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        http.Response.ContentType = "text/csv";
        return http.Response.Body.WriteAsync(list, http.RequestAborted).AsTask();
    }

    private static Task<IReadOnlyList<string>> IdsAsync(string data, string kind) => ReadAsync(data, "SELECT id FROM state WHERE kind = $kind ORDER BY id", kind);

    private static Task<IReadOnlyList<string>> BindingsAsync(string data) => ReadAsync(data, "SELECT CAST(body AS TEXT) FROM state WHERE kind = $kind ORDER BY id", "binding");

    private static async Task<IReadOnlyList<string>> ReadAsync(string data, string sql, string kind)
    {
        await using var connection = await OpenAsync(data);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$kind", kind);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var ids = new List<string>();
        while (await reader.ReadAsync(Cancellation)) ids.Add(reader.GetString(0));
        return ids;
    }

    private static async Task ExecuteAsync(string data, string sql, string id)
    {
        await using var connection = await OpenAsync(data);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$id", id);
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancellation));
    }

    private static async Task<SqliteConnection> OpenAsync(string data)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "directory.db"), Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        return connection;
    }
}
