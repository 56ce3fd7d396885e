using Federation.Cluster.Labels.Webhooks;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Federation.Registry.Certificates;
using Federation.Registry.Labels;
using Federation.Registry.Log.Entries;

namespace Federation.Gateway.Tests.GraphQL;

/// <summary>Webhooks as managers of their network, and of another, see them.</summary>
public sealed class WebhookTests : IDisposable
{
    private const string Told = "__typename ... on WebhookSet { secret test { taken status code remedy(language: FR) } webhook { key url scope state failures deliveredAt lastFailure { code } tryAt } } ... on Refusal { code }";

    private readonly FakeCertificates _certificates = new();

    public void Dispose() => _certificates.Dispose();

    [Fact]
    public async Task Webhook_FromItsAdditionToItsRemoval_IsToldAtEveryStep()
    {
        await using var host = await StartAsync();
        string manager = host.Callers.Add(Role.NetworkManager, "a");

        var added = await AskAsync(host, "addWebhook(network: \"a\", url: \"https://a.example/hook\")", manager);
        string key = added.GetProperty("webhook").GetProperty("key").GetString() ?? "";
        Assert.Equal($$$"""{"__typename":"WebhookSet","secret":"whsec_first","test":null,"webhook":{"key":"{{{key}}}","url":"https://a.example/hook","scope":"LISTED","state":"ACTIVE","failures":0,"deliveredAt":null,"lastFailure":null,"tryAt":null}}""", added.GetRawText());
        var shown = (await host.AskAsync("{ network(id: \"a\") { webhooks { key url } } }", token: manager)).Data.GetProperty("network").GetProperty("webhooks");
        Assert.Equal($$"""[{"key":"{{key}}","url":"https://a.example/hook"}]""", shown.GetRawText());

        Assert.Equal("whsec_second", (await AskAsync(host, $"renewWebhookSecret(network: \"a\", webhook: \"{key}\")", manager)).GetProperty("secret").GetString());
        Assert.StartsWith("""{"taken":false,"status":503,"code":"webhook.not-taken","remedy":"Le serveur """, (await AskAsync(host, $"testWebhook(network: \"a\", webhook: \"{key}\")", manager)).GetProperty("test").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("ACTIVE", (await AskAsync(host, $"resumeWebhook(network: \"a\", webhook: \"{key}\")", manager)).GetProperty("webhook").GetProperty("state").GetString());
        Assert.Equal(key, (await AskAsync(host, $"removeWebhook(network: \"a\", webhook: \"{key}\")", manager)).GetProperty("webhook").GetProperty("key").GetString());
        Assert.Equal("webhook.unknown", (await AskAsync(host, $"removeWebhook(network: \"a\", webhook: \"{key}\")", manager)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Webhook_OfAnotherNetwork_IsNotThere()
    {
        await using var host = await StartAsync();
        string own = host.Callers.Add(Role.NetworkManager, "a"), other = host.Callers.Add(Role.NetworkManager, "b");
        string key = (await AskAsync(host, "addWebhook(network: \"a\", url: \"https://a.example/hook\", scope: ALL)", own)).GetProperty("webhook").GetProperty("key").GetString() ?? "";

        Assert.Equal("network.unknown", (await AskAsync(host, $"removeWebhook(network: \"a\", webhook: \"{key}\")", other)).GetProperty("code").GetString());
        Assert.Equal("webhook.unknown", (await AskAsync(host, $"testWebhook(network: \"b\", webhook: \"{key}\")", other)).GetProperty("code").GetString());
        Assert.Equal("null", (await host.AskAsync("{ network(id: \"a\") { webhooks { url } } }", token: other)).Data.GetProperty("network").GetProperty("webhooks").GetRawText());
        foreach (string made in (string[])["", "../a", new string('a', 33)]) Assert.Equal("webhook.unknown", (await AskAsync(host, $"testWebhook(network: \"a\", webhook: \"{made}\")", own)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Add_AnAddressThatIsRefused_SaysSo()
    {
        await using var host = await StartAsync();

        Assert.Equal("webhook.refused-address", (await AskAsync(host, "addWebhook(network: \"a\", url: \"http://10.0.0.1/\")", host.Callers.Add(Role.NetworkManager, "a"))).GetProperty("code").GetString());
    }

    // Nothing is promised that cannot be kept.
    [Fact]
    public async Task Add_OnAHostWithoutALog_IsRefused()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Grains["a"].Definition = Seed.Network("a");

        Assert.Equal("webhook.no-log", (await AskAsync(host, "addWebhook(network: \"a\", url: \"https://a.example/\")", host.Callers.Add(Role.NetworkManager, "a"))).GetProperty("code").GetString());
    }

    // By a library that others wrote: what we send it takes, and what was changed on the way it does not.
    [Fact]
    public async Task Messages_ByAnotherLibrary_AreGenuineUntilTheyAreChanged()
    {
        var id = WebhookId.New(NetworkId.Parse("a"), TimeProvider.System);
        var secret = new WebhookSecret(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32), id, 1);
        var entry = new LabelEntry { Centre = "0192f0c4d6a87b3e9a1c5d2e3f405162", Version = 2, Event = LabelEventKind.Suspended, Number = 1, At = GatewayHost.Now };
        var message = WebhookMessage.Of(entry, new CertificateAddresses(new Uri(FakeCertificates.PublicUrl)));
        long now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        string body = System.Text.Encoding.UTF8.GetString(message.Body.Span), other = new WebhookSecret(new byte[32], id, 2).Sign(message, now);
        object Sent(string? changed = null, string? named = null, long? at = null, string? signature = null) => new
        {
            secret = secret.Text,
            body = changed ?? body,
            headers = new Dictionary<string, string> { ["webhook-id"] = named ?? message.Id, ["webhook-timestamp"] = $"{at ?? now}", ["webhook-signature"] = signature ?? secret.Sign(message, now) },
        };
        string file = Path.GetTempFileName();
        try
        {
            object[] messages = [Sent(), Sent(signature: $"{other} {secret.Sign(message, now)}"), Sent(changed: body.Replace("suspended", "reinstated", StringComparison.Ordinal)), Sent(named: "label-x-1"), Sent(at: now - 1), Sent(at: now - 3600, signature: secret.Sign(message, now - 3600)), Sent(signature: other)];
            await File.WriteAllTextAsync(file, System.Text.Json.JsonSerializer.Serialize(messages), TestContext.Current.CancellationToken);

            Assert.Equal(["taken", "taken", "No matching signature found", "No matching signature found", "No matching signature found", "Message timestamp too old", "No matching signature found"], await Judges.AskAsync("webhook.mjs", file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<GatewayHost> StartAsync()
    {
        var host = await GatewayHost.StartAsync(extend: _certificates.Extend);
        foreach (string network in (string[])["a", "b"])
        {
            await host.Seed.AddAsync(Seed.Network(network));
            host.Grains[network].Definition = Seed.Network(network);
        }

        return host;
    }

    private static async Task<System.Text.Json.JsonElement> AskAsync(GatewayHost host, string mutation, string token)
    {
        var answer = await host.AskAsync($"mutation {{ done: {mutation} {{ {Told} }} }}", token: token);
        Assert.False(answer.HasErrors, answer.Body.ToString());
        return answer.Data.GetProperty("done");
    }
}
