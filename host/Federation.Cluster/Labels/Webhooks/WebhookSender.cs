using System.Globalization;
using System.Net.Http.Headers;
using Federation.Cluster.Adapters.Fetching;
using Federation.Contracts;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Labels.Webhooks;

/// <summary>Sends messages, signed, to https on the public internet alone, and never where an answer redirects to. Thread safe.</summary>
internal sealed class WebhookSender(WebhookSecrets secrets, IOptions<WebhookOptions> options, TimeProvider clock) : IDisposable
{
    /// <summary>So long an answer may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new(GuardedRequests.Create(options.Value.MayAskThisMachine)) { Timeout = Patience };

    /// <summary>Why an address is none that anything is sent to; null where it may be one. Where its name leads is looked at again with each message.</summary>
    public string? Against(string url)
    {
        if (url.Length > Webhook.MostUrlCharacters || !Uri.TryCreate(url, UriKind.Absolute, out var address)) return $"It is no absolute address of at most {Webhook.MostUrlCharacters} characters.";
        try
        {
            AddressGuard.Check(address, options.Value.MayAskThisMachine);
            return null;
        }
        catch (AdapterException refusal)
        {
            return refusal.Message;
        }
    }

    public async Task<WebhookAttempt> SendAsync(Webhook webhook, WebhookMessage message, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        long seconds = now.ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ReadOnlyMemoryContent(message.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", new FetchOptions().UserAgent);
        request.Headers.Add("webhook-id", message.Id);
        request.Headers.Add("webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", string.Join(' ', webhook.GenerationsAt(now).Select(generation => secrets.Of(webhook.Id, generation).Sign(message, seconds))));
        try
        {
            // What a receiver answers beside its status is nothing to us.
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return answer.IsSuccessStatusCode ? new WebhookAttempt(null, (int)answer.StatusCode, null) : new WebhookAttempt(WebhookCodes.NotTaken, (int)answer.StatusCode, RetryAfter.Of(answer, clock));
        }
        catch (HttpRequestException failure)
        {
            return new WebhookAttempt(failure.InnerException is AdapterException ? WebhookCodes.RefusedAddress : WebhookCodes.Unreachable, null, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WebhookAttempt(WebhookCodes.Slow, null, null);
        }
    }

    public void Dispose() => _http.Dispose();
}
