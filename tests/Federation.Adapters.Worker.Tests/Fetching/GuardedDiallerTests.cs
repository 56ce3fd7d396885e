using System.Net;
using Federation.Cluster.Adapters.Fetching;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Fetching;

/// <summary>Where names lead. The whole way of a request is used, with a resolver that answers as a liar's would.</summary>
public sealed class GuardedDiallerTests
{
    private const string Public = "93.184.215.14";

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.100.100.200")]
    [InlineData("::1")]
    [InlineData("::ffff:192.168.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("fe80::1")]
    [InlineData(Public + " 10.0.0.1")]
    [InlineData("2606:4700::1111 ::1")]
    public async Task Connect_NameThatLeadsInside_IsRefusedWithoutBeingConnectedTo(string answer)
    {
        var dialler = new ScriptedDialler(answer);

        var failure = await FailureAsync(dialler);

        Assert.Equal((FailureKind.Configuration, "http.refused-address"), (failure.Kind, failure.Code));
        Assert.Contains("partner.example", failure.Message, StringComparison.Ordinal);
        Assert.All(answer.Split(' '), address => Assert.DoesNotContain(address, failure.Message, StringComparison.Ordinal));
        Assert.Empty(dialler.Connected);
    }

    [Fact]
    public async Task Connect_NameThatAnswersPublicFirstAndPrivateLater_IsRefusedThen()
    {
        var dialler = new ScriptedDialler(Public, "127.0.0.1");

        // The first connection is not answered, so the request is tried again, and the name looked up again.
        var failure = await FailureAsync(dialler);

        Assert.Equal("http.refused-address", failure.Code);
        Assert.Equal([$"{Public}:443"], dialler.Connected);
        Assert.Equal(2, dialler.Lookups);
    }

    [Fact]
    public async Task Connect_PublicName_IsLookedUpOnceAndConnectedToAsChecked()
    {
        var dialler = new ScriptedDialler($"{Public} 2606:4700::1111", "10.0.0.1");

        var failure = await FailureAsync(dialler, retries: 0);

        Assert.Equal("http.unreachable", failure.Code);
        Assert.Equal([$"{Public} 2606:4700::1111:443"], dialler.Connected);
        Assert.Equal(1, dialler.Lookups);
    }

    [Fact]
    public async Task Connect_NobodyAnswers_IsGivenUpAfterTheTimeForConnecting()
    {
        var dialler = new ScriptedDialler(Public) { IsBlackHole = true };

        // Far less than the whole request may take.
        var failure = await FailureAsync(dialler, retries: 0, connectTime: TimeSpan.FromMilliseconds(20)).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal((FailureKind.Transient, "http.timeout"), (failure.Kind, failure.Code));
        Assert.Equal([$"{Public}:443"], dialler.Connected);
    }

    [Fact]
    public async Task Connect_NameWithoutAddress_IsUnresolved() => Assert.Equal("http.unresolved", (await FailureAsync(new ScriptedDialler(""), retries: 0)).Code);

    // A resolver that sends "localhost" elsewhere, or a literal anywhere, is not asked.
    [Theory]
    [InlineData("http://localhost:5000/", "127.0.0.1 ::1:5000")]
    [InlineData("http://127.0.0.1:5000/", "127.0.0.1:5000")]
    [InlineData("https://93.184.215.14/", "93.184.215.14:443")]
    public async Task Connect_HostThatNeedsNoLookup_GetsNone(string address, string connected)
    {
        var dialler = new ScriptedDialler("10.0.0.1");

        var failure = await FailureAsync(dialler, address, retries: 0);

        Assert.Equal("http.unreachable", failure.Code);
        Assert.Equal([connected], dialler.Connected);
        Assert.Equal(0, dialler.Lookups);
    }

    // The text of these passes the first guard: only what they lead to gives them away.
    [Theory]
    [InlineData("localhost.")]
    [InlineData("127.0.0.1.")]
    [InlineData("anything.localhost")]
    public async Task Connect_ThisMachineUnderAnotherName_IsRefused(string host)
    {
        var dialler = new GuardedDialler(new ScriptedDialler("127.0.0.1"));

        var failure = await Assert.ThrowsAsync<AdapterException>(() => dialler.ConnectAsync(new DnsEndPoint(host, 443), TestContext.Current.CancellationToken));

        Assert.Equal("http.refused-address", failure.Code);
    }

    private static async Task<AdapterException> FailureAsync(ScriptedDialler dialler, string url = "https://partner.example/", int retries = 1, TimeSpan? connectTime = null)
    {
        var options = new FetchOptions { ConnectTime = connectTime ?? TimeSpan.FromSeconds(10), Retries = retries, RetryTime = TimeSpan.FromMilliseconds(1), BetweenRequests = TimeSpan.Zero };
        using var fetcher = new HostFetcher(options, TimeProvider.System, HttpTransport.Create(options, dialler));
        return await Assert.ThrowsAsync<AdapterException>(() => fetcher.SendAsync(new HttpAsk { Method = "GET", Url = url }, Rights.Of(["*", "127.0.0.1:5000"]), TestContext.Current.CancellationToken));
    }
}
