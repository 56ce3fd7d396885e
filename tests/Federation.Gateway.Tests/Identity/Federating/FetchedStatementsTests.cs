using System.Net;
using System.Net.Http.Headers;
using CsCheck;
using Federation.Cluster.Adapters.Fetching;
using Federation.Gateway.Identity.Federating.Chains;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Trust;
using Federation.Trust.Chains;
using Federation.Trust.Entities;
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

    // A proxy in front of a superior answers 404 too, for a moment; the superior alone says what it says (OpenID Federation 1.0, section 8.9).
    [Theory]
    [InlineData("application/json", """{"error":"not_found","error_description":"There is none."}""", TrustCodes.NotSubordinate)]
    [InlineData("application/json; charset=utf-8", """{"error":"not_found"}""", TrustCodes.NotSubordinate)]
    [InlineData("text/html", """{"error":"not_found"}""", TrustCodes.FetchFailed)]
    [InlineData("application/json", """{"error":"invalid_request"}""", TrustCodes.FetchFailed)]
    [InlineData("application/json", """{"error":7}""", TrustCodes.FetchFailed)]
    [InlineData("application/json", """["not_found"]""", TrustCodes.FetchFailed)]
    [InlineData("application/json", "not_found", TrustCodes.FetchFailed)]
    [InlineData("application/json", "", TrustCodes.FetchFailed)]
    public async Task Subordinate_AnsweredByNotFound_IsNoneWhereTheSuperiorSaysSo(string contentType, string body, string code)
    {
        _stranger.Answer = () =>
        {
            var response = Answer(System.Text.Encoding.UTF8.GetBytes(body), contentType);
            response.StatusCode = HttpStatusCode.NotFound;
            return response;
        };

        var answer = await _statements.SubordinateAsync(FederatingHost.Id("https://a.example"), new Uri("https://a.example/fetch"), FederatingHost.Id("https://a.example/rp"), TestContext.Current.CancellationToken);
        Assert.Equal(code, answer.Refusal?.Code);
    }

    // The framework takes some hosts for addresses of the network, and throws where their name is asked for: whoever names one in a statement is refused as anybody is who does not answer.
    [Theory]
    [InlineData("https://\u0301partner.example/keys")]
    [InlineData("https://xn--\u00E9.example/keys")]
    public async Task Keys_BehindAHostThatIsNoName_AreARefusal(string address)
    {
        Assert.Throws<UriFormatException>(() => new Uri(address).IdnHost);
        using var guarded = new FetchedStatements(new FederationAddresses(new Uri("https://directory.example/")), _clock);

        Assert.Equal(TrustCodes.FetchFailed, (await guarded.KeysAsync(new Uri(address), isSigned: false, TestContext.Current.CancellationToken)).Refusal?.Code);
    }

    // Ids are ASCII alone; none that is taken has a host without a name.
    [Fact]
    public void EntityId_OfAnyText_IsTakenOnlyWithAHostThatHasAName() =>
        Gen.String[Gen.OneOf(Gen.Char["-.:[]%@_xn0aZ"], Gen.Char['\0', '\uFFFF']), 1, 24].Sample(host =>
        {
            foreach (string text in new[] { $"https://{host}", $"https://xn--{host}.example/x", $"https://a.{host}/x" })
            {
                if (EntityId.TryParse(text, allowLoopback: true, out var id)) Assert.NotNull(HostName.TryOf(id.ConfigurationAddress));
            }
        });

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
