using System.Net;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>
/// Sends adapters' requests: each to an address that was checked, in its turn, tried again where that helps, redirects followed by hand and checked like
/// the first address. Thread safe; one for all workers.
/// </summary>
internal sealed class HostFetcher : IDisposable
{
    private readonly FetchOptions _options;
    private readonly TimeProvider _clock;
    private readonly HostTurns _turns;
    private readonly FetchRetries _retries;
    private readonly HttpMessageInvoker _http;

    /// <param name="transport">One exchange with one server, disposed with this. What stands between (a recording, a stored answer) wraps it.</param>
    public HostFetcher(FetchOptions options, TimeProvider clock, HttpMessageHandler transport)
    {
        _options = options;
        _clock = clock;
        _turns = new HostTurns(options, clock);
        _retries = new FetchRetries(options, clock);
        _http = new HttpMessageInvoker(transport);
    }

    /// <summary>The answer, whatever its status, after at most <see cref="FetchOptions.Redirects"/> redirects.</summary>
    /// <exception cref="AdapterException">The address or the request was refused, or nobody answered.</exception>
    public async Task<HttpAnswer> SendAsync(HttpAsk ask, FetchRights rights, CancellationToken cancellationToken)
    {
        var method = RequestRules.Method(ask.Method);
        var address = RequestRules.Address(ask.Url);
        AddressGuard.Check(address, rights);
        string firstHost = address.Authority;
        var budget = new SourceBudget(_options.RequestTime, _clock);
        for (int redirects = 0; ; redirects++)
        {
            var exchange = new Exchange(method, address, ask, address.Authority != firstHost, rights, budget);
            var reply = await _retries.RunAsync(token => SendOnceAsync(exchange, token), method, budget, cancellationToken);
            if (!IsRedirect(reply.Response)) return await AnswerAsync(reply, exchange, cancellationToken);

            var status = reply.Response.StatusCode;
            var location = reply.Response.Headers.Location;
            reply.Dispose();
            if (redirects == _options.Redirects) throw new AdapterException(FailureKind.SourceChanged, "http.redirects", $"{exchange.Naming.Where} redirects more than {_options.Redirects} times.");
            if (!Uri.TryCreate(address, location, out var target)) throw AddressGuard.Refused($"{exchange.Naming.Where} redirects to something that is not an address.");
            AddressGuard.CheckRedirect(address, target, rights);
            method = MethodAfter(status, method);
            if (method == HttpMethod.Post && target.Authority != firstHost) throw AddressGuard.Refused($"{exchange.Naming.Where} redirects what was posted to another host, and it may hold a credential.");
            address = target;
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _turns.Dispose();
    }

    private async Task<Reply> SendOnceAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        using var request = RequestRules.Build(exchange.Method, exchange.Address, exchange.Ask, exchange.IsForeign);
        if (exchange.Known is { } known) ConditionalRequest.Add(request, known);
        request.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", ContentDecoding.Accepted);

        // With HTTP/2 a server may have 16 MiB of each body on its way before anybody reads it; for the few requests that a server gets it has nothing to offer.
        request.Version = HttpVersion.Version11;
        var turn = await _turns.TakeAsync(HostName.Of(exchange.Address), exchange.Rights, cancellationToken);
        try
        {
            return new Reply(await exchange.Budget.WaitAsync(token => _http.SendAsync(request, token), cancellationToken), turn);
        }
        catch (Exception exception)
        {
            turn.Dispose();
            if (exception.InnerException is AdapterException refused) throw refused;
            if (exception is OperationCanceledException && cancellationToken.IsCancellationRequested) throw;

            // A cancellation that nobody here asked for is the connect time-out.
            if (exception is HttpRequestException or IOException or TimeoutException or OperationCanceledException) throw exchange.Naming.Failure(exception);
            throw;
        }
    }

    private async Task<HttpAnswer> AnswerAsync(Reply reply, Exchange exchange, CancellationToken cancellationToken)
    {
        try
        {
            if (reply.Response.Content.Headers.ContentLength > _options.BodyBytes) throw exchange.Naming.TooLarge(_options.BodyBytes);
            var encodings = ContentDecoding.Of(reply.Response, exchange.Method);
            var body = ContentDecoding.Open(await reply.Response.Content.ReadAsStreamAsync(cancellationToken), encodings, _options, exchange.Naming);
            return new HttpAnswer(reply.Response, exchange.Address, new BoundedBody(body, _options.BodyBytes, exchange.Budget, exchange.Naming, reply), encodings.Count > 0)
            {
                IsUnchanged = exchange.Known is not null && reply.Response.StatusCode == HttpStatusCode.NotModified,
            };
        }
        catch
        {
            reply.Dispose();
            throw;
        }
    }

    private static bool IsRedirect(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
        && response.Headers.NonValidated.Contains("Location");

    private static HttpMethod MethodAfter(HttpStatusCode status, HttpMethod method) =>
        method == HttpMethod.Post && status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther ? HttpMethod.Get : method;

    /// <param name="IsForeign">Whether a redirect has led to another host than the adapter named.</param>
    private sealed record Exchange(HttpMethod Method, Uri Address, HttpAsk Ask, bool IsForeign, FetchRights Rights, SourceBudget Budget)
    {
        public SourceNaming Naming { get; } = new(AddressGuard.Show(Address), IsFile: false);

        /// <summary>What this address is asked about: a tag says nothing elsewhere, and tells others what we read.</summary>
        public SourceVersion? Known { get; } = Ask.Known is { } known && Method == HttpMethod.Get && known.Place == ConditionalRequest.HashOf(Address) ? known : null;
    }
}
