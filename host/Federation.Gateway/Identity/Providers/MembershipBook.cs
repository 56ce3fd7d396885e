using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Providers;

/// <summary>Who belongs to which network, as the networks say it. Thread safe.</summary>
internal sealed class MembershipBook(IServiceScopeFactory scopes, IdentityKeys keys, TimeProvider clock)
{
    /// <summary>Takes what a provider said at a sign-in. A block that a manager set stays: the provider cannot know of it.</summary>
    public async Task ConfirmAsync(string account, NetworkProvider provider, MemberClaims claims, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        var known = await database.Memberships.FindAsync([account, provider.Network], cancellationToken);
        if (known is null) database.Memberships.Add(known = new Membership { AccountId = account, Network = provider.Network, Issuer = provider.Issuer });
        known.Issuer = provider.Issuer;
        known.Tier = claims.Tier;
        known.Ends = claims.Ends;
        known.IsBlockedByProvider = claims.IsBlocked;
        known.ConfirmedAt = clock.GetUtcNow().UtcDateTime;
        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Sets or lifts a manager's block.</summary>
    /// <param name="subject">What the network's provider calls the account.</param>
    /// <param name="by">The opaque id of whoever wants it.</param>
    /// <returns>False where nobody has signed in under it.</returns>
    public async Task<bool> SetBlockedAsync(string network, string subject, bool blocked, string by, CancellationToken cancellationToken) =>
        await AccountOfAsync(network, subject, cancellationToken) is { } account && await SetBlockedOfAsync(network, account, blocked, by, cancellationToken);

    /// <summary>The same of an account.</summary>
    /// <returns>False where it is no member.</returns>
    public async Task<bool> SetBlockedOfAsync(string network, string account, bool blocked, string by, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        var member = database.Memberships.Where(row => row.Network == network && row.AccountId == account);
        DateTime? at = blocked ? clock.GetUtcNow().UtcDateTime : null;
        // A block that stands is whose it was, also when it is asked for again.
        bool changed = await member.Where(row => row.IsBlockedByManager != blocked).ExecuteUpdateAsync(
            row => row.SetProperty(each => each.IsBlockedByManager, blocked).SetProperty(each => each.BlockedAt, at).SetProperty(each => each.BlockedBy, blocked ? by : null), cancellationToken) > 0;
        return changed || await member.AnyAsync(cancellationToken);
    }

    /// <returns>The account of a member; null where nobody has signed in under that subject.</returns>
    /// <param name="subject">What the network's provider calls the account.</param>
    public async Task<string?> AccountOfAsync(string network, string subject, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        if (await database.Providers.FindAsync([network], cancellationToken) is not { } provider) return null;
        var (name, key) = ForeignLogin.Of(provider, subject, keys.Current);
        return await database.UserLogins.Where(login => login.LoginProvider == name && login.ProviderKey == key).Select(login => login.UserId).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>As <see cref="Counting"/>, of one account.</summary>
    public async Task<IReadOnlyList<Membership>> OfAsync(string account, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        return await Counting(database).Where(row => row.AccountId == account).OrderBy(row => row.Network).ToListAsync(cancellationToken);
    }

    /// <summary>Those that the networks' present providers confirmed, and those of networks that have none; blocked or over as they may be.</summary>
    internal static IQueryable<Membership> Counting(IdentityDatabase database) => database.Memberships.AsNoTracking().Where(row => row.Issuer == Membership.ByTheNetwork
        ? !database.Providers.Any(provider => provider.Network == row.Network)
        : database.Providers.Any(provider => provider.Network == row.Network && provider.Issuer == row.Issuer));
}
