using System.Net.Http.Headers;
using Federation.Cluster.Adapters.Fetching;

namespace Federation.Cluster.Adapters.Cassettes;

/// <summary>
/// Keeps what servers answer, for <see cref="FetchOptions.Around"/>, and writes it to a cassette. Answers are unpacked and read whole before they are passed on. Thread safe.
/// </summary>
/// <param name="secrets">The values of settings that are secrets; see <c>docs/cassettes.md</c> for what else is taken out.</param>
public sealed class CassetteRecorder(IEnumerable<string> secrets, FetchOptions options, TimeProvider clock)
{
    private readonly SecretScrub _secrets = new(secrets);
    private readonly Lock _turn = new();
    private readonly List<(CassetteExchange Exchange, byte[] Body)> _exchanges = [];
    private long _bytes;

    /// <summary>How many exchanges it keeps.</summary>
    public int Count
    {
        get
        {
            lock (_turn) return _exchanges.Count;
        }
    }

    private DateTimeOffset Now => clock.GetUtcNow();

    private FetchOptions Options => options;

    /// <summary>A handler that passes requests on and keeps what comes back.</summary>
    public HttpMessageHandler Around(HttpMessageHandler network) => new Handler(this) { InnerHandler = network };

    /// <summary>Writes what is kept so far, scrubbed, readable by its owner alone, in place of what was there.</summary>
    /// <exception cref="Contracts.AdapterException">Code <c>cassette.unwritable</c> or <c>cassette.too-large</c>.</exception>
    public void Save(string path)
    {
        var persons = new PersonScrub();
        lock (_turn) CassetteFile.Write(path, new Cassette { Schema = Cassette.CurrentSchema, Exchanges = [.. _exchanges.Select(kept => Scrubbed(kept.Exchange, kept.Body, persons))] });
    }

    private CassetteExchange Scrubbed(CassetteExchange exchange, byte[] body, PersonScrub persons) => exchange with
    {
        Request = exchange.Request with { Address = Scrubbed(exchange.Request.Address, persons), Headers = Scrubbed(exchange.Request.Headers, persons) },
        Answer = BodyScrub.Fill(exchange.Answer with { Headers = Scrubbed(exchange.Answer.Headers, persons) }, body, _secrets, persons),
    };

    private IReadOnlyDictionary<string, string> Scrubbed(IReadOnlyDictionary<string, string> headers, PersonScrub persons) => headers.ToDictionary(header => header.Key, header => Scrubbed(header.Value, persons));

    private string Scrubbed(string text, PersonScrub persons) => persons.Apply(_secrets.Apply(text));

    private void Keep(CassetteExchange exchange, byte[] body)
    {
        lock (_turn)
        {
            _bytes += body.Length;
            if (_bytes > CassetteFile.MostBytes) throw CassetteFile.TooLarge();
            _exchanges.Add((exchange, body));
        }
    }

    private sealed class Handler(CassetteRecorder recorder) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = request.RequestUri!; // the host sends no request without
            var response = await base.SendAsync(request, cancellationToken);
            try
            {
                byte[] body = await BodyAsync(response, request.Method, new SourceNaming(AddressGuard.Show(address), IsFile: false), cancellationToken);
                recorder.Keep(
                    new CassetteExchange
                    {
                        RecordedAt = recorder.Now,
                        Request = new CassetteRequest { Method = request.Method.Method, Address = address.AbsoluteUri, Headers = CassetteHeaders.Of(request) },
                        Answer = new CassetteAnswer { Status = (int)response.StatusCode, Headers = CassetteHeaders.Of(response) },
                    },
                    body);
                response.Content = Unpacked(body, response.Content.Headers);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }

        private async Task<byte[]> BodyAsync(HttpResponseMessage response, HttpMethod method, SourceNaming naming, CancellationToken cancellationToken)
        {
            try
            {
                var encodings = ContentDecoding.Of(response, method);
                await using var body = ContentDecoding.Open(await response.Content.ReadAsStreamAsync(cancellationToken), encodings, recorder.Options, naming);
                using var whole = new MemoryStream();
                await body.CopyToAsync(whole, cancellationToken);
                return whole.ToArray();
            }
            catch (Exception exception) when (SourceNaming.IsBrokenPacking(exception))
            {
                throw naming.Failure(exception);
            }
        }

        private static ByteArrayContent Unpacked(byte[] body, HttpContentHeaders headers)
        {
            var content = new ByteArrayContent(body);
            foreach (var header in headers.NonValidated.Where(header => !CassetteHeaders.IsOfTransport(header.Key))) content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            return content;
        }
    }
}
