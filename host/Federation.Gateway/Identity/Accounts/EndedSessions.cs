using Federation.Gateway.Identity.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Accounts;

/// <summary>The sessions that were signed out of before their cookie ended. Thread safe: every call has a unit of work of its own.</summary>
internal sealed class EndedSessions(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Adds one, and forgets those whose cookies have ended since. Nothing happens where it is there.</summary>
    /// <param name="until">When its cookie ends by itself.</param>
    public async Task AddAsync(string id, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        await database.EndedSessions.Where(session => session.Until < now).ExecuteDeleteAsync(cancellationToken);
        database.EndedSessions.Add(new EndedSession { Id = id, Until = until.UtcDateTime });
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            if (!await ContainsAsync(id, cancellationToken)) throw; // It was signed out of twice at one moment.
        }
    }

    /// <summary>Adds an end of several sessions under one id, or moves it on.</summary>
    /// <param name="until">When the cookie of the last of them ends by itself.</param>
    public async Task AddAllAsync(string id, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await AddAsync(id, until, cancellationToken);
        using var scope = scopes.CreateScope();
        var last = until.UtcDateTime;
        await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().EndedSessions.Where(session => session.Id == id && session.Until < last).ExecuteUpdateAsync(set => set.SetProperty(session => session.Until, last), cancellationToken);
    }

    /// <summary>Whether a session is among those that ended under one id.</summary>
    /// <param name="until">When its cookie ends by itself.</param>
    public async Task<bool> ContainsAllAsync(string id, DateTimeOffset until, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var last = until.UtcDateTime;
        return await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().EndedSessions.AnyAsync(session => session.Id == id && session.Until >= last, cancellationToken);
    }

    public async Task<bool> ContainsAsync(string id, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().EndedSessions.AnyAsync(session => session.Id == id, cancellationToken);
    }
}
