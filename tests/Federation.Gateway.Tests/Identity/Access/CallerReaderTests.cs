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

    private static async Task<Caller> ReadAsync(string token, params Caller?[] known)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Authorization = $"Bearer {token}";
        return await new CallerReader(new OperatorToken(Token), known.Select(caller => new Source(caller))).ReadAsync(http);
    }

    private sealed class Source(Caller? known) : ICallerSource
    {
        public ValueTask<Caller?> ReadAsync(HttpContext http) => ValueTask.FromResult(known);
    }
}
