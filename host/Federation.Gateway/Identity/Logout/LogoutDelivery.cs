using Federation.Cluster.Adapters.Fetching;
using Federation.Gateway.Identity.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;

namespace Federation.Gateway.Identity.Logout;

/// <summary>
/// Tells clients that sessions ended: at once, and for an hour again where one does not answer. What is to be told stands in the account store, so that no crash loses it; where it comes between the client's answer and
/// ours the client is told twice, which changes nothing for it.
/// </summary>
internal sealed partial class LogoutDelivery(IServiceScopeFactory scopes, LogoutTokens tokens, LogoutSignal signal, HttpMessageHandler network, TimeProvider clock, ILogger<LogoutDelivery> log) : BackgroundService
{
    private const int AtOnce = 100, Together = 8;

    /// <summary>What became of a notice.</summary>
    private enum Outcome
    {
        Told,

        /// <summary>There is nobody to tell any more, or another host does.</summary>
        Dropped,

        NotTaken,
    }

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1), Turn = TimeSpan.FromMinutes(1);

    private readonly HttpClient _http = new(network) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 16 * 1024 };

    /// <summary>To the public internet. An address on this machine was taken from an operator alone.</summary>
    public static HttpMessageHandler Network() => GuardedRequests.Create(_ => true);

    /// <returns>How many were told.</returns>
    public async Task<int> TellAsync(CancellationToken cancellationToken)
    {
        int told = 0;
        while (await WaitingAsync(cancellationToken) is { Count: > 0 } clients)
        {
            await Parallel.ForEachAsync(clients, new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = cancellationToken }, async (client, token) => Interlocked.Add(ref told, await TellAsync(client, token)));
        }

        return told;
    }

    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TellAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(log, failure.GetType().Name);
            }

            await signal.WaitAsync(Every, clock, stoppingToken);
        }
    }

    /// <summary>Clients for which something is due, the longest first.</summary>
    private async Task<List<string>> WaitingAsync(CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var now = clock.GetUtcNow().UtcDateTime;
        return await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().LogoutNotices.Where(notice => notice.NextAt <= now)
            .GroupBy(notice => notice.Client).OrderBy(of => of.Min(notice => notice.NextAt)).Select(of => of.Key).Take(AtOnce).ToListAsync(cancellationToken);
    }

    /// <summary>One after another, and no more after the first that is not taken: a client that hangs keeps nobody else waiting for long.</summary>
    private async Task<int> TellAsync(string client, CancellationToken cancellationToken)
    {
        List<LogoutNotice> due;
        using (var scope = scopes.CreateScope())
        {
            var now = clock.GetUtcNow().UtcDateTime;
            due = await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().LogoutNotices.AsNoTracking().Where(notice => notice.Client == client && notice.NextAt <= now).OrderBy(notice => notice.NextAt).Take(AtOnce).ToListAsync(cancellationToken);
        }

        int told = 0;
        foreach (var notice in due)
        {
            var outcome = await TellAsync(notice, cancellationToken);
            if (outcome == Outcome.NotTaken) break;
            if (outcome == Outcome.Told) told++;
        }

        return told;
    }

    private async Task<Outcome> TellAsync(LogoutNotice notice, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var rows = scope.ServiceProvider.GetRequiredService<IdentityDatabase>().LogoutNotices.Where(row => row.Id == notice.Id && row.NextAt == notice.NextAt);
        var now = clock.GetUtcNow().UtcDateTime;
        // Of several hosts one takes it. The next turn, should nothing come of this one: 1 minute, 4, 16, and after 64 nobody waits.
        var next = now + Turn * Math.Pow(4, notice.Attempts);
        if (await rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAt, next).SetProperty(row => row.Attempts, notice.Attempts + 1), cancellationToken) == 0) return Outcome.Dropped;
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        object? client = await clients.FindByIdAsync(notice.Client, cancellationToken);
        if (!tokens.CanSign || client is null || await AddressAsync(clients, client, cancellationToken) is not { } address) return await DropAsync(notice, scope, Outcome.Dropped, cancellationToken);
        string id = (await clients.GetClientIdAsync(client, cancellationToken))!; // It is stored.
        if (await SendAsync(address, tokens.Sign(id, notice.Subject, notice.Sid), cancellationToken) is not { } problem) return await DropAsync(notice, scope, Outcome.Told, cancellationToken);
        bool isOver = next >= notice.Until;
        LogSilent(log, id, problem, isOver ? "It is not told any more." : "It is told again.");
        return isOver ? await DropAsync(notice, scope, Outcome.NotTaken, cancellationToken) : Outcome.NotTaken;
    }

    /// <returns>As what it is dropped.</returns>
    private static async Task<Outcome> DropAsync(LogoutNotice notice, IServiceScope scope, Outcome outcome, CancellationToken cancellationToken)
    {
        await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().LogoutNotices.Where(row => row.Id == notice.Id).ExecuteDeleteAsync(cancellationToken);
        return outcome;
    }

    private static async Task<Uri?> AddressAsync(IOpenIddictApplicationManager clients, object client, CancellationToken cancellationToken) =>
        (await clients.GetPropertiesAsync(client, cancellationToken)).TryGetValue(LogoutWords.Address, out var address) && Uri.TryCreate(address.GetString(), UriKind.Absolute, out var uri) ? uri : null;

    /// <returns>Null where the client took it; else what came, without anything that the client wrote.</returns>
    private async Task<string?> SendAsync(Uri address, string token, CancellationToken cancellationToken)
    {
        try
        {
            using var body = new FormUrlEncodedContent([KeyValuePair.Create(LogoutWords.Field, token)]);
            using var answer = await _http.PostAsync(address, body, cancellationToken);
            return answer.IsSuccessStatusCode ? null : $"status {(int)answer.StatusCode}";
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return failure.GetType().Name;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The client {Client} was not told that a session ended ({Problem}). {Then}")]
    private static partial void LogSilent(ILogger log, string client, string problem, string then);

    [LoggerMessage(LogLevel.Warning, "Clients could not be told of ended sessions ({Failure}); the next minute tries again.")]
    private static partial void LogFailed(ILogger log, string failure);
}
