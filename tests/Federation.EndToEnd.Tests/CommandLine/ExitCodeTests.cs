using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.CommandLine;

/// <summary>How commands end that cannot do their work: the code for scripts, and words for people on standard error alone.</summary>
public sealed class ExitCodeTests
{
    private const int FoundProblems = 1;
    private const int WrongUse = 2;
    private const int StoreUnavailable = 4;
    private const int RemoteFailed = 5;

    [Theory]
    [InlineData("nonsense", "nonsense")]
    [InlineData("sync --nonsense", "There is no option --nonsense")]
    [InlineData("quarantine list --nonsense", "There is no option --nonsense")]
    [InlineData("network add x", "--source")]
    [InlineData("network add UPPER --name N --adapter spaceapi --source https://partner.example/x.json", "UPPER")]
    [InlineData("network add x --name N --adapter nobody --source https://partner.example/x.json", "nobody")]
    [InlineData("network add x --name N --adapter spaceapi --source http://partner.example/x.json", "https")]
    [InlineData("network add x --name N --adapter spaceapi --source https://partner.example/x.json --schedule never", "schedule")]
    [InlineData("adapter check spaceapi --source x.json --set delimiter", "delimiter")]
    [InlineData("sync", "no network yet")]
    [InlineData("serve --urls nonsense", "Cannot listen on")]
    [InlineData("serve --urls ;", "--urls names no address")]
    [InlineData("serve --urls http://127.0.0.1:99999", "65535")]
    [InlineData("serve --urls https://127.0.0.1:0", "proxy")]
    [InlineData("serve --networks absent.json", "absent.json")]
    [InlineData("serve --urls http://127.0.0.1:0 --documents absent.json", "documents.file")]
    [InlineData("serve --documents-only", "--documents-only needs --documents")]
    [InlineData("serve --requests-per-second -1", "--requests-per-second")]
    [InlineData("serve --public-url https://directory.example --terminal-url https://doors.example:8443", "needs --terminal-certificate")]
    [InlineData("serve --terminal-key key.pem", "--terminal-key needs --terminal-url")]
    [InlineData("serve --terminal-url https://doors.example:8443 --terminal-certificate a --terminal-key b", "--terminal-url needs --public-url")]
    [InlineData("serve --mail-from label@directory.example", "--mail-from needs --smtp")]
    [InlineData("serve --smtp-password-file secret", "--smtp-password-file needs --smtp")]
    [InlineData("serve --smtp smtps://label@mail.example --mail-from label@directory.example", "needs --smtp-password-file")]
    [InlineData("serve --smtp smtps://mail.example --smtp-password-file secret --mail-from label@directory.example", "needs USER@")]
    [InlineData("serve --metrics-url https://127.0.0.1:9464", "--metrics-url is an http address")]
    [InlineData("serve --otlp-endpoint https://collector.example/?key=secret", "--otlp-endpoint is an http or https address")]
    [InlineData("sync --networks absent.json", "absent.json")]
    [InlineData("sync --networks absent.json --url http://127.0.0.1:1", "a running host takes no file")]
    public async Task Command_UsedWrongly_SaysWhat(string command, string what)
    {
        using var folder = new TestFolder();

        var ended = (await Command.RunInAsync(folder.Path, null, command.Split(' '))).Expect(WrongUse);

        Assert.Equal("", ended.Output);
        Assert.Contains(what, ended.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Serve_WhereSomebodyListens_SaysSoInOneLine()
    {
        using var folder = new TestFolder();
        await using var other = await LoopbackServer.StartAsync();

        var ended = (await Command.RunAsync("serve", "--data", folder.Data, "--urls", other.UrlOf(""))).Expect(WrongUse);

        Assert.StartsWith($"Cannot listen on {other.UrlOf("")}: ", ended.Error, StringComparison.Ordinal);
        Assert.Single(ended.Error.Split('\n'));
        Assert.False(File.Exists(Path.Combine(folder.Data, "host.json")));
    }

    [Fact]
    public async Task Serve_WithAnOperatorTokenThatIsNone_SaysSo()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder.Data);
        folder.Write("data/operator-token", "short");

        var ended = (await Command.RunAsync("serve", "--data", folder.Data, "--urls", "http://127.0.0.1:0")).Expect(StoreUnavailable);

        Assert.Contains("operator token", ended.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Data, "host.json")));
    }

    [Theory]
    [InlineData("sync")]
    [InlineData("serve --urls http://127.0.0.1:0")]
    public async Task NetworksFile_WithAnUnknownAdapter_TouchesNothing(string command)
    {
        using var folder = new TestFolder();
        string networks = folder.WriteNetworks("networks.json", new NetworkEntry("good", "spaceapi", "x.json"), new NetworkEntry("bad", "nobody", "x.json"));

        var ended = (await Command.RunAsync([.. command.Split(' '), "--data", folder.Data, "--networks", networks])).Expect(WrongUse);

        Assert.Equal("There is no adapter \"nobody\" that can be used. There are: actipole21, federation-peer, france-services, hub-lo, openactive, openstreetmap, region-sud, schema-org, spaceapi, spreadsheet, ternum-bfc, tiers-lieux.", ended.Error);
        Assert.False(Directory.Exists(folder.Data));
    }

    [Fact]
    public async Task NetworksFile_WithFaults_NamesThemAll()
    {
        using var folder = new TestFolder();
        string networks = folder.Write("networks.json", """[{ "id": "A", "name": "A", "adapter": "spaceapi", "config": {} }, { "id": "b", "name": "", "adapter": "spaceapi" }]""");

        var ended = (await Command.RunAsync("sync", "--data", folder.Data, "--networks", networks)).Expect(WrongUse);

        Assert.Contains("/0: \"A\" is not a network id", ended.Error, StringComparison.Ordinal);
        Assert.Contains("/1: \"name\" is missing", ended.Error, StringComparison.Ordinal);
        Assert.Contains("/1: \"config\" is missing", ended.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Data));
    }

    [Fact]
    public async Task Sync_OfUnknownNetwork_NamesTheKnownOnes()
    {
        using var folder = new TestFolder();
        string networks = folder.WriteNetworks("networks.json", new NetworkEntry("known", "spaceapi", "absent.json"));

        var ended = (await Command.RunAsync("sync", "unknown", "--data", folder.Data, "--networks", networks)).Expect(WrongUse);

        Assert.Contains("Known: known", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_ThatFails_EndsWithProblems()
    {
        using var folder = new TestFolder();
        string networks = folder.WriteNetworks("networks.json", new NetworkEntry("absent", "spaceapi", "absent.json"));

        var runs = (await Command.RunAsync("sync", "--data", folder.Data, "--networks", networks, "--json")).Expect(FoundProblems).Json();

        Assert.Equal("source.missing", Runs.Of("absent", runs).GetProperty("failure").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("store hash")]
    [InlineData("store check")]
    [InlineData("network list")]
    [InlineData("quarantine list")]
    public async Task Reading_WhereNoDirectoryIs_SaysSo(string command)
    {
        using var folder = new TestFolder();

        var ended = (await Command.RunAsync([.. command.Split(' '), "--data", folder.Data, "--json"])).Expect(StoreUnavailable);

        Assert.Equal("", ended.Output);
        Assert.Contains("store.missing", ended.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Data));
    }

    [Theory]
    [InlineData("network list")]
    [InlineData("sync known")]
    [InlineData("network add x --name N --adapter spaceapi --source https://partner.example/x.json")]
    public async Task Remote_WhereNoDirectoryAnswers_SaysSo(string command)
    {
        await using var other = await LoopbackServer.StartAsync();
        string url = other.UrlOf("");

        var wrongServer = (await Command.RunAsync([.. command.Split(' '), "--url", url])).Expect(RemoteFailed);
        Assert.Contains(url, wrongServer.Error, StringComparison.Ordinal);

        await other.DisposeAsync();
        var noServer = (await Command.RunAsync([.. command.Split(' '), "--url", url])).Expect(RemoteFailed);
        Assert.Contains(url, noServer.Error, StringComparison.Ordinal);
        Assert.Equal("", noServer.Output);
    }
}
