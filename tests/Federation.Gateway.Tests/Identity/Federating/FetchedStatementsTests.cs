using System.Net;
using System.Net.Http.Headers;
using Federation.Gateway.Identity.Federating.Chains;
using Federation.Trust;
using Federation.Trust.Chains;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Gateway.Tests.Identity.Federating;

/// <summary>What strangers answer in place of a statement.</summary>
public sealed class FetchedStatementsTests : IDisposable
{
    private readonly Stranger _stranger = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly FetchedStatements _statements;

    public FetchedStatementsTests() => _statements = new FetchedStatements(_stranger, _clock);

    public void Dispose() => _statements.Dispose();

    [Theory]
    [InlineData("application/entity-statement+jwt")]
    [InlineData("application/entity-statement+jwt; charset=nonsense")]
    [InlineData("application/entity-statement+jwt; charset=utf-16")]
    public async Task Configuration_WhateverItSaysItIsWrittenIn_IsReadAsItIs(string contentType)
    {
        _stranger.Answer = () => Answer("a.b.c\n"u8.ToArray(), contentType);

        Assert.Equal("a.b.c", (await AskAsync("https://a.example")).Value);
    }

    [Fact]
    public async Task Configuration_BytesThatAreNoText_IsARefusal()
    {
        _stranger.Answer = () => Answer([0xFF, 0xFE, 0x61], "application/entity-statement+jwt");

        Assert.Equal(TrustCodes.FetchFailed, (await AskAsync("https://a.example")).Refusal?.Code);
    }

    [Fact]
    public async Task Configuration_OfAHostThatDidNotAnswer_IsNotAskedForAMoment()
    {
        _stranger.Answer = () => throw new HttpRequestException("nobody");
        foreach (string entity in new[] { "https://a.example", "https://a.example/other", "https://b.example" }) Assert.Equal(TrustCodes.FetchFailed, (await AskAsync(entity)).Refusal?.Code);
        Assert.Equal(2, _stranger.Asked);

        _stranger.Answer = () => Answer("a.b.c"u8.ToArray(), "application/entity-statement+jwt");
        Assert.Equal(TrustCodes.FetchFailed, (await AskAsync("https://a.example")).Refusal?.Code);
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.NotNull((await AskAsync("https://a.example")).Value);
    }

    // A host that says that there is none, or too much, has answered.
    [Fact]
    public async Task Configuration_OfAHostThatAnsweredSomethingElse_IsAskedAgain()
    {
        _stranger.Answer = () => new HttpResponseMessage(HttpStatusCode.NotFound);
        await AskAsync("https://a.example/x");
        _stranger.Answer = () => Answer(new byte[TrustRules.Standard.MostCharacters + 1], "application/entity-statement+jwt");
        Assert.Equal(TrustCodes.FetchFailed, (await AskAsync("https://a.example/y")).Refusal?.Code);
        _stranger.Answer = () => Answer("a.b.c"u8.ToArray(), "application/entity-statement+jwt");

        Assert.NotNull((await AskAsync("https://a.example")).Value);
    }

    private Task<Judged<string>> AskAsync(string entity) => ((IStatementSource)_statements).ConfigurationAsync(FederatingHost.Id(entity), TestContext.Current.CancellationToken);

    private static HttpResponseMessage Answer(byte[] body, string contentType)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) };
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return response;
    }

    private sealed class Stranger : HttpMessageHandler
    {
        public Func<HttpResponseMessage> Answer { get; set; } = () => new HttpResponseMessage(HttpStatusCode.NotFound);

        public int Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult(Answer());
        }
    }
}
