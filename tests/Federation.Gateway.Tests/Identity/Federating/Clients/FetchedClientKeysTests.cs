using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Federation.Gateway.Identity.Federating.Chains;
using Federation.Gateway.Identity.Federating.Clients;
using Federation.Trust;
using Federation.Trust.Keys;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Gateway.Tests.Identity.Federating.Clients;

/// <summary>How often whoever a client names is asked for its keys.</summary>
public sealed class FetchedClientKeysTests : IDisposable
{
    private readonly TaskCompletionSource<HttpResponseMessage> _answer = new();
    private readonly Silent _stranger;
    private readonly FetchedStatements _fetched;
    private readonly ClientKeys _keys;

    public FetchedClientKeysTests()
    {
        var clock = new FakeTimeProvider();
        _stranger = new Silent(_answer.Task);
        _fetched = new FetchedStatements(_stranger, clock);
        _keys = new ClientKeys(_fetched, clock);
    }

    public void Dispose()
    {
        _fetched.Dispose();
        _stranger.Dispose();
    }

    [Fact]
    public async Task Keys_AskedForByManyAtOnce_AreFetchedOnceForAll()
    {
        var key = Push.Stranger();
        using var impatient = new CancellationTokenSource();
        var first = OfAsync(key.KeyId, whoGoes: impatient);
        var others = Enumerable.Range(0, 8).Select(_ => OfAsync(key.KeyId)).ToList();
        // Whoever goes does not take the answer from the others.
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _answer.SetResult(Keys(PartnerNetwork.SetOf(key).ToJsonString()));

        foreach (var other in others) Assert.NotNull((await other).Value?.Find(key.KeyId));
        Assert.Equal(1, _stranger.Asked);
    }

    [Fact]
    public async Task Keys_ForWhomNobodyMayBeAskedNow_AreNotFetchedAndThatIsNotKept()
    {
        var key = Push.Stranger();
        _answer.SetResult(Keys(PartnerNetwork.SetOf(key).ToJsonString()));

        Assert.Equal(TrustCodes.FetchFailed, (await OfAsync(key.KeyId, mayAsk: false)).Refusal?.Code);
        Assert.Equal(0, _stranger.Asked);
        Assert.NotNull((await OfAsync(key.KeyId)).Value);
        Assert.NotNull((await OfAsync(key.KeyId, mayAsk: false)).Value);
        Assert.Equal(1, _stranger.Asked);
    }

    private Task<Judged<FederationKeySet>> OfAsync(string wanted, bool mayAsk = true, CancellationTokenSource? whoGoes = null)
    {
        var terms = new RelyingPartyTerms { Client = FederatingHost.Id("https://rp.example"), Name = null, Redirects = [], Scopes = [], MayRefresh = false, KeysAt = new Uri("https://keys.example/") };
        var signers = FederationKeySet.Read(Encoding.UTF8.GetBytes(PartnerNetwork.SetOf(Push.Stranger()).ToJsonString())).Value!; // It is one.
        return _keys.OfAsync(terms, signers, wanted, TrustRules.Standard, () => mayAsk, whoGoes?.Token ?? TestContext.Current.CancellationToken);
    }

    private static HttpResponseMessage Keys(string text) =>
        new(HttpStatusCode.OK) { Content = new StringContent(text, MediaTypeHeaderValue.Parse("application/json")) };

    /// <summary>Answers when it is told to.</summary>
    private sealed class Silent(Task<HttpResponseMessage> answer) : HttpMessageHandler
    {
        private int _asked;

        public int Asked => Volatile.Read(ref _asked);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _asked);
            return answer;
        }
    }
}
