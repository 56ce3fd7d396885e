using System.Net;
using Federation.Cluster.Adapters.Fetching;
using Federation.Contracts;
using static Federation.Adapters.Worker.Tests.Fetching.ScriptedTransport;

namespace Federation.Adapters.Worker.Tests.Fetching;

/// <summary>What is tried again and after which time, on a clock that only the test moves.</summary>
public sealed class RetryTests
{
    private static readonly TimeSpan NoTimeout = TimeSpan.FromSeconds(20);
    private static readonly HttpRequestException Refused = new(HttpRequestError.ConnectionError);

    private readonly WaitingClock _clock = new();
    private readonly FetchOptions _options = new() { BetweenRequests = TimeSpan.Zero };

    [Theory]
    [InlineData("GET", HttpStatusCode.TooManyRequests)]
    [InlineData("GET", HttpStatusCode.ServiceUnavailable)]
    [InlineData("POST", HttpStatusCode.TooManyRequests)]
    [InlineData("POST", HttpStatusCode.ServiceUnavailable)]
    public async Task Send_ServerNamesAShortTime_WaitsExactlySoLong(string method, HttpStatusCode status)
    {
        using var server = new ScriptedTransport(Answer(status, ("Retry-After", "7")), Answer(HttpStatusCode.OK));
        var answering = SendAsync(server, method);

        Assert.Equal(TimeSpan.FromSeconds(7), await _clock.NextWaitAsync(NoTimeout));
        _clock.Advance(TimeSpan.FromSeconds(7) - TimeSpan.FromMilliseconds(1));
        Assert.Single(server.Requests);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(HttpStatusCode.OK, await answering);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task Send_ServerNamesNoTime_WaitsAFewTimesThenGivesTheAnswer(HttpStatusCode status)
    {
        using var server = new ScriptedTransport(Answer(status));
        var answering = SendAsync(server);

        for (int wait = 1; wait <= _options.Retries; wait++)
        {
            var time = await _clock.NextWaitAsync(NoTimeout);
            var most = TimeSpan.FromSeconds(1 << (wait - 1));
            Assert.InRange(time, most / 2 - TimeSpan.FromMilliseconds(1), most);
            Assert.Equal(wait, server.Requests.Count);
            _clock.Advance(time);
        }

        Assert.Equal(status, await answering);
        Assert.Equal(1 + _options.Retries, server.Requests.Count);
    }

    [Theory]
    [InlineData("GET", "11", HttpStatusCode.TooManyRequests)]
    [InlineData("GET", "3600", HttpStatusCode.ServiceUnavailable)]
    [InlineData("GET", "Fri, 20 Nov 2026 12:00:11 GMT", HttpStatusCode.TooManyRequests)]
    [InlineData("POST", null, HttpStatusCode.BadGateway)]
    [InlineData("POST", null, HttpStatusCode.ServiceUnavailable)]
    [InlineData("GET", null, HttpStatusCode.InternalServerError)]
    [InlineData("GET", null, HttpStatusCode.NotFound)]
    public async Task Send_WaitingDoesNotHelp_GivesTheAnswerAtOnce(string method, string? retryAfter, HttpStatusCode status)
    {
        using var server = new ScriptedTransport(retryAfter is null ? Answer(status) : Answer(status, ("Retry-After", retryAfter)));

        Assert.Equal(status, await SendAsync(server, method));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Send_WaitLongerThanTheRequestsTime_GivesTheAnswerAtOnce()
    {
        _options.RequestTime = TimeSpan.FromSeconds(5);
        using var server = new ScriptedTransport(Answer(HttpStatusCode.TooManyRequests, ("Retry-After", "6")));

        Assert.Equal(HttpStatusCode.TooManyRequests, await SendAsync(server));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Send_ManyShortWaits_EndWithTheRequestsTime()
    {
        _options.RequestTime = TimeSpan.FromSeconds(17);
        using var server = new ScriptedTransport(Answer(HttpStatusCode.TooManyRequests, ("Retry-After", "7")));
        var answering = SendAsync(server);

        _clock.Advance(await _clock.NextWaitAsync(TimeSpan.FromSeconds(8)));
        _clock.Advance(await _clock.NextWaitAsync(TimeSpan.FromSeconds(8)));

        Assert.Equal(HttpStatusCode.TooManyRequests, await answering);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("GET", HttpRequestError.ConnectionError, "http.unreachable", 4)]
    [InlineData("GET", HttpRequestError.NameResolutionError, "http.unresolved", 4)]
    [InlineData("HEAD", HttpRequestError.ResponseEnded, "http.interrupted", 4)]
    [InlineData("POST", HttpRequestError.ConnectionError, "http.unreachable", 1)]
    [InlineData("GET", HttpRequestError.SecureConnectionError, "http.tls", 1)]
    [InlineData("GET", HttpRequestError.ConfigurationLimitExceeded, "http.headers-too-large", 1)]
    public async Task Send_FailureBeforeTheAnswer_IsTriedAgainWhereThatIsSafe(string method, HttpRequestError error, string code, int requests)
    {
        using var server = new ScriptedTransport(new HttpRequestException(error));
        var answering = SendAsync(server, method);

        for (int wait = 1; wait < requests; wait++) _clock.Advance(await _clock.NextWaitAsync(NoTimeout));

        Assert.Equal(code, (await Assert.ThrowsAsync<AdapterException>(() => answering)).Code);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task Send_ServerThatRecovers_IsAnswered()
    {
        using var server = new ScriptedTransport(Refused, Answer(HttpStatusCode.ServiceUnavailable), Answer(HttpStatusCode.OK));
        var answering = SendAsync(server);

        _clock.Advance(await _clock.NextWaitAsync(NoTimeout));
        _clock.Advance(await _clock.NextWaitAsync(NoTimeout));

        Assert.Equal(HttpStatusCode.OK, await answering);
    }

    [Fact]
    public async Task Send_CancelledWhileWaiting_EndsAtOnce()
    {
        using var server = new ScriptedTransport(Answer(HttpStatusCode.TooManyRequests, ("Retry-After", "7")));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var answering = SendAsync(server, cancellationToken: cancel.Token);
        await _clock.NextWaitAsync(NoTimeout);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answering);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("30", null, 30)]
    [InlineData("Fri, 20 Nov 2026 12:00:40 GMT", null, 40)]
    [InlineData("Sat, 20 Nov 1999 12:00:05 GMT", "Sat, 20 Nov 1999 12:00:00 GMT", 5)] // the server's clock is decades slow
    [InlineData("Tue, 20 Nov 2096 12:00:05 GMT", "Tue, 20 Nov 2096 12:00:00 GMT", 5)] // or fast
    [InlineData("Tue, 20 Nov 2096 12:00:05 GMT", null, 86_400)]
    [InlineData("2147483647", null, 86_400)]
    [InlineData("Sat, 20 Nov 1999 12:00:05 GMT", null, null)]
    [InlineData("0", null, null)]
    [InlineData("-5", null, null)]
    [InlineData("soon", null, null)]
    [InlineData("99999999999999999999", null, null)]
    public void RetryAfter_AnyForm_IsAtMostADay(string retryAfter, string? date, int? seconds)
    {
        using var response = date is null ? Answer(HttpStatusCode.TooManyRequests, ("Retry-After", retryAfter))() : Answer(HttpStatusCode.TooManyRequests, ("Retry-After", retryAfter), ("Date", date))();

        Assert.Equal(seconds, (int?)RetryAfter.Of(response, _clock)?.TotalSeconds);
    }

    private async Task<HttpStatusCode> SendAsync(ScriptedTransport server, string method = "GET", CancellationToken? cancellationToken = null)
    {
        using var fetcher = new HostFetcher(_options, _clock, server);
        await using var answer = await fetcher.SendAsync(new HttpAsk { Method = method, Url = "https://partner.example/" }, Rights.Of(["*"], options: _options), cancellationToken ?? TestContext.Current.CancellationToken);
        return answer.Status;
    }
}
