using Federation.Cluster.Labels.Webhooks;
using Federation.Cluster.Sync;
using Federation.Registry.Certificates;
using Federation.Registry.Labels;
using Federation.Registry.Log.Entries;

namespace Federation.Cluster.Tests.Labels;

/// <summary>What is sent, and when it is tried again: without a cluster and without a network.</summary>
public sealed class WebhookTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    private static readonly WebhookId Id = new(NetworkId.Parse("a"), new string('0', 32));

    private static readonly Webhook Added = new() { Id = Id, Url = "https://a.example/hook", Scope = WebhookScope.Listed, AddedAt = Noon, Next = 7 };

    private static readonly LabelEntry Awarded = new()
    {
        Centre = "0192f0c4d6a87b3e9a1c5d2e3f405162", Version = 1, Event = LabelEventKind.Awarded, Number = 1, At = Noon,
        Award = new LabelAward { Number = 1, Levels = new LabelLevels { Services = 3, Quality = 2 }, CriteriaVersion = "1.0", AwardedAt = Noon, ValidUntil = Noon.AddYears(2) },
    };

    [Fact]
    public void Failed_AgainAndAgain_WaitsLongerEachTimeAndStopsAfterThreeDays()
    {
        var (webhook, at, waits) = (Added, Noon, new List<TimeSpan>());
        while (webhook.State == WebhookState.Active)
        {
            webhook = webhook.Failed(new WebhookAttempt(WebhookCodes.Slow, null, null), at);
            if (webhook.TryAt is not { } next) continue;
            Assert.False(webhook.IsDue(next.AddTicks(-1)));
            Assert.True(webhook.IsDue(next));
            waits.Add(next - at);
            at = next;
        }

        Assert.Equal(waits.Order(), waits);
        Assert.Equal((9, 10, 7L), (waits.Count, webhook.Failures, webhook.Next));
        Assert.InRange(at - Noon, TimeSpan.FromDays(3), TimeSpan.FromDays(4));
        Assert.False(webhook.IsDue(DateTimeOffset.MaxValue));
        Assert.True(webhook.Resumed().IsDue(at));
    }

    [Fact]
    public void Failed_WhereTheServerAsksForMoreTime_WaitsForIt()
    {
        Assert.Equal(Noon.AddHours(1), Added.Failed(new WebhookAttempt(WebhookCodes.NotTaken, 503, TimeSpan.FromHours(1)), Noon).TryAt);
        Assert.Equal(Noon.AddSeconds(5), Added.Failed(new WebhookAttempt(WebhookCodes.NotTaken, 503, TimeSpan.FromSeconds(1)), Noon).TryAt);
        Assert.Equal(WebhookState.Stopped, Added.Failed(new WebhookAttempt(WebhookCodes.NotTaken, 410, null), Noon).State);
    }

    [Fact]
    public void Past_WhatWasTaken_ForgetsTheFailures()
    {
        var failed = Added.Failed(new WebhookAttempt(WebhookCodes.Unreachable, null, null), Noon);

        Assert.Equal(failed with { Next = 8 }, failed.Past(7, at: null));
        Assert.Equal(Added with { Next = 8, DeliveredAt = Noon }, failed.Past(7, Noon));
    }

    [Fact]
    public void Renewed_ForADay_SignsWithBothSecrets()
    {
        var renewed = Added.Renewed(Noon);

        Assert.Equal([1], Added.GenerationsAt(Noon));
        Assert.Equal([2, 1], renewed.GenerationsAt(Noon.AddDays(1).AddTicks(-1)));
        Assert.Equal([2], renewed.GenerationsAt(Noon.AddDays(1)));
    }

    [Fact]
    public void Message_OfAnAward_SaysWhatAndWhereToLook()
    {
        var message = WebhookMessage.Of(Awarded, new CertificateAddresses(new Uri("https://label.example")));

        Assert.Equal("label-0192f0c4d6a87b3e9a1c5d2e3f405162-1", message.Id);
        Assert.Equal(
            """{"type":"label.awarded","timestamp":"2026-11-29T12:00:00+00:00","data":{"centre":"0192f0c4d6a87b3e9a1c5d2e3f405162","version":1,"number":1,"level":2,"axes":{"services":3,"quality":2},"criteriaVersion":"1.0","validUntil":"2028-11-29T12:00:00+00:00","certificate":"https://label.example/certificates/0192f0c4d6a87b3e9a1c5d2e3f405162-1","logProof":"https://label.example/log/labels/0192f0c4d6a87b3e9a1c5d2e3f405162/1"}}""",
            System.Text.Encoding.UTF8.GetString(message.Body.Span));
    }

    [Fact]
    public void Message_OfEveryEvent_HasAWordOfItsOwn()
    {
        var addresses = new CertificateAddresses(new Uri("https://label.example"));
        var types = Enum.GetValues<LabelEventKind>().Select(kind => System.Text.Json.JsonDocument.Parse(WebhookMessage.Of(Awarded with { Event = kind, Award = null }, addresses).Body).RootElement.GetProperty("type").GetString()!).ToList();

        Assert.Equal(types.Distinct(), types);
        Assert.All(types, type => Assert.Matches("^label\\.[a-z-]+$", type));
    }

    // The example of the specification: id, time and body with a point between, HMAC-SHA256 under what stands behind whsec_.
    [Fact]
    public void Secret_IsDerived_AnotherForEachWebhookAndGeneration()
    {
        byte[] root = new byte[32];
        string[] secrets = [.. new[] { new WebhookSecret(root, Id, 1), new WebhookSecret(root, Id, 2), new WebhookSecret(root, Id with { Key = new string('1', 32) }, 1), new WebhookSecret([.. root[1..], 1], Id, 1) }.Select(secret => secret.Text)];

        Assert.Equal(secrets.Distinct(), secrets);
        Assert.Equal(secrets[0], new WebhookSecret(root, Id, 1).Text);
        var message = WebhookMessage.Of(Awarded, new CertificateAddresses(new Uri("https://label.example")));
        byte[] signed = [.. System.Text.Encoding.UTF8.GetBytes($"{message.Id}.1764417600."), .. message.Body.Span];
        Assert.Equal($"v1,{Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(Convert.FromBase64String(secrets[0]["whsec_".Length..]), signed))}", new WebhookSecret(root, Id, 1).Sign(message, 1764417600));
    }

    [Theory]
    [InlineData("a/00000000000000000000000000000000", true)]
    [InlineData("a/0000000000000000000000000000000", false)]
    [InlineData("a/0000000000000000000000000000000G", false)]
    [InlineData("a", false)]
    [InlineData("A B/00000000000000000000000000000000", false)]
    [InlineData("a/b/00000000000000000000000000000000", false)]
    public void Id_AnyText_IsReadAsItIsWritten(string text, bool isId)
    {
        Assert.Equal(isId, WebhookId.TryParse(text, out var id));
        if (isId) Assert.Equal(text, id.ToString());
    }
}
