using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Log;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Registry.Log.Entries;

namespace Federation.Cluster.Labels.Webhooks;

/// <summary>A thin shell over <see cref="Webhook"/>: reads the public log, sends, and stores how far it has come after each message, so that a crash repeats one at most.</summary>
internal sealed class WebhookGrain(
    [PersistentState(RowKinds.Webhook, DirectoryGrainStorage.Name)] IPersistentState<WebhookRecord> record,
    WebhookArchive archive,
    WebhookSecrets secrets,
    WebhookSender sender,
    LabelLog log,
    CentreArchive centres,
    TimeProvider clock) : Grain, IWebhookGrain
{
    /// <summary>After so long a turn ends, so that nobody waits for much longer than one answer may take.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);

    /// <summary>After so many entries that are none of its scope it is put down how far was read.</summary>
    private const int MostUnwritten = 10_000;

    private long _written;

    public async Task<WebhookAnswer> Add(string url, WebhookScope scope)
    {
        if (record.State.Webhook is { } known) return new WebhookAnswer { Webhook = known };
        if (sender.Against(url) is { } reason) return WebhookAnswer.Refused(WebhookCodes.RefusedAddress, reason);
        if (await archive.OfAsync(Id.Network, CancellationToken.None).CountAsync() >= Webhook.MostOfNetwork) return WebhookAnswer.Refused(WebhookCodes.TooMany, $"The network has {Webhook.MostOfNetwork} webhooks.");
        await WriteAsync(new Webhook { Id = Id, Url = url, Scope = scope, AddedAt = clock.GetUtcNow(), Next = await log.SizeAsync(CancellationToken.None) });
        return Told(withSecret: true);
    }

    public async Task<WebhookAnswer> Remove()
    {
        if (record.State.Webhook is not { } known) return Unknown();
        await record.ClearStateAsync();
        return new WebhookAnswer { Webhook = known };
    }

    public async Task<WebhookAnswer> Renew()
    {
        if (record.State.Webhook is not { } known) return Unknown();
        await WriteAsync(known.Renewed(clock.GetUtcNow()));
        return Told(withSecret: true);
    }

    public async Task<WebhookAnswer> Resume()
    {
        if (record.State.Webhook is not { } known) return Unknown();
        await WriteAsync(known.Resumed());
        return Told(withSecret: false);
    }

    public async Task<WebhookAnswer> Test()
    {
        if (record.State.Webhook is not { } known) return Unknown();
        return new WebhookAnswer { Webhook = known, Attempt = await sender.SendAsync(known, WebhookMessage.Test(Id, clock.GetUtcNow()), CancellationToken.None) };
    }

    public async Task<bool> Deliver()
    {
        if (record.State.Webhook is not { } webhook || !webhook.IsDue(clock.GetUtcNow())) return false;
        long begun = clock.GetTimestamp();
        await foreach (var (number, entry) in log.EntriesAsync(webhook.Next, CancellationToken.None))
        {
            if (entry is not LabelEntry happened || !await IsInScopeAsync(webhook, happened))
            {
                record.State.Webhook = webhook = webhook.Past(number, at: null);
                if (webhook.Next - _written >= MostUnwritten) await WriteAsync(webhook);
                continue;
            }

            var attempt = await sender.SendAsync(webhook, WebhookMessage.Of(happened, log.Addresses), CancellationToken.None);
            await WriteAsync(webhook = attempt.IsTaken ? webhook.Past(number, clock.GetUtcNow()) : webhook.Failed(attempt, clock.GetUtcNow()));
            if (!attempt.IsTaken) return false;
            if (clock.GetElapsedTime(begun) > Turn) return true;
        }

        return false;
    }

    private async Task<bool> IsInScopeAsync(Webhook webhook, LabelEntry happened) =>
        webhook.Scope == WebhookScope.All
        || (CentreId.TryParse(happened.Centre, out var id)
            && (await centres.ReadAsync([id], CancellationToken.None))[0]?.State.Listings.Any(listing => listing.IsLive && listing.Key.Network == webhook.Id.Network) is true);

    private async Task WriteAsync(Webhook webhook)
    {
        record.State.Webhook = webhook;
        try
        {
            await record.WriteStateAsync();
            _written = webhook.Next;
        }
        catch
        {
            // What is in memory is not what is stored: the next activation reads again.
            DeactivateOnIdle();
            throw;
        }
    }

    private WebhookAnswer Told(bool withSecret)
    {
        var webhook = record.State.Webhook!; // it was written
        return new WebhookAnswer { Webhook = webhook, Secret = withSecret ? secrets.Of(webhook.Id, webhook.Generation).Text : null };
    }

    private static WebhookAnswer Unknown() => WebhookAnswer.Refused(WebhookCodes.Unknown, "The network has no webhook of that key.");

    private WebhookId Id => WebhookId.TryParse(this.GetPrimaryKeyString(), out var id) ? id : throw new InvalidOperationException("A webhook's grain is named by its id.");
}

/// <summary>What its grain stores.</summary>
internal sealed class WebhookRecord
{
    /// <summary>Null before it was added and after it was removed.</summary>
    public Webhook? Webhook { get; set; }
}
