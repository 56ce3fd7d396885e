using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Clusters;

/// <summary>A directory in PostgreSQL is taken back to a moment by the server's own means, base backup and archive; who was erased after that moment is not back.</summary>
public sealed class PointInTimeTests
{
    private const string Name = "Zénobie Quatrefeuille", Trace = "Quatrefeuille", Mistake = "Le Mauvais Endroit", Moment = "before_the_mistake";

    [Fact]
    [Trait("Category", "Long")]
    public async Task Database_TakenBackToAMoment_IsTheDirectoryOfThatMomentWithoutWhoWasErasedSince()
    {
        using var folder = new TestFolder();
        await using var database = await PostgresServer.StartAsync(archives: true);
        var variables = database.Variables;
        string networks = folder.Write("networks.json", """[{ "id": "actipole21", "name": "ACTIPOLE 21", "adapter": "actipole21", "config": { "source": "list.csv" } }]""");
        folder.Write("list.csv", List("La Ruche", ""));
        await SyncAsync();
        await database.BackUpAsync();
        folder.Write("list.csv", List("La Ruche", $"Demandez {Name}."));
        await SyncAsync();
        string hash = await HashAsync();
        await database.NameAsync(Moment);

        folder.Write("list.csv", List(Mistake, $"Demandez {Name}."));
        await using (var host = await ServingHost.StartAsync(folder.Data, networks, environment: variables))
        {
            (await Command.RunFedAsync(Name, "people", "erase", "--data", folder.Data, "--url", host.Url.ToString())).Expect(0);
            string told = await ToldAsync(host);
            Assert.Contains(Mistake, told, StringComparison.Ordinal);
            Assert.DoesNotContain(Trace, told, StringComparison.Ordinal);
            Assert.Equal(0, await host.StopAsync());
        }

        await database.RestoreAsync(Moment);

        Assert.Equal(hash, await HashAsync());
        await DemandSoundAsync();
        Assert.Contains(Trace, await database.QueryAsync("SELECT encode(body, 'escape') FROM directory.state WHERE kind = 'centre'"), StringComparison.Ordinal); // else what follows could not fail
        await using var restored = await ServingHost.ListenAsync(folder.Data, environment: variables);
        string after = await ToldAsync(restored);
        Assert.Contains("La Ruche", after, StringComparison.Ordinal);
        Assert.DoesNotContain(Mistake, after, StringComparison.Ordinal);
        Assert.DoesNotContain(Trace, after, StringComparison.Ordinal);
        Assert.Equal(0, await restored.StopAsync());
        await DemandSoundAsync();
        Assert.DoesNotContain(Trace, await database.QueryAsync("SELECT encode(body, 'escape') FROM directory.state"), StringComparison.Ordinal);

        async Task SyncAsync() => (await Command.RunInAsync(null, variables, "sync", "--data", folder.Data, "--networks", networks)).Expect(0);

        async Task<string> HashAsync() => (await Command.RunInAsync(null, variables, "store", "hash", "--data", folder.Data)).Expect(0).Output;

        async Task DemandSoundAsync() => (await Command.RunInAsync(null, variables, "store", "check", "--data", folder.Data)).Expect(0);
    }

    private static async Task<string> ToldAsync(ServingHost host) => (await host.Client.AskAsync("{ centres(first: 10) { nodes { name description } } changes(first: 50) { items { fields { before after } } } }")).ToString();

    private static string List(string name, string description) => $"Identifiant;Nom du centre;Adresse;Code postal;Ville;Latitude;Longitude;Description\n1;{name};1 rue de la Gare;21000;Dijon;47.32;5.03;{description}\n";
}
