using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Log;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Registry.Log.Entries;

namespace Federation.Cluster.Labels.Webhooks;

/// <summary>A thin shell over <see cref="Webhook"/>: reads the public log, sends, and stores how far it has come after each message, so that a crash repeats one at most.</summary>
internal sealed class WebhookGrain(
    [PersistentState(RowKinds.Webhook, DirectoryGrainStorage.Name)] IPersistentState<WebhookRecord> record,
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

    private bool _isDelivering;

    public async Task<WebhookAnswer> Add(string url, WebhookScope scope)
    {
        if (sender.Against(url) is { } reason) return WebhookAnswer.Refused(WebhookCodes.RefusedAddress, reason);
        var webhook = record.State.Webhook ?? new Webhook { Id = Id, Url = url, Scope = scope, AddedAt = clock.GetUtcNow(), Next = await log.SizeAsync(CancellationToken.None) };
        return await WithSecretAsync(webhook);
    }

    public async Task<WebhookAnswer> Remove()
    {
        if (record.State.Webhook is not { } known) return Unknown();
        await record.ClearStateAsync();
        return new WebhookAnswer { Webhook = known };
    }

    public async Task<WebhookAnswer> Renew() => record.State.Webhook is { } known ? await WithSecretAsync(known.Renewed(clock.GetUtcNow())) : Unknown();

    public async Task<WebhookAnswer> Resume()
    {
        if (record.State.Webhook is not { } known) return Unknown();
        await WriteAsync(known.Resumed());
        return new WebhookAnswer { Webhook = record.State.Webhook };
    }

    public async Task<WebhookAnswer> Test()
    {
        if (record.State.Webhook is not { } known) return Unknown();
        try
        {
            return new WebhookAnswer { Webhook = known, Attempt = await sender.SendAsync(known, WebhookMessage.Test(Id, clock.GetUtcNow()), CancellationToken.None) };
        }
        catch (WebhookKeyException failure)
        {
            return WebhookAnswer.Refused(WebhookCodes.KeyUnusable, failure.Message);
        }
    }

    public async Task<bool> Deliver()
    {
        if (_isDelivering) return false;
        _isDelivering = true;
        try
        {
            return await DeliverSomeAsync();
        }
        finally
        {
            _isDelivering = false;
        }
    }

    private async Task<bool> DeliverSomeAsync()
    {
        if (record.State.Webhook is not { } webhook || !webhook.IsDue(clock.GetUtcNow())) return false;
        long begun = clock.GetTimestamp(), written = webhook.Next;
        await foreach (var (number, entry) in log.EntriesAsync(webhook.Next, CancellationToken.None))
        {
            WebhookAttempt? attempt = null;
            if (entry is LabelEntry happened && await IsInScopeAsync(webhook, happened)) attempt = await sender.SendAsync(webhook, WebhookMessage.Of(happened, log.Addresses), CancellationToken.None);
            // It may have been renewed, resumed or removed meanwhile.
            if (record.State.Webhook is not { } known || known.Next != number) return false;
            record.State.Webhook = webhook = attempt is { IsTaken: false } ? known.Failed(attempt, clock.GetUtcNow()) : known.Past(number, attempt is null ? null : clock.GetUtcNow());
            bool isOver = attempt is { IsTaken: false } || clock.GetElapsedTime(begun) > Turn;
            if (attempt is not null || isOver || number - written >= MostUnwritten)
            {
                await WriteAsync(webhook);
                written = webhook.Next;
            }

            if (isOver) return attempt is not { IsTaken: false };
        }

        if (webhook.Next > written && record.State.Webhook is { } last) await WriteAsync(last);
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
        }
        catch
        {
            // What is in memory is not what is stored: the next activation reads again.
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>Stores it, and tells the secret that it is signed with from now on: one that cannot be made is found out before.</summary>
    private async Task<WebhookAnswer> WithSecretAsync(Webhook webhook)
    {
        try
        {
            var secret = await secrets.OfAsync(webhook.Id, webhook.Generation, CancellationToken.None);
            await WriteAsync(webhook);
            return new WebhookAnswer { Webhook = webhook, Secret = secret.Text };
        }
        catch (WebhookKeyException failure)
        {
            return WebhookAnswer.Refused(WebhookCodes.KeyUnusable, failure.Message);
        }
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
