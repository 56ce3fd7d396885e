using System.Text;
using System.Text.Json;
using Federation.EndToEnd.Tests.Federating;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.People;

/// <summary>One person stands in a listing of one built host, and in what it said before; another reads it. She is erased at the first, and then looked for at the second.</summary>
public sealed class ErasedAtAPeerTests : IAsyncLifetime
{
    private const string Name = "Zénobie Quatrefeuille";
    private const string Trace = "quatrefeuille";
    private const string Header = "Identifiant;Nom du centre;Adresse;Code postal;Ville;Latitude;Longitude;Description";

    private const string Everything =
        """
        { centres(first: 5) { nodes { key name description listings { key name description erasedFields } provenance { field value others { value } } history(first: 10) { number kind fields { field before after erased } } } }
          changes(first: 100) { items { kind fields { field before after erased } } }
          syncRuns(first: 10) { problems(first: 100) { message sourceId locator } } }
        """;

    private readonly TestFolder _folder = new();

    private readonly List<FederatingHost> _hosts = [];

    public async ValueTask InitializeAsync()
    {
        string own = _folder.Write("own.csv", $"{Header}\n1;Le Hangar;2 rue Monge;45000;Orléans;47.90;1.90;Calme\n");
        _hosts.Add(await FederatingHost.OpenAsync("d-first", new NetworkEntry("first", "actipole21", _folder.Write("list.csv", List($"chez {Name}", "Ancien bureau")))));
        _hosts.Add(await FederatingHost.OpenAsync("d-second", new NetworkEntry("second", "actipole21", own)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts) await host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Person_WhoIsErasedAtOneHost_IsGoneFromTheOtherAfterItsNextSync()
    {
        var (first, second) = (_hosts[0], _hosts[1]);
        await first.StartAsync([]);
        await second.StartAsync([first]);
        _folder.Write("list.csv", List("La Ruche", $"Demandez {Name} ; café."));
        await first.SyncAsync();
        await second.SyncAsync();
        string asked = (await second.Host.Client.AskAsync(Everything)).ToString();
        Assert.Contains("Demandez Z", asked, StringComparison.Ordinal);
        Assert.Contains("chez Z", asked, StringComparison.Ordinal);
        Assert.Contains(Trace, await FeedAsync(second), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Trace, await FilesAsync(second), StringComparison.OrdinalIgnoreCase);
        string then = $"{TimeProvider.System.GetUtcNow():O}";

        (await Command.RunFedAsync(Name + "\n", "people", "erase", "--data", first.Data, "--url", $"{first.Host.Url}")).Expect(0);
        await second.SyncAsync();

        var left = await second.Host.Client.AskAsync(Everything);
        AssertNoTrace(left.ToString(), "GraphQL");
        var centre = left.GetProperty("centres").GetProperty("nodes").EnumerateArray().Single(node => node.GetProperty("name").GetString() == "La Ruche");
        Assert.Equal("Demandez […] ; café.", centre.GetProperty("description").GetString());
        Assert.Equal("""["description","name"]""", Assert.Single(centre.GetProperty("listings").EnumerateArray()).GetProperty("erasedFields").GetRawText());
        Assert.Contains(centre.GetProperty("history").EnumerateArray().SelectMany(version => version.GetProperty("fields").EnumerateArray()), field => field.GetRawText() == """{"field":"name","before":null,"after":null,"erased":true}""");
        var before = await second.Host.Client.AskAsync("query($id: ID!, $at: DateTime!) { centre(id: $id, asOf: $at) { name description listings { name description erasedFields } } }", new { id = centre.GetProperty("key").GetString(), at = then });
        AssertNoTrace(before.ToString(), "the centre as it was");
        Assert.Contains("description", Assert.Single(before.GetProperty("centre").GetProperty("listings").EnumerateArray()).GetProperty("erasedFields").GetRawText(), StringComparison.Ordinal);
        string feed = await FeedAsync(second);
        AssertNoTrace(feed, "the feed");
        Assert.Contains("\"redactedFields\":[\"description\",\"name\"]", feed, StringComparison.Ordinal);
        AssertNoTrace(await FilesAsync(second), "the data folder");
        AssertNoTrace(second.Host.Process.Output.Text + second.Host.Process.Error.Text, "the log");
        await Store.DemandSoundAsync(second.Data);
    }

    private static string List(string name, string description) => $"{Header}\n1;{name};1 rue de la Gare;21000;Dijon;47.32;5.03;\"{description}\"\n";

    private static async Task<string> FeedAsync(FederatingHost host)
    {
        using var answer = await host.Host.Client.GetAsync("feed/listings");
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Whatever lies in the data folder, byte for byte.</summary>
    private static async Task<string> FilesAsync(FederatingHost host)
    {
        var text = new StringBuilder();
        foreach (string file in Directory.GetFiles(host.Data, "*", SearchOption.AllDirectories))
        {
            if (new FileInfo(file).Length == 0) continue; // the lock, which nobody may open
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
            text.Append(Encoding.Latin1.GetString(bytes));
        }

        return text.ToString();
    }

    private static void AssertNoTrace(string text, string where) => Assert.False(text.Contains(Trace, StringComparison.OrdinalIgnoreCase), $"she stands in {where}");
}
