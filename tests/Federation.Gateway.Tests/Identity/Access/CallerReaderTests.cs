using System.Net;
using Federation.Gateway.Identity;
using Federation.Gateway.Identity.Access;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Tests.Identity.Access;

public sealed class CallerReaderTests
{
    private static readonly string Token = OperatorToken.Create();
    private static readonly Caller One = new("one", [], []);
    private static readonly Caller Other = new("other", [], []);

    [Fact]
    public async Task ReadAsync_TheOperatorToken_IsTheBootstrapWhateverSourcesSay() => Assert.Same(Caller.Bootstrap, await ReadAsync(Token, One));

    [Fact]
    public async Task ReadAsync_AnotherToken_IsWhomTheFirstSourceKnows()
    {
        Assert.Same(One, await ReadAsync("something", null, One, Other));
        Assert.Same(Caller.Anonymous, await ReadAsync("something", null, null));
        Assert.Same(Caller.Anonymous, await ReadAsync("something"));
    }

    // From elsewhere the token is for the beginning only.
    [Theory]
    [InlineData("203.0.113.7", false, true)]
    [InlineData("203.0.113.7", true, false)]
    [InlineData("127.0.0.1", true, true)]
    [InlineData("::1", true, true)]
    [InlineData("::ffff:127.0.0.1", true, true)]
    public async Task ReadAsync_TheOperatorTokenOnceAnOperatorHasAnAccount_CountsOnThisMachineAlone(string address, bool hasOperator, bool counts)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Authorization = $"Bearer {Token}";
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);

        Assert.Same(counts ? Caller.Bootstrap : Caller.Anonymous, await new CallerReader(new OperatorToken(Token), new Operators(hasOperator), []).ReadAsync(http));
    }

    private static async Task<Caller> ReadAsync(string token, params Caller?[] known)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Authorization = $"Bearer {token}";
        return await new CallerReader(new OperatorToken(Token), new Operators(any: false), known.Select(caller => new Source(caller))).ReadAsync(http);
    }

    private sealed class Source(Caller? known) : ICallerSource
    {
        public ValueTask<Caller?> ReadAsync(HttpContext http) => ValueTask.FromResult(known);
    }

    private sealed class Operators(bool any) : IOperators
    {
        public ValueTask<bool> AnyAsync(CancellationToken cancellationToken) => ValueTask.FromResult(any);
    }
}
