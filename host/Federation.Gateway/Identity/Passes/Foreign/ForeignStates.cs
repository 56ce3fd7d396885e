using System.Collections.Concurrent;
using System.Net;
using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Issuers;
using Federation.Cluster.Members.Passes.Status;
using Federation.Gateway.Identity.Federating.Entities;

namespace Federation.Gateway.Identity.Passes.Foreign;

/// <summary>
/// Other issuers' lists, fetched through the guard and kept. Whoever was told to be asked each time is asked as often as the list itself says that it changes; where nobody answers, what was said
/// last still counts against a member, and never for one who wants to be asked. An issuer that did not answer is left alone for a moment, so that it does not hold up every visitor. Thread safe.
/// </summary>
internal sealed class ForeignStates : IForeignStates, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Who admits nobody without having been asked is asked anew, but for those who come in one moment.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly IPassIssuers _issuers;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    public ForeignStates(IPassIssuers issuers, FederationAddresses addresses, TimeProvider clock)
        : this(issuers, GuardedRequests.Create(address => addresses.AllowLoopback && address.IsLoopback), clock)
    {
    }

    internal ForeignStates(IPassIssuers issuers, HttpMessageHandler network, TimeProvider clock)
    {
        (_issuers, _clock) = (issuers, clock);
        _http = new HttpClient(network) { MaxResponseContentBufferSize = StatesReader.MostCharacters, Timeout = Patience };
    }

    public async Task<CredentialState> AskAsync(PassFacts pass, CancellationToken cancellationToken)
    {
        if (await _issuers.FindAsync(pass.Issuer, cancellationToken) is not { } issuer) return CredentialState.Silent;
        var now = _clock.GetUtcNow();
        var place = _places.GetOrAdd(issuer.Id, _ => new Place());
        var known = place.Current(now);
        var newest = known is not null && IsEnough(known, pass.OfflinePolicy, now) ? known : await RefreshAsync(place, issuer, pass.OfflinePolicy, cancellationToken);
        if (newest is not null) return newest.List.IsGood(pass.StatusIndex) ? CredentialState.Good : CredentialState.Withdrawn;
        return known is not null && !known.List.IsGood(pass.StatusIndex) ? CredentialState.Withdrawn : CredentialState.Silent;
    }

    /// <summary>The list as it is kept, or fetched where none is; null where there is none.</summary>
    public async Task<KeptStates?> ListAsync(PassIssuer issuer, CancellationToken cancellationToken)
    {
        var place = _places.GetOrAdd(issuer.Id, _ => new Place());
        var known = place.Current(_clock.GetUtcNow());
        if (known is not null && IsEnough(known, OfflinePolicy.AllowedOffline, _clock.GetUtcNow())) return known;
        return await RefreshAsync(place, issuer, OfflinePolicy.AllowedOffline, cancellationToken) ?? known;
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Null where nobody answers, or not with the issuer's list. However many wait for one, it is fetched once.</summary>
    private async Task<KeptStates?> RefreshAsync(Place place, PassIssuer issuer, OfflinePolicy policy, CancellationToken cancellationToken)
    {
        await place.One.WaitAsync(cancellationToken);
        try
        {
            var now = _clock.GetUtcNow();
            if (place.Current(now) is { } newer && IsEnough(newer, policy, now)) return newer;
            if (now < place.NextAt) return null;
            var fetched = await FetchAsync(issuer, now, cancellationToken);
            // One that was made before the one at hand would give back what was taken.
            if (fetched is null || fetched.Made < place.Current(now)?.Made) fetched = null;
            if (fetched is null) place.NextAt = now + Pause;
            else place.Kept = fetched;
            return fetched;
        }
        finally
        {
            place.One.Release();
        }
    }

    private async Task<KeptStates?> FetchAsync(PassIssuer issuer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, issuer.StatusList);
            request.Headers.Accept.ParseAdd(StatusListDesk.MediaType);
            using var response = await _http.SendAsync(request, cancellationToken);
            return response.StatusCode == HttpStatusCode.OK ? await StatesReader.ReadAsync(System.Text.Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken)).Trim(), issuer, now) : null;
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private static bool IsEnough(KeptStates known, OfflinePolicy policy, DateTimeOffset now) => policy switch
    {
        OfflinePolicy.Allowed => true,
        OfflinePolicy.Never => now < known.Fetched + Moment,
        _ => now < known.Newest,
    };

    private sealed class Place
    {
        public SemaphoreSlim One { get; } = new(1);

        public KeptStates? Kept { get; set; }

        /// <summary>Before this moment nobody asks again.</summary>
        public DateTimeOffset NextAt { get; set; }

        public KeptStates? Current(DateTimeOffset now) => Kept is { } kept && now < kept.Until ? kept : null;
    }
}
