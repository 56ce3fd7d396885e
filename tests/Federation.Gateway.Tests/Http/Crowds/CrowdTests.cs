using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Federation.Gateway.GraphQL.Http.Crowds;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Http.Crowds;

/// <summary>A gateway that is told that half of those who ask are too many.</summary>
public sealed class CrowdTests : IAsyncLifetime
{
    private const string Query = "{ __typename }";

    /// <summary>Is answered with a code of its own: what it changes is nothing, and that it was looked at shows.</summary>
    private const string Mutation = "mutation { removeWebhook(network: \"nobody\", webhook: \"none\") { __typename } }";

    private GatewayHost? _host;

    private GatewayHost Host => _host ?? throw new InvalidOperationException("It has not started.");

    public async ValueTask InitializeAsync() => _host = await StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    [Fact]
    public async Task Crowd_OfNone_IsAnswered() => Assert.All(await AskedAsync(Enumerable.Range(1, 50)), answer => Assert.Equal(HttpStatusCode.OK, answer));

    [Fact]
    public async Task Half_OfACrowd_IsAnsweredAndGoesOnBeing()
    {
        Crowd(0.5);

        var first = await AskedAsync(Enumerable.Range(1, 200));
        var again = await AskedAsync(Enumerable.Range(1, 200));

        Assert.InRange(first.Count(status => status == HttpStatusCode.ServiceUnavailable), 60, 140);
        Assert.All(first, status => Assert.Contains(status, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable]));
        Assert.Equal(first, again);
    }

    [Fact]
    public async Task Refusal_SaysWhenItIsDrawnAnew_AndNoSooner()
    {
        Crowd(0.5);
        var refused = new List<(string Address, int Seconds)>();
        for (int person = 1; refused.Count < 60; person++)
        {
            string address = $"192.0.2.{person}";
            using var answer = await SendAsync(address, Query);
            if (answer.StatusCode == HttpStatusCode.OK) continue;
            var error = (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("errors")[0].GetProperty("extensions");
            int seconds = int.Parse(answer.Headers.GetValues("Retry-After").Single(), CultureInfo.InvariantCulture);
            Assert.Equal(("HOST_BUSY", seconds), (error.GetProperty("code").GetString(), error.GetProperty("retryAfter").GetInt32()));
            refused.Add((address, seconds));
        }

        Assert.All(refused, person => Assert.InRange(person.Seconds, 1, 15));
        int again = 0;
        for (int second = 1; second <= 15; second++)
        {
            // A moment before it is the same turn, and then another one.
            Host.Clock.Advance(TimeSpan.FromSeconds(1));
            foreach (string address in refused.Where(person => person.Seconds == second + 1).Select(person => person.Address)) Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(address, Query)).StatusCode);
            foreach (string address in refused.Where(person => person.Seconds == second).Select(person => person.Address)) again += (await SendAsync(address, Query)).StatusCode == HttpStatusCode.OK ? 1 : 0;
        }

        Assert.InRange(again, 10, 50);
    }

    [Fact]
    public async Task Change_IsTakenWhoeverElseAsks()
    {
        Crowd(0.95);

        Assert.All(await AskedAsync(Enumerable.Range(1, 50), Mutation), status => Assert.NotEqual(HttpStatusCode.ServiceUnavailable, status));
    }

    [Fact]
    public async Task Member_IsRefusedLast()
    {
        string member = Host.Callers.Add(Role.Member, "a");

        Crowd(0.45);
        Assert.All(await InTurnAsync(member, turns: 50), status => Assert.Equal(200, status));
        Crowd(0.95);
        Assert.Contains(503, await InTurnAsync(member, turns: 50));
    }

    /// <summary>A door that asks for the answer to a pass, and an operator who sees to the crowd.</summary>
    [Theory]
    [InlineData(nameof(Role.CentreStaff))]
    [InlineData(nameof(Role.NetworkManager))]
    [InlineData(nameof(Role.Assessor))]
    [InlineData(nameof(Role.Operator))]
    public async Task WhoHasWorkHere_IsNeverRefused(string role)
    {
        string token = Host.Callers.Add(Enum.Parse<Role>(role), role == nameof(Role.Operator) ? null : "a");

        Crowd(0.95);

        Assert.All(await InTurnAsync(token, turns: 50), status => Assert.Equal(200, status));
    }

    /// <summary>They have places of their own, and a browser whose stream is refused does not come back.</summary>
    [Fact]
    public async Task Stream_IsNoPartOfIt()
    {
        Crowd(0.95);
        for (int person = 1; person <= 20; person++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "subscription { centreChanged { centre { name } } }" }) };
            request.Headers.Add(GatewayHost.AddressHeader, $"198.51.100.{person}");
            request.Headers.Add("Accept", "text/event-stream");
            using var answer = await Host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task WhoAsksOften_CountsOnce()
    {
        var gate = Host.Services.GetRequiredService<CrowdGate>();
        for (int time = 0; time < 30; time++) await SendAsync($"198.51.100.{time % 3}", Query);

        Assert.Equal((3, 3), gate.TakeAsked());
        await SendAsync("198.51.100.7", Query);
        Assert.Equal((1, 4), gate.TakeAsked());
        for (int look = 0; look < 8; look++) Assert.Equal((0, 4), gate.TakeAsked());
        Assert.Equal((0, 1), gate.TakeAsked());
        Assert.Equal((0, 0), gate.TakeAsked());
    }

    private static Task<GatewayHost> StartAsync() => GatewayHost.StartAsync(extend: services => services.Remove(services.Single(service => service.ImplementationType == typeof(CrowdWatch))));

    /// <summary>Has such a share of those who ask be refused; there is nobody who watches.</summary>
    private void Crowd(double share)
    {
        var refused = Host.Services.GetRequiredService<RefusedShare>();
        while (refused.Value < share) refused.Pass(TimeSpan.FromMilliseconds(10), 1_000, 1_000, TimeSpan.FromSeconds(1));
    }

    private async Task<IReadOnlyList<int>> InTurnAsync(string token, int turns)
    {
        var statuses = new List<int>();
        for (int turn = 0; turn < turns; turn++)
        {
            statuses.Add((await Host.AskAsync(Query, token: token)).Status);
            Host.Clock.Advance(TimeSpan.FromSeconds(15));
        }

        return statuses;
    }

    private async Task<HttpStatusCode[]> AskedAsync(IEnumerable<int> people, string text = Query)
    {
        var answers = new List<HttpStatusCode>();
        foreach (int person in people)
        {
            using var answer = await SendAsync($"198.51.100.{person}", text);
            answers.Add(answer.StatusCode);
        }

        return [.. answers];
    }

    private async Task<HttpResponseMessage> SendAsync(string address, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = text }) };
        request.Headers.Add(GatewayHost.AddressHeader, address);
        request.Headers.Add("Accept", "application/graphql-response+json");
        return await Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
