using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Fetching;

/// <summary>An adapter in a real worker asks; the host fetches from a server on this machine.</summary>
public sealed class HttpTests(LoopbackServer server) : IClassFixture<LoopbackServer>
{
    private const int Mebibyte = 1024 * 1024;

    [Theory]
    [InlineData("get", "/hello", "200 5")]
    [InlineData("get", "/status/404", "404 0")]
    [InlineData("get", "/redirect/4", "200 5")]
    [InlineData("get-text", "/hello", "hello")]
    [InlineData("open", "/hello", "text/csv 5 5")]
    [InlineData("open", "/redirect/0", "text/csv 5 5")]
    [InlineData("open", "/packed/gzip", "text/csv  5")]
    [InlineData("open", "/packed/gzip,gzip", "text/csv  5")]
    [InlineData("get-text", "/packed/gzip", "hello")]
    [InlineData("get-text", "/busy-once/429/1/a", "hello")]
    [InlineData("open", "/busy-once/503/0/b", "text/csv 5 5")]
    [InlineData("get-text", "/what-came", "Accept-Encoding,Host,User-Agent")]
    [InlineData("post", "/echo", "a=1 FederationDirectory/0.1 key []")]
    public async Task Errand_Answered_ReachesTheAdapter(string errand, string path, string expected)
    {
        using var bench = new PluginBench();

        Assert.Equal(expected, await RunAsync(bench, errand, path));
    }

    [Theory]
    [InlineData("open", "/status/404", FailureKind.SourceChanged, "http.404")]
    [InlineData("open", "/status/410", FailureKind.SourceChanged, "http.410")]
    [InlineData("open", "/status/401", FailureKind.Authentication, "http.401")]
    [InlineData("open", "/status/403", FailureKind.Authentication, "http.403")]
    [InlineData("open", "/status/418", FailureKind.SourceChanged, "http.status")]
    [InlineData("open", "/status/500", FailureKind.Transient, "http.server-error")]
    [InlineData("get-text", "/status/404", FailureKind.SourceChanged, "http.404")]
    [InlineData("open", "/status/503", FailureKind.RateLimited, "http.busy")]
    [InlineData("get", "/redirect-for-ever", FailureKind.SourceChanged, "http.redirects")]
    [InlineData("get", "/redirect-to?target=https://10.0.0.1/", FailureKind.Configuration, "http.refused-address")]
    [InlineData("open", "/redirect-to?target=https://169.254.169.254/latest/meta-data/", FailureKind.Configuration, "http.refused-address")]
    [InlineData("open", "/redirect-to?target=http://127.0.0.1:1/", FailureKind.Configuration, "http.refused-address")]
    [InlineData("open", "/redirect-to?target=//user:secret@example.org/", FailureKind.Configuration, "http.refused-address")]
    [InlineData("open", "/redirect-to?target=https://elsewhere.example/", FailureKind.Configuration, "http.host-not-allowed")]
    [InlineData("open", "/packed-trap", FailureKind.SourceChanged, "http.expansion")]
    [InlineData("open", "/packed/nonsense", FailureKind.SourceChanged, "http.encoding")]
    [InlineData("open", "/headers", FailureKind.SourceChanged, "http.headers-too-large")]
    [InlineData("open", "/break-off-chunked", FailureKind.Transient, "http.interrupted")]
    [InlineData("get", "/redirect/6", FailureKind.SourceChanged, "http.redirects")]
    [InlineData("get", "/redirect-to-http", FailureKind.Configuration, "http.refused-address")]
    [InlineData("open", "/redirect-to-http", FailureKind.Configuration, "http.refused-address")]
    [InlineData("get", "/redirect-to-file", FailureKind.Configuration, "http.refused-address")]
    [InlineData("get", "/break-off", FailureKind.Transient, "http.interrupted")]
    [InlineData("get-text", "/break-off", FailureKind.Transient, "http.interrupted")]
    [InlineData("delete", "/hello", FailureKind.Bug, "http.refused-method")]
    public async Task Errand_Failed_IsNamed(string errand, string path, FailureKind kind, string code)
    {
        using var bench = new PluginBench();

        var failure = await FailureAsync(bench, errand, path);

        Assert.Equal((kind, code), (failure.Kind, failure.Code));
    }

    [Fact]
    public async Task Open_ServerAsksToWait_SaysHowLong()
    {
        using var bench = new PluginBench();

        var failure = await FailureAsync(bench, "open", "/status/429?key=secret");

        Assert.Equal((FailureKind.RateLimited, "http.429", TimeSpan.FromSeconds(30)), (failure.Kind, failure.Code, failure.RetryAfter));
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("http://127.0.0.2/")]
    [InlineData("https://user:secret@example.org/")]
    [InlineData("ftp://example.org/")]
    public async Task Get_AddressThatIsNeverFetched_IsRefused(string address)
    {
        using var bench = new PluginBench();
        await using var worker = await bench.StartAsync($$"""{ "errand": "get", "source": "{{address}}" }""");

        var failure = await Assert.ThrowsAsync<AdapterException>(() => worker.CheckAsync(TestContext.Current.CancellationToken));

        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
        Assert.Equal((FailureKind.Configuration, "http.refused-address"), (failure.Kind, failure.Code));
    }

    [Theory]
    [InlineData("get")]
    [InlineData("open")]
    public async Task Errand_LoopbackForANetworkThatNoOperatorWrote_IsRefused(string errand)
    {
        using var bench = new PluginBench();

        Assert.Equal("http.refused-address", (await FailureAsync(bench, errand, "/hello", trusted: false)).Code);
    }

    [Fact]
    public async Task Get_NobodyListens_IsUnreachable()
    {
        // A port that was free a moment ago.
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        string address = $"http://{listener.LocalEndpoint}/";
        listener.Stop();
        using var bench = new PluginBench();
        await using var worker = await bench.StartAsync($$"""{ "errand": "get", "source": "{{address}}" }""");

        var failure = await Assert.ThrowsAsync<AdapterException>(() => worker.CheckAsync(TestContext.Current.CancellationToken));

        Assert.Equal((FailureKind.Transient, "http.unreachable"), (failure.Kind, failure.Code));
    }

    [Fact]
    public async Task Open_FloodOfTenGibibytes_EndsAtTheCap()
    {
        using var bench = new PluginBench();
        bench.Options.Fetch.BodyBytes = 4 * Mebibyte;
        await using var flood = new FloodServer();
        await using var worker = await bench.StartAsync($$"""{ "errand": "open", "source": "{{flood.Url}}" }""");

        var failure = await Assert.ThrowsAsync<AdapterException>(() => worker.CheckAsync(TestContext.Current.CancellationToken));

        Assert.Equal((FailureKind.SourceChanged, "http.too-large"), (failure.Kind, failure.Code));

        // What lies in the buffers of the two sockets was taken, but never read.
        Assert.InRange(await flood.Taken, 4 * Mebibyte, 32 * Mebibyte);
    }

    [Fact]
    public async Task Open_ServerAsksToWait_IsNotTheAdaptersSilence()
    {
        using var bench = new PluginBench();
        await using var worker = await bench.StartAsync($$"""{ "errand": "open", "source": "{{server.Url}}/busy-once/429/3/patient" }""");
        bench.Options.SilenceTime = TimeSpan.FromSeconds(1);

        Assert.Equal("text/csv 5 5", (await worker.CheckAsync(TestContext.Current.CancellationToken)).Summary);
    }

    [Theory]
    [InlineData("/announced/2")]
    [InlineData("/stream/2")]
    public async Task Get_BodyTooLarge_IsNamed(string path)
    {
        using var bench = new PluginBench();
        bench.Options.Fetch.BodyBytes = Mebibyte;

        var failure = await FailureAsync(bench, "get", path);

        Assert.Equal((FailureKind.SourceChanged, "http.too-large"), (failure.Kind, failure.Code));
    }

    [Theory]
    [InlineData("/never")]
    [InlineData("/trickle")]
    public async Task Get_SlowServer_IsATimeoutOfTheSourceAndNotOfTheAdapter(string path)
    {
        using var bench = new PluginBench();
        bench.Options.Fetch.RequestTime = TimeSpan.FromSeconds(5);
        await using var worker = await bench.StartAsync($$"""{ "errand": "get", "source": "{{server.Url}}{{path}}" }""");
        bench.Options.SilenceTime = TimeSpan.FromSeconds(3);

        var failure = await Assert.ThrowsAsync<AdapterException>(() => worker.CheckAsync(TestContext.Current.CancellationToken));

        Assert.Equal((FailureKind.Transient, "http.timeout"), (failure.Kind, failure.Code));
    }

    [Fact]
    public async Task Open_LargeBody_PassesInLittleMemory()
    {
        using var bench = new PluginBench();
        bench.Options.MemoryBytes = 128 * Mebibyte;
        bench.Options.Fetch.BodyBytes = 300L * Mebibyte;

        // More than the worker may hold: it can only be streaming.
        Assert.Equal($"  {200L * Mebibyte}", await RunAsync(bench, "open", "/stream/200"));
    }

    [Fact]
    public async Task Open_AdapterDoesNotRead_HoldsTheServerBack()
    {
        using var bench = new PluginBench();
        await using var worker = await bench.StartAsync($$"""{ "errand": "open-and-loop", "source": "{{server.Url}}/stream/60" }""");
        long before = server.Streamed;
        bench.Options.SilenceTime = TimeSpan.FromSeconds(2);

        var failure = await Assert.ThrowsAsync<AdapterException>(() => worker.CheckAsync(TestContext.Current.CancellationToken));

        Assert.Equal("worker.stalled", failure.Code);
        Assert.InRange(server.Streamed - before, 0, 20 * Mebibyte);
    }

    [Theory]
    [InlineData("get-text", "/hello", "hello")]
    [InlineData("open", "/redirect/0", "text/csv 5 5")]
    [InlineData("open", "/redirect-to?target=http://127.0.0.1:1/", "http.refused-address")]
    [InlineData("open", "/redirect-to?target=https://10.0.0.1/", "http.refused-address")]
    [InlineData("open", "/redirect-to?target=http://example.org/", "http.refused-address")]
    [InlineData("open", "/redirect-to?target=https://elsewhere.example/", "http.host-not-allowed")]
    [InlineData("get", "/redirect-to-file", "http.refused-address")]
    [InlineData("open-elsewhere", "/hello", "source.refused")]
    public async Task Errand_AtASourceOnThisMachine_StaysAtThatServer(string errand, string path, string expected)
    {
        using var bench = new PluginBench();
        bench.Options.Fetch.SourcesOnThisMachine = [new Uri(server.Url)];

        string? outcome;
        try
        {
            outcome = await RunAsync(bench, errand, path, trusted: false);
        }
        catch (AdapterException failure)
        {
            outcome = failure.Code;
        }

        Assert.Equal(expected, outcome);
    }

    [Fact]
    public async Task Errand_AtAnotherServerOfThisMachine_IsRefusedWhateverIsNamed()
    {
        using var bench = new PluginBench();
        bench.Options.Fetch.SourcesOnThisMachine = [new Uri(server.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)), new Uri("http://127.0.0.1:1")];

        Assert.Equal("http.refused-address", (await FailureAsync(bench, "open", "/hello", trusted: false)).Code);
    }

    private async Task<string?> RunAsync(PluginBench bench, string errand, string path, bool trusted = true)
    {
        await using var worker = await bench.StartAsync($$"""{ "errand": "{{errand}}", "source": "{{server.Url}}{{path}}" }""", trusted);
        return (await worker.CheckAsync(TestContext.Current.CancellationToken)).Summary;
    }

    private Task<AdapterException> FailureAsync(PluginBench bench, string errand, string path, bool trusted = true) =>
        Assert.ThrowsAsync<AdapterException>(() => RunAsync(bench, errand, path, trusted));
}
