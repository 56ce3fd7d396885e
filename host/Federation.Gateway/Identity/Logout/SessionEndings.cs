using Federation.Gateway.Identity.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Logout;

/// <summary>What the end of a session is for clients that the person went to from it: each is to be told. Thread safe: every call has a unit of work of its own.</summary>
internal sealed class SessionEndings(IServiceScopeFactory scopes, LogoutSignal signal, TimeProvider clock)
{
    /// <summary>For how long a client that does not answer is told again.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromHours(1);

    public Task OfSessionAsync(string session, CancellationToken cancellationToken) => EndAsync(rows => rows.Where(row => row.Session == session), cancellationToken);

    /// <summary>Of every session of an account: it was closed, or taken over.</summary>
    public Task OfAccountAsync(string account, CancellationToken cancellationToken) => EndAsync(rows => rows.Where(row => row.AccountId == account), cancellationToken);

    /// <summary>Of every session that began with one at a network's provider.</summary>
    /// <param name="origin">As <see cref="SessionOrigin"/> writes it.</param>
    public Task OfOriginAsync(string origin, CancellationToken cancellationToken) => EndAsync(rows => rows.Where(row => row.Origin == origin), cancellationToken);

    private async Task EndAsync(Func<IQueryable<SessionClient>, IQueryable<SessionClient>> which, CancellationToken cancellationToken)
    {
        // Others end some of the same sessions at that moment, or throw away what is over: then the rest is looked at again.
        while (!await TryEndAsync(which, cancellationToken)) cancellationToken.ThrowIfCancellationRequested();
    }

    /// <returns>False where somebody else took one of the rows meanwhile.</returns>
    private async Task<bool> TryEndAsync(Func<IQueryable<SessionClient>, IQueryable<SessionClient>> which, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        var now = clock.GetUtcNow().UtcDateTime;
        var ended = await which(database.SessionClients).Where(row => row.Until > now).ToListAsync(cancellationToken);
        if (ended.Count == 0) return true;
        database.SessionClients.RemoveRange(ended);
        database.LogoutNotices.AddRange(ended.Select(row => new LogoutNotice { Id = Guid.CreateVersion7(), Client = row.Client, Subject = row.Subject, Sid = row.Sid, Until = now + Patience, NextAt = now }));
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }

        signal.Raise();
        return true;
    }
}
