using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Federation.EndToEnd.Tests.SignIn;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Telemetry;

/// <summary>
/// What a directory tells of itself by OTLP and to Prometheus while persons sign in, come to doors and ask wrongly: all that operators need, and nobody.
/// </summary>
public sealed partial class TelemetryTests
{
    private const string Issuer = "https://directory.example";
    private const string Network = "actipole21";
    private const string Sentinel = "zq7sentinel";
    private const string Telephone = "+33 3 71 52 19 48";
    private const string Password = "orchid lantern gravel tunic zq7sentinel";
    private const string Secret = "zq7sentinel-the-secret-of-a-client";

    [Fact]
    public async Task Everything_ThatIsTold_NamesNobodyAndHoldsNoSecret()
    {
        using var folder = new TestFolder();
        await using var collector = await Collector.StartAsync();
        await using var provider = await NetworkProvider.StartAsync(new JsonObject
        {
            ["sub"] = $"{Sentinel}-subject",
            ["name"] = $"{Sentinel} Somebody",
            ["preferred_username"] = Sentinel,
            ["email"] = $"{Sentinel}@members.example",
            ["offer"] = "full",
        });
        await using var host = await ServingHost.StartAsync(folder.Data, folder.WriteNetworks("networks.json", People(folder)), Issuer, options: ["--otlp-endpoint", collector.Url, "--metrics-url", "http://127.0.0.1:0"]);
        string token = host.Token;
        string invitation = await SignInAsync(folder, host, provider);
        await AskAsync(host, token);

        string metrics = await ScrapeAsync(host);
        Assert.Equal(0, await host.StopAsync());
        string traces = collector.All("traces"), logs = collector.All("logs"), sent = collector.All("metrics");

        // That all three came, from the request to the disk, shows that the search is of something.
        Assert.All((string[])["/graphql", "graphql query", "graphql mutation", "store commit", "IDoorGrain", "http.route"], text => Assert.Contains(text, traces, StringComparison.Ordinal));
        Assert.Contains("federation.admission.duration", sent, StringComparison.Ordinal);
        Assert.Contains("Run of people Completed", logs, StringComparison.Ordinal);
        Assert.Contains("federation_admission_duration_seconds_count", metrics, StringComparison.Ordinal);
        string[] secrets = [Sentinel, "33371521948", Telephone, token, new Uri(invitation).Query.TrimStart('?'), .. Keys(folder.Data)];
        Assert.All((string[])[traces, logs, sent, metrics], told => Assert.All(secrets, secret => Assert.DoesNotContain(secret, told, StringComparison.OrdinalIgnoreCase)));
        Assert.All((string[])["url.query", "url.full", "url.path", "client.address", "user_agent.original", "exception.message", "rpc.orleans.target_id"], name => Assert.DoesNotContain(name, traces, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Metrics_OfASampleDirectory_HaveEveryInstrumentOfTheTable()
    {
        using var folder = new TestFolder();
        await using var host = await ServingHost.StartAsync(folder.Data, options: ["--metrics-url", "http://127.0.0.1:0"]);
        await host.Client.AskAsync("{ networks { key } }");
        using var http = new HttpClient();
        string url = UrlOf(host);

        var families = PrometheusText.Read(await ScrapeAsync(host));

        string guide = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "operate.md"), TestContext.Current.CancellationToken);
        var due = Row().Matches(guide).Where(row => row.Groups["when"].Value is "always" or "a run" or "a query").ToList();
        Assert.True(due.Count >= 18);
        Assert.All(due, row => Assert.True(families.TryGetValue(NameOf(row), out var family) && family.Samples > 0 && family.Type == row.Groups["kind"].Value, $"{NameOf(row)} is not told."));
        // Each of the two addresses answers what it is for, and nothing else.
        Assert.Equal(404, (int)(await http.GetAsync(new Uri(host.Url, "/metrics"), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(404, (int)(await http.GetAsync(new Uri(new Uri(url), "/healthz"), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(404, (int)(await http.GetAsync(new Uri(new Uri(url), "/graphql?query={__typename}"), TestContext.Current.CancellationToken)).StatusCode);
    }

    /// <summary>A network that lists a person beside a place.</summary>
    private static NetworkEntry People(TestFolder folder) => new("people", "actipole21", folder.Write(
        "people.csv",
        $"Identifiant;Nom du centre;Adresse;Code postal;Ville;Latitude;Longitude;Description\n{Sentinel}-1;chez {Sentinel} Quatrefeuille;1 rue de la Gare;21000;Dijon;47.32;5.03;\"Demandez {Sentinel}@person.example ou {Telephone}\"\n{Sentinel}-2;;;;;;;\n"));

    private static async Task<string> SignInAsync(TestFolder folder, ServingHost host, NetworkProvider provider)
    {
        string secretFile = folder.Write("secret", Secret);
        await CommandAsync(folder, "provider", "connect", Network, provider.Issuer, "--client", NetworkProvider.ClientId, "--secret-file", secretFile, "--scope", "profile", "--scope", "email", "--domain", "members.example", "--tier-claim", "offer", "--public-url", Issuer);
        string secret = (await CommandAsync(folder, "client", "add", "web", "--redirect", "https://web.example/callback", "--scope", "networks", "--scope", "passes")).Output.Trim();
        string invitation = (await CommandAsync(folder, "account", "invite", $"{Sentinel}@person.example", "--role", "NetworkManager", "--network", Network, "--public-url", Issuer)).Output.Trim();
        await RelyingParty.WalkAsync("persons", new JsonObject
        {
            ["listens"] = host.Url.AbsoluteUri.TrimEnd('/'),
            ["issuer"] = $"{Issuer}/",
            ["person"] = new JsonObject { ["email"] = $"{Sentinel}@person.example", ["password"] = Password, ["invitation"] = invitation },
            ["member"] = new JsonObject { ["email"] = $"{Sentinel}@members.example", ["network"] = Network },
            ["clients"] = new JsonObject { ["web"] = new JsonObject { ["id"] = "web", ["secret"] = secret, ["redirect"] = "https://web.example/callback" } },
        });
        return invitation;
    }

    /// <summary>A door that is shown something secret, queries with persons in their texts, variables and addresses, and tokens that are none.</summary>
    private static async Task AskAsync(ServingHost host, string token)
    {
        string centre = (await host.Client.AskAsync("{ centres(first: 1) { nodes { key } } }")).GetProperty("centres").GetProperty("nodes")[0].GetProperty("key").GetString() ?? "";
        await host.Client.PostAsync("mutation($centre: ID!, $pass: String!) { presentPass(centre: $centre, pass: $pass) { __typename } }", new { centre, pass = $"{Sentinel}.{Sentinel}.{Sentinel}" }, token);
        await host.Client.PostAsync($"{{ centres(query: \"{Sentinel}\", first: 1) {{ nodes {{ name }} }} {Sentinel} }}", token: token);
        await host.Client.PostAsync($"query {Sentinel} {{ centre(id: \"{Sentinel}\") {{ name }} }}", new { unused = Sentinel }, $"{Sentinel}-token");
        using var http = new HttpClient { BaseAddress = host.Url };
        foreach (string path in (string[])[$"/en/centres?q={Sentinel}", $"/healthz?token={Sentinel}", $"/export/centres.csv?q={Sentinel}", $"/connect/authorize?client_id={Sentinel}&login_hint={Sentinel}@person.example", $"/{Sentinel}"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.UserAgent.ParseAdd(Sentinel);
            request.Headers.Add("tracestate", $"vendor={Sentinel}");
            request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            request.Headers.Add("baggage", $"person={Sentinel}");
            request.Headers.Add("X-Forwarded-For", "203.0.113.77");
            request.Headers.Add("Cookie", $"session={Sentinel}");
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Keys of the host as they lie in its files, of which none may be in what is told: each text of 20 characters or more.</summary>
    private static IEnumerable<string> Keys(string data) => Directory.EnumerateFiles(data, "*key*", SearchOption.AllDirectories)
        .Where(file => new FileInfo(file).Length is > 0 and < 65_536)
        .SelectMany(file => Word().Matches(File.ReadAllText(file)).Select(word => word.Value))
        .Distinct();

    private static async Task<string> ScrapeAsync(ServingHost host)
    {
        using var http = new HttpClient();
        string text = "";
        await Condition.HoldsAsync(
            async () =>
            {
                text = await http.GetStringAsync(new Uri(UrlOf(host)), TestContext.Current.CancellationToken);
                return text.Contains("federation_store_free_bytes", StringComparison.Ordinal);
            },
            "The gauges were never read.");
        return text;
    }

    private static string UrlOf(ServingHost host) => Told().Match(host.Process.Output.Text) is { Success: true } told ? told.Groups[1].Value : throw new InvalidOperationException("The host does not say where it answers Prometheus.");

    /// <summary>As Prometheus knows the instrument of a row.</summary>
    private static string NameOf(Match row) =>
        row.Groups["name"].Value.Replace('.', '_') + row.Groups["unit"].Value switch { "s" => "_seconds", "By" => "_bytes", _ => "" } + (row.Groups["kind"].Value == "counter" ? "_total" : "");

    private static async Task<Command> CommandAsync(TestFolder folder, params IEnumerable<string> arguments) => (await Command.RunAsync([.. arguments, "--data", folder.Data])).Expect(0);

    [GeneratedRegex(@"^\| `(?<name>federation\.[^`]+)` \| (?<kind>\w+) \| `(?<unit>[^`]+)` \|[^|]*\| (?<when>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("Prometheus is answered at (http://[^ \n]+)")]
    private static partial Regex Told();

    [GeneratedRegex("[A-Za-z0-9_/+=-]{20,}")]
    private static partial Regex Word();
}
