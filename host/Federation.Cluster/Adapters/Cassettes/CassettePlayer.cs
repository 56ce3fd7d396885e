using System.Net;
using Federation.Cluster.Adapters.Fetching;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Cassettes;

/// <summary>
/// Answers from a cassette, for <see cref="FetchOptions.Around"/>, and from nowhere else. A request finds the answers to its method and address, one after another in the order in
/// which they were recorded; what guards addresses holds as ever. Thread safe.
/// </summary>
public sealed class CassettePlayer
{
    private readonly SecretScrub _secrets;
    private readonly Lock _turn = new();
    private readonly Dictionary<string, Queue<CassetteExchange>> _exchanges;

    private CassettePlayer(Cassette cassette, SecretScrub secrets)
    {
        _secrets = secrets;
        _exchanges = cassette.Exchanges
            .GroupBy(exchange => ExchangeKey.Of(exchange.Request.Method, exchange.Request.Address, secrets), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<CassetteExchange>(group), StringComparer.Ordinal);
    }

    /// <param name="secrets">The values of settings that are secrets now; they need not be those of the recording.</param>
    /// <exception cref="AdapterException">Code <c>cassette.unreadable</c>, <c>cassette.too-large</c>, <c>cassette.schema</c> or <c>cassette.broken</c>.</exception>
    public static CassettePlayer Load(string path, IEnumerable<string> secrets) => new(CassetteFile.Read(path), new SecretScrub(secrets));

    /// <summary>A handler that never asks the network.</summary>
    public HttpMessageHandler Around(HttpMessageHandler network) => new Handler(this, network);

    private CassetteAnswer Next(HttpRequestMessage request)
    {
        string key = ExchangeKey.Of(request.Method.Method, request.RequestUri!.AbsoluteUri, _secrets); // the host sends no request without
        lock (_turn)
        {
            if (!_exchanges.TryGetValue(key, out var answers)) throw NoAnswer($"The cassette has no answer to {key}.");
            return answers.TryDequeue(out var exchange) ? exchange.Answer : throw NoAnswer($"The cassette has no further answer to {key}.");
        }
    }

    private static AdapterException NoAnswer(string message) => new(FailureKind.Configuration, "cassette.no-answer", message);

    private sealed class Handler(CassettePlayer player, HttpMessageHandler network) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = player.Next(request);
            var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { RequestMessage = request, Content = new ByteArrayContent(BodyScrub.Of(answer)) };
            foreach (var (name, value) in answer.Headers)
            {
                if (!response.Headers.TryAddWithoutValidation(name, value)) response.Content.Headers.TryAddWithoutValidation(name, value);
            }

            return Task.FromResult(response);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) network.Dispose(); // it was handed over, though nothing is sent through it
            base.Dispose(disposing);
        }
    }
}
