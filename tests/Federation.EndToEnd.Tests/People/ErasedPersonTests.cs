using System.Text;
using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.People;

/// <summary>
/// One person stands in a column for persons, in a description, in what a listing said before and in a record in quarantine; she is erased while the host serves, and then looked for wherever anything is told or kept.
/// </summary>
public sealed class ErasedPersonTests
{
    private const string Mail = "zq.sentinelle@example.org";
    private const string Telephone = "06 98 76 54 32";
    private const string Name = "Zénobie Quatrefeuille";
    private const string Header = "Identifiant;Nom du centre;Adresse;Code postal;Ville;Latitude;Longitude;Description;Téléphone;Contact;Courriel";

    private const string Everything =
        """
        { centres(first: 50) { nodes { name description phone website address { text } listings { key } provenance { field value others { value } } } }
          changes(first: 100) { items { kind fields { field before after } } }
          syncRuns(first: 50) { problems(first: 100) { message sourceId locator } } }
        """;

    // What no part of a spelling of hers may be left of.
    private static readonly string[] Traces = ["zq.sentinelle", "quatrefeuille", "698765432", "6 98 76 54 32"];

    [Fact]
    public async Task Erase_WhileTheHostServes_LeavesHerNowhereAndKeepsHerAway()
    {
        using var folder = new TestFolder();
        string backup = folder.PathOf("before.db");
        folder.Write("list.csv", List($"Ancienne adresse de {Name}"));
        string networks = folder.Write("networks.json", """[{ "id": "actipole21", "name": "ACTIPOLE 21", "adapter": "actipole21", "config": { "source": "list.csv" }, "people": { "purpose": "corrections", "keepDays": 180 } }]""");
        await using (var host = await ServingHost.StartAsync(folder.Data, networks))
        {
            folder.Write("list.csv", List($"Demandez {Name} au {Telephone} ou à {Mail} ; café."));
            await RunAsync(host);
            await DemandSheIsThereAsync(host, folder);
            (await Command.RunAsync("store", "backup", backup, "--data", folder.Data)).Expect(0);
            Assert.Contains(Traces[0], Encoding.Latin1.GetString(await File.ReadAllBytesAsync(backup, TestContext.Current.CancellationToken)), StringComparison.Ordinal);

            foreach (string identifier in (string[])[Mail, Telephone, "QUATREFEUILLE Zenobie"])
            {
                var erased = (await Command.RunFedAsync(identifier + "\n", "people", "erase", "--data", folder.Data, "--url", host.Url.ToString(), "--json")).Expect(0);
                Assert.NotEmpty(erased.Json().GetProperty("erased").EnumerateObject());
                AssertNoTrace(erased.Output + erased.Error, "the answer to an erasure");
            }

            await AssertGoneAsync(host, folder, "after the erasure");
            await RunAsync(host);
            await AssertGoneAsync(host, folder, "after the next sync of the unchanged source");
            Assert.Equal(0, await host.StopAsync());
            AssertNoTrace(host.Process.Output.Text + host.Process.Error.Text, "the log");
        }

        await AssertNotInFilesAsync(folder, "after the host ended");
        (await Command.RunAsync("store", "restore", backup, "--data", folder.Data)).Expect(0);
        await AssertNotInFilesAsync(folder, "after a backup from before was restored");
        await Store.DemandSoundAsync(folder.Data);
        await using var restored = await ServingHost.StartAsync(folder.Data, networks);
        await AssertGoneAsync(restored, folder, "in the restored directory");
        AssertNoTrace(restored.Process.Output.Text + restored.Process.Error.Text, "the log of the restored directory");
        foreach (string identifier in (string[])[Mail, Telephone, Name]) Assert.Empty(await ExportAsync(restored, folder, identifier));
    }

    [Fact]
    public async Task People_OfWhatNamesNobody_AreRefusedWithoutRepeatingIt()
    {
        using var folder = new TestFolder();

        var refused = (await Command.RunFedAsync("sentinelle\n", "people", "erase", "--data", folder.Data)).Expect(2);

        Assert.Contains("people.identifier", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("sentinelle", refused.Error, StringComparison.OrdinalIgnoreCase);
        Assert.False(Directory.Exists(folder.Data));
    }

    [Fact]
    public async Task Backup_OverAFileThatIsThere_IsRefused()
    {
        using var folder = new TestFolder();
        string file = folder.Write("there.db", "mine");
        folder.Write("list.csv", List("café"));
        (await Command.RunAsync("sync", "--data", folder.Data, "--networks", folder.WriteNetworks("networks.json", new NetworkEntry("a", "actipole21", "list.csv")))).Expect(0);

        Assert.Contains("store.backup", (await Command.RunAsync("store", "backup", file, "--data", folder.Data)).Expect(4).Error, StringComparison.Ordinal);

        Assert.Equal("mine", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Restore_OfWhatIsNoBackup_LeavesTheStoreAsItWas()
    {
        using var folder = new TestFolder();
        folder.Write("list.csv", List("café"));
        (await Command.RunAsync("sync", "--data", folder.Data, "--networks", folder.WriteNetworks("networks.json", new NetworkEntry("a", "actipole21", "list.csv")))).Expect(0);
        string hash = await Store.HashAsync(folder.Data);

        (await Command.RunAsync("store", "restore", folder.PathOf("list.csv"), "--data", folder.Data)).Expect(4);
        (await Command.RunAsync("store", "restore", folder.PathOf("absent.db"), "--data", folder.Data)).Expect(4);

        Assert.Equal(hash, await Store.HashAsync(folder.Data));
        Assert.DoesNotContain(Directory.GetFiles(folder.Data), file => file.Contains(".replaced", StringComparison.Ordinal) || file.Contains(".restoring", StringComparison.Ordinal));
    }

    /// <summary>A centre that she is in, one that she is not in, and one without a name, which is quarantined with her in it.</summary>
    private static string List(string description) =>
        $"{Header}\n1;La Ruche;1 rue de la Gare;21000;Dijon;47.32;5.03;\"{description}\";{Telephone};{Name};{Mail}\n2;Le Hangar;2 rue des Forges;21000;Dijon;47.33;5.05;Calme;;;\n3;;3 rue Monge;21000;Dijon;47.31;5.04;Voir {Name}, {Mail}, {Telephone};{Telephone};;\n";

    private static async Task RunAsync(ServingHost host)
    {
        string run = (await host.Client.AskAsync("mutation { startRun(network: \"actipole21\", whole: true) { ... on RunStarted { run { id } } } }", token: host.Token)).GetProperty("startRun").GetProperty("run").GetProperty("id").GetString()!; // it was started
        await Condition.HoldsAsync(async () => (await host.Client.AskAsync("query($id: ID!) { node(id: $id) { ... on SyncRun { status } } }", new { id = run })).GetProperty("node").GetProperty("status").GetString() == "COMPLETED", "The run does not complete.");
    }

    /// <summary>Else nothing that follows could fail.</summary>
    private static async Task DemandSheIsThereAsync(ServingHost host, TestFolder folder)
    {
        Assert.Contains("Quatrefeuille", (await host.Client.AskAsync(Everything)).ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await FoundAsync(host));
        string kept = (await host.Client.AskAsync("{ people(network: \"actipole21\") { key values { value } } quarantine(network: \"actipole21\") { items { raw } } }", token: host.Token)).ToString();
        Assert.Contains(Mail, kept, StringComparison.Ordinal);
        var places = await ExportAsync(host, folder, Name);
        Assert.Equal(["centre", "centre-past", "person", "quarantine"], places.Select(place => place.GetProperty("kind").GetString()).Distinct().Order(StringComparer.Ordinal));
    }

    private static async Task AssertGoneAsync(ServingHost host, TestFolder folder, string when)
    {
        AssertNoTrace((await host.Client.AskAsync(Everything)).ToString(), $"GraphQL {when}");
        AssertNoTrace((await host.Client.AskAsync("{ people(network: \"actipole21\") { key values { value } } quarantine(network: \"actipole21\") { items { raw draft issues { message } locator sourceId } } }", token: host.Token)).ToString(), $"what managers see {when}");
        Assert.Equal(0, await FoundAsync(host));
        Assert.Contains("; café.", (await host.Client.AskAsync(Everything)).ToString(), StringComparison.Ordinal);
        foreach (string page in (string[])["", "health", "export/centres.csv", "export/centres.geojson", "export/centres.jsonl"])
        {
            using var answer = await host.Client.GetAsync(page);
            AssertNoTrace(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), $"/{page} {when}");
        }

        await AssertNotInFilesAsync(folder, when);
    }

    private static async Task<int> FoundAsync(ServingHost host) =>
        (await host.Client.AskAsync("{ centres(filter: { text: \"Quatrefeuille\" }, first: 10) { totalCount } }")).GetProperty("centres").GetProperty("totalCount").GetInt32();

    private static async Task<JsonElement[]> ExportAsync(ServingHost host, TestFolder folder, string identifier)
    {
        var answer = (await Command.RunFedAsync(identifier, "people", "export", "--data", folder.Data, "--url", host.Url.ToString())).Expect(0).Json();
        Assert.True(answer.GetProperty("isWhole").GetBoolean());
        return [.. answer.GetProperty("places").EnumerateArray()];
    }

    /// <summary>Database, journal, list of erasures and whatever else lies in the data folder, byte for byte.</summary>
    private static async Task AssertNotInFilesAsync(TestFolder folder, string when)
    {
        foreach (string file in Directory.GetFiles(folder.Data, "*", SearchOption.AllDirectories))
        {
            if (new FileInfo(file).Length == 0) continue; // the lock, which nobody may open
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
            AssertNoTrace(Encoding.Latin1.GetString(bytes), $"{file} {when}");
        }
    }

    private static void AssertNoTrace(string text, string where)
    {
        foreach (string trace in Traces) Assert.False(text.Contains(trace, StringComparison.OrdinalIgnoreCase), $"\"{trace}\" stands in {where}");
    }
}
