using System.Net;
using System.Text;
using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Federating;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Trust;
using Federation.Trust.Chains;
using Federation.Trust.Entities;
using Federation.Trust.Statements;
using Federation.Trust.Tokens;

namespace Federation.Gateway.Identity.Federating.Chains;

/// <summary>
/// Statements of others, and their keys, fetched where they say: addresses that strangers named, and so through the guard, without redirects, capped in size and time. An address of this machine is asked only
/// where this directory is itself on this machine alone and an operator registered a network's entity at that port. Thread safe.
/// </summary>
internal sealed class FetchedStatements : IStatementSource, IDisposable
{
    private const string MediaType = "application/" + StatementWords.StatementType;

    private static readonly string[] SignedKeys = ["application/jwk-set+jwt"];
    private static readonly string[] PlainKeys = ["application/jwk-set+json", "application/json"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Tokens are ASCII; whatever else an answer says it is written in is not asked.</summary>
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly SilentHosts _silent;
    private readonly HttpClient _http;
    private volatile IReadOnlyCollection<int> _ports = [];

    public FetchedStatements(FederationAddresses addresses, TimeProvider clock)
    {
        _silent = new SilentHosts(clock);
        _http = Client(GuardedRequests.Create(address => addresses.AllowLoopback && _ports.Contains(address.Port)));
    }

    internal FetchedStatements(HttpMessageHandler network, TimeProvider clock) => (_silent, _http) = (new SilentHosts(clock), Client(network));

    /// <summary>Whom an operator registered by now.</summary>
    public void Know(RegisteredEntities registered) => _ports = [.. registered.Networks.Values.Select(network => new Uri(network.Entity)).Where(entity => entity.IsLoopback).Select(entity => entity.Port)];

    public Task<Judged<string>> ConfigurationAsync(EntityId entity, CancellationToken cancellationToken) => GetAsync(entity.ConfigurationAddress, [MediaType], saysAbsence: false, cancellationToken);

    public Task<Judged<string>> SubordinateAsync(EntityId superior, Uri endpoint, EntityId subject, CancellationToken cancellationToken)
    {
        string separator = endpoint.Query.Length == 0 ? "?" : "&";
        return GetAsync(new Uri($"{endpoint.AbsoluteUri}{separator}sub={Uri.EscapeDataString(subject.Value)}"), [MediaType], saysAbsence: true, cancellationToken);
    }

    /// <summary>What stands where an entity says that its keys are, unchecked.</summary>
    /// <param name="isSigned">Whether it says that they are signed there.</param>
    public Task<Judged<string>> KeysAsync(Uri address, bool isSigned, CancellationToken cancellationToken) => GetAsync(address, isSigned ? SignedKeys : PlainKeys, saysAbsence: false, cancellationToken);

    public void Dispose() => _http.Dispose();

    /// <summary>A superior that has none says so in JSON (section 8.9). Whatever else is not found there was said by somebody in front of it, who does not know.</summary>
    private static async Task<bool> IsNoneAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        response.StatusCode == HttpStatusCode.NotFound && response.Content.Headers.ContentType?.MediaType == "application/json"
            && StrictJson.Object(await response.Content.ReadAsByteArrayAsync(cancellationToken)) is { } refusal && new TokenClaims(refusal).Text("error") == "not_found";

    private static HttpClient Client(HttpMessageHandler network) => new(network) { MaxResponseContentBufferSize = TrustRules.Standard.MostCharacters, Timeout = Patience };

    /// <param name="types">Media types that are taken.</param>
    /// <param name="saysAbsence">Whether who is asked says it where there is no such subordinate.</param>
    private async Task<Judged<string>> GetAsync(Uri address, string[] types, bool saysAbsence, CancellationToken cancellationToken)
    {
        if (_silent.Contains(address)) return new TrustRefusal(TrustCodes.FetchFailed, "Nobody answered there a moment ago.");
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            foreach (string type in types) request.Headers.Accept.ParseAdd(type);
            using var response = await _http.SendAsync(request, cancellationToken);
            if (saysAbsence && await IsNoneAsync(response, cancellationToken)) return new TrustRefusal(TrustCodes.NotSubordinate, "There is no such statement.");
            if (response.StatusCode != HttpStatusCode.OK || !types.Contains(response.Content.Headers.ContentType?.MediaType)) return new TrustRefusal(TrustCodes.FetchFailed, "The answer is no statement.");
            return Strict.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken)).Trim();
        }
        catch (DecoderFallbackException)
        {
            return new TrustRefusal(TrustCodes.FetchFailed, "The answer is no statement.");
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // An answer that is too long is one.
            if (failure is not HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }) _silent.Add(address);
            return new TrustRefusal(TrustCodes.FetchFailed, "Nobody answers there, or nobody who may be asked.");
        }
    }
}
