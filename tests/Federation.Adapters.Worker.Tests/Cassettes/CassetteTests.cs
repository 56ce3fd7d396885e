using System.Net;
using System.Text;
using System.Text.Json;
using Federation.Adapters.Worker.Tests.Fetching;
using Federation.Cluster.Adapters.Cassettes;
using Federation.Cluster.Adapters.Fetching;
using Federation.Contracts;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Adapters.Worker.Tests.Cassettes;

/// <summary>Answers are recorded through the fetcher that all requests take, and replayed through it.</summary>
public sealed class CassetteTests : IDisposable
{
    private const string Secret = "s3cr3t-of-the-network/+";
    private const string Mailbox = "Camille.Martin@partner.example";

    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("federation-cassettes-").FullName;
    private readonly FetchOptions _options = new() { BetweenRequests = TimeSpan.Zero, Retries = 0 };

    private string File => Path.Combine(_folder, "cassette.json");

    [Fact]
    public async Task Replay_OfARecording_GivesTheSameAnswers()
    {
        await RecordAsync([Text("https://a.example/list?page=1&size=2", "one", "text/csv"), Text("https://a.example/list?page=2&size=2", "deux, été", "text/csv"), Text("https://a.example/list?page=1&size=2", "one again", "text/csv")]);

        using var fetcher = Replaying();

        // The order of a query tells nothing, the order of answers to one address does.
        Assert.Equal("deux, été", await GetAsync(fetcher, "https://a.example/list?size=2&page=2"));
        Assert.Equal("one", await GetAsync(fetcher, "https://a.example/list?page=1&size=2"));
        Assert.Equal("one again", await GetAsync(fetcher, "https://a.example/list?page=1&size=2"));
    }

    [Fact]
    public async Task Recorded_Answer_IsPassedOnAsItCame()
    {
        string got = Assert.Single(await RecordAsync([Text("https://a.example/", $"Write to {Mailbox}", "text/plain")]));

        Assert.Equal($"Write to {Mailbox}", got);
    }

    [Fact]
    public async Task Cassette_OfAPackedAnswer_HoldsItUnpacked()
    {
        var packed = Answered("https://a.example/", ContentDecodingTests.Pack(Encoding.UTF8.GetBytes("Café"), "gzip"), "text/csv");
        packed.Response.Content.Headers.ContentEncoding.Add("gzip");

        Assert.Equal("Café", Assert.Single(await RecordAsync([packed])));

        var answer = Exchanges()[0].GetProperty("answer");
        Assert.Equal("Café", answer.GetProperty("body").GetString());
        Assert.False(answer.GetProperty("headers").TryGetProperty("Content-Encoding", out _));
        using var fetcher = Replaying();
        Assert.Equal("Café", await GetAsync(fetcher, "https://a.example/"));
    }

    [Fact]
    public async Task Cassette_OfBytesThatAreNoText_HoldsThemByteForByte()
    {
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        await RecordAsync([Answered("https://a.example/", bytes, "application/zip")]);

        using var fetcher = Replaying();
        Assert.Equal(bytes, await BytesAsync(fetcher, "https://a.example/"));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("iso-8859-1")]
    public async Task Cassette_OfTextInAnyEncoding_HoldsNeitherSecretNorPerson(string encoding)
    {
        var text = Encoding.GetEncoding(encoding);
        string body = $"été;{Secret};{Uri.EscapeDataString(Secret)};{Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret))};{Mailbox};+33 3 80 00 11 22";
        var answered = Answered($"https://a.example/list?key={Uri.EscapeDataString(Secret)}&from=camille.martin%40partner.example", [.. text.GetPreamble(), .. text.GetBytes(body)], "text/csv");
        answered.Response.Headers.Add("Set-Cookie", "session=oreo");
        answered.Response.Headers.Add("X-Api-Key", "oreo");
        answered.Response.Headers.Add("Link", $"<https://a.example/list?key={Uri.EscapeDataString(Secret)}&page=2>; rel=\"next\"");

        await RecordAsync([answered], [Secret], new("Authorization", "Bearer oreo"), new("X-Token", "oreo"), new("Accept", "text/csv"));

        var exchange = Exchanges()[0];
        string held = exchange + (exchange.GetProperty("answer").TryGetProperty("bodyBase64", out var bytes) ? text.GetString(bytes.GetBytesFromBase64()) : "");
        string[] forms = [Secret, Uri.EscapeDataString(Secret), "s3cr3t", "oreo", "artin@", "artin%40", "80 00 11 22", Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)).TrimEnd('=')];
        Assert.All(forms, form => Assert.DoesNotContain(form, held, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("t\u00E9;scrubbed-secret;scrubbed-secret;scrubbed-secret", held, StringComparison.Ordinal);
        Assert.Equal("text/csv", exchange.GetProperty("request").GetProperty("headers").GetProperty("Accept").GetString());
        Assert.Equal(Now, exchange.GetProperty("recordedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Replay_WithAnotherSecretAndAnotherMailbox_FindsTheAnswer()
    {
        await RecordAsync([Text($"https://a.example/list?apiKey={Uri.EscapeDataString(Secret)}&who={Mailbox}", "found", "text/csv")], [Secret]);

        using var fetcher = Replaying("a dummy for replays");
        Assert.Equal("found", await GetAsync(fetcher, "https://a.example/list?who=dummy@elsewhere.example&apiKey=a%20dummy%20for%20replays"));
    }

    [Fact]
    public async Task Secret_OfASettingThatIsNone_IsTakenOutOfTheAddressByItsName()
    {
        await RecordAsync([Text("https://a.example/list?access_token=abc123&page=1", "\"next\": \"/list?access_token=abc123&page=2\"", "application/json")]);

        Assert.DoesNotContain("abc123", await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OfWhatIsNotThere_NamesItWithoutTheSecret()
    {
        await RecordAsync([Text("https://a.example/list", "one", "text/csv")]);
        using var fetcher = Replaying(Secret);
        await GetAsync(fetcher, "https://a.example/list");

        var again = await Assert.ThrowsAsync<AdapterException>(() => GetAsync(fetcher, "https://a.example/list"));
        var other = await Assert.ThrowsAsync<AdapterException>(() => GetAsync(fetcher, $"https://a.example/other?page=3&key={Uri.EscapeDataString(Secret)}"));

        Assert.Equal((FailureKind.Configuration, "cassette.no-answer"), (again.Kind, again.Code));
        Assert.Equal("The cassette has no further answer to GET https://a.example/list.", again.Message);
        Assert.Equal("The cassette has no answer to GET https://a.example/other?key=scrubbed-secret&page=3.", other.Message);
    }

    [Theory]
    [InlineData("http://10.0.0.1/", "http.refused-address")]
    [InlineData("https://elsewhere.test/", "http.host-not-allowed")]
    public async Task Replay_OfAnAddressThatIsNeverFetched_IsRefused(string address, string code)
    {
        await RecordAsync([Text("https://a.example/", "one", "text/csv")]);
        using var fetcher = Replaying();

        Assert.Equal(code, (await Assert.ThrowsAsync<AdapterException>(() => GetAsync(fetcher, address))).Code);
    }

    [Fact]
    public async Task Save_OverAFileThatOthersCanRead_ClosesItToThem()
    {
        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await System.IO.File.WriteAllTextAsync(File, "old", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows()) System.IO.File.SetUnixFileMode(File, ownerOnly | UnixFileMode.OtherRead);

        await RecordAsync([Text("https://a.example/", "one", "text/csv")]);

        Assert.Equal(ownerOnly, OperatingSystem.IsWindows() ? ownerOnly : System.IO.File.GetUnixFileMode(File));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("", "cassette.broken")]
    [InlineData("{}", "cassette.broken")]
    [InlineData("[]", "cassette.broken")]
    [InlineData("""{"schema":1}""", "cassette.broken")]
    [InlineData("""{"schema":1,"exchanges":null}""", "cassette.broken")]
    [InlineData("""{"schema":1,"exchanges":[null]}""", "cassette.broken")]
    [InlineData("""{"schema":1,"exchanges":[{"recordedAt":"2026-11-20T12:00:00Z","request":{"method":"GET","address":"/list","headers":{}},"answer":{"status":200,"headers":{}}}]}""", "cassette.broken")]
    [InlineData("""{"schema":1,"exchanges":[{"recordedAt":"2026-11-20T12:00:00Z","request":{"method":"GET","address":"https://a.example/","headers":{}},"answer":{"status":99,"headers":{}}}]}""", "cassette.broken")]
    [InlineData("""{"schema":1,"exchanges":[{"recordedAt":"2026-11-20T12:00:00Z","request":{"method":"GET","address":"https://a.example/","headers":{}},"answer":{"status":200,"headers":{},"bodyBase64":"?"}}]}""", "cassette.broken")]
    [InlineData("""{"schema":1,"exchanges":[{"recordedAt":"2026-11-20T12:00:00Z","request":{"method":"GET","address":"https://a.example/","headers":{}},"answer":{"status":200,"headers":{"a":null}}}]}""", "cassette.broken")]
    [InlineData("""{"schema":2,"tracks":[]}""", "cassette.schema")]
    public async Task Load_OfWhatIsNoCassette_IsNamed(string text, string code)
    {
        await System.IO.File.WriteAllTextAsync(File, text, TestContext.Current.CancellationToken);

        var failure = Assert.Throws<AdapterException>(() => CassettePlayer.Load(File, []));

        Assert.Equal((FailureKind.Configuration, code), (failure.Kind, failure.Code));
    }

    [Fact]
    public void Load_OfAFileThatIsNotThere_IsNamed() => Assert.Equal("cassette.unreadable", Assert.Throws<AdapterException>(() => CassettePlayer.Load(File, [])).Code);

    [Fact]
    public void Load_OfAFileWithoutMeasure_IsNamed()
    {
        using (var file = System.IO.File.Create(File)) file.SetLength(CassetteFile.MostBytes + 1);

        Assert.Equal("cassette.too-large", Assert.Throws<AdapterException>(() => CassettePlayer.Load(File, [])).Code);
    }

    [Fact]
    public void Save_WhereNothingCanBe_IsNamed() =>
        Assert.Equal("cassette.unwritable", Assert.Throws<AdapterException>(() => new CassetteRecorder([], _options, TimeProvider.System).Save(Path.Combine(_folder, "absent", "cassette.json"))).Code);

    [Fact]
    public async Task Record_OfMoreThanACassetteHolds_IsNamed()
    {
        byte[] half = new byte[(CassetteFile.MostBytes / 2) + 1];

        var failure = await Assert.ThrowsAsync<AdapterException>(() => RecordAsync([Answered("https://a.example/1", half, "text/plain"), Answered("https://a.example/2", half, "text/plain")]));

        Assert.Equal("cassette.too-large", failure.Code);
    }

    [Fact]
    public async Task Record_OfAnAnswerThatIsABomb_IsNamedAsEver()
    {
        var bomb = Answered("https://a.example/", ContentDecodingTests.Pack(new byte[200 * 1024 * 1024], "gzip"), "text/csv");
        bomb.Response.Content.Headers.ContentEncoding.Add("gzip");

        Assert.Equal("http.expansion", (await Assert.ThrowsAsync<AdapterException>(() => RecordAsync([bomb]))).Code);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (string Address, HttpResponseMessage Response) Text(string address, string body, string mediaType) => Answered(address, Encoding.UTF8.GetBytes(body), mediaType);

    private static (string Address, HttpResponseMessage Response) Answered(string address, byte[] body, string mediaType)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) };
        response.Content.Headers.ContentType = new(mediaType);
        return (address, response);
    }

    /// <returns>The bodies as they were passed on.</returns>
    private async Task<IReadOnlyList<string>> RecordAsync(IReadOnlyList<(string Address, HttpResponseMessage Response)> answers, string[]? secrets = null, params KeyValuePair<string, string>[] headers)
    {
        var recorder = new CassetteRecorder(secrets ?? [], _options, new FakeTimeProvider(Now));
        using var fetcher = new HostFetcher(_options, TimeProvider.System, recorder.Around(new ScriptedTransport([.. answers.Select(answer => (object)(() => answer.Response))])));
        var bodies = new List<string>();
        foreach (var (address, _) in answers) bodies.Add(Encoding.UTF8.GetString(await BytesAsync(fetcher, address, headers)));
        recorder.Save(File);
        return bodies;
    }

    private HostFetcher Replaying(params string[] secrets) => new(_options, TimeProvider.System, CassettePlayer.Load(File, secrets).Around(new ScriptedTransport(new InvalidOperationException("The network was asked."))));

    private static async Task<string> GetAsync(HostFetcher fetcher, string address) => Encoding.UTF8.GetString(await BytesAsync(fetcher, address));

    private static async Task<byte[]> BytesAsync(HostFetcher fetcher, string address, params KeyValuePair<string, string>[] headers)
    {
        var ask = new HttpAsk { Method = "GET", Url = address, Headers = headers };
        await using var answer = await fetcher.SendAsync(ask, Rights.Of(["*.example", "a.example"]), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var body = new List<byte>();
        byte[] buffer = new byte[64 * 1024];
        int read;
        while ((read = await answer.Body.ReadAsync(buffer, TestContext.Current.CancellationToken)) > 0) body.AddRange(buffer.AsSpan(0, read));
        return [.. body];
    }

    private List<JsonElement> Exchanges()
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(File));
        Assert.Equal(1, document.RootElement.GetProperty("schema").GetInt32());
        return [.. document.RootElement.GetProperty("exchanges").Clone().EnumerateArray()];
    }
}
