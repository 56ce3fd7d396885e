using System.Net;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>
/// Sends adapters' requests: no cookies, no proxy, redirects followed by hand and checked like the first address. Thread safe;
/// one for all workers.
/// </summary>
internal sealed class HostFetcher : IDisposable
{
    private readonly FetchOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpMessageInvoker _http;

    public HostFetcher(FetchOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = options.ConnectTime,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AutomaticDecompression = DecompressionMethods.All,
            MaxResponseHeadersLength = 64,
            ActivityHeadersPropagator = null,
        });
    }

    /// <summary>The answer, whatever its status, after at most <see cref="FetchOptions.Redirects"/> redirects.</summary>
    /// <exception cref="AdapterException">The address or the request was refused, or nobody answered.</exception>
    public async Task<HttpAnswer> SendAsync(HttpAsk ask, bool operatorTrusted, CancellationToken cancellationToken)
    {
        var method = RequestRules.Method(ask.Method);
        if (!Uri.TryCreate(ask.Url, UriKind.Absolute, out var address)) throw new AdapterException(FailureKind.Configuration, "http.refused-address", "The address was refused. It is not an absolute address.");
        AddressGuard.Check(address, operatorTrusted);
        string firstHost = address.Authority;
        var budget = new SourceBudget(_options.RequestTime, _clock);
        for (int redirects = 0; ; redirects++)
        {
            bool foreign = address.Authority != firstHost;
            var naming = new SourceNaming(AddressGuard.Show(address), IsFile: false);
            var response = await SendOnceAsync(method, address, ask, foreign, budget, naming, cancellationToken);
            if (RedirectOf(response, address) is not { } target) return await AnswerAsync(response, address, budget, naming, cancellationToken);

            var status = response.StatusCode;
            response.Dispose();
            if (redirects == _options.Redirects) throw new AdapterException(FailureKind.SourceChanged, "http.redirects", $"{naming.Where} redirects more than {_options.Redirects} times.");

            // A server elsewhere must not send us to this machine.
            AddressGuard.Check(target, operatorTrusted && AddressGuard.IsLoopback(address));
            method = MethodAfter(status, method);
            address = target;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendOnceAsync(HttpMethod method, Uri address, HttpAsk ask, bool foreign, SourceBudget budget, SourceNaming naming, CancellationToken cancellationToken)
    {
        using var request = RequestRules.Build(method, address, ask, foreign);
        request.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        request.Version = HttpVersion.Version20;
        try
        {
            return await budget.WaitAsync(token => _http.SendAsync(request, token), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TimeoutException or OperationCanceledException)
        {
            // A cancellation that nobody here asked for is the connect time-out.
            throw naming.Failure(exception);
        }
    }

    private async Task<HttpAnswer> AnswerAsync(HttpResponseMessage response, Uri address, SourceBudget budget, SourceNaming naming, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > _options.BodyBytes)
        {
            response.Dispose();
            throw naming.TooLarge(_options.BodyBytes);
        }

        var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        return new HttpAnswer(response, address, new BoundedBody(stream, _options.BodyBytes, budget, naming, response));
    }

    private static Uri? RedirectOf(HttpResponseMessage response, Uri address) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
        && response.Headers.Location is { } location
            ? new Uri(address, location)
            : null;

    private static HttpMethod MethodAfter(HttpStatusCode status, HttpMethod method) =>
        method == HttpMethod.Post && status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther ? HttpMethod.Get : method;
}
