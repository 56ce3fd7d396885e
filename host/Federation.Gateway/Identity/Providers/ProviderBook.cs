using Federation.Gateway.Identity.Setup;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Server;
using Federation.Gateway.Identity.Store;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using OpenIddict.Client;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Federation.Gateway.Identity.Providers;

/// <summary>
/// The providers of the networks, as OpenIddict's client knows them. They are read again whenever somebody is about to sign in, so that a network that joins needs no restart. Thread safe.
/// </summary>
internal sealed class ProviderBook(IServiceScopeFactory scopes, IDataProtectionProvider protection, SignInAudit audit) : IConfigureOptions<OpenIddictClientOptions>, IOptionsChangeTokenSource<OpenIddictClientOptions>
{
    /// <summary>Claims of OpenID Connect Core 5.1 that tell who somebody is.</summary>
    private static readonly string[] PersonClaims = ["sub", "name", "given_name", "family_name", "middle_name", "nickname", "preferred_username", "email", "phone_number", "profile", "picture", "website", "birthdate"];

    private readonly IDataProtector _protector = protection.CreateProtector("Federation.Identity.Providers");
    private IReadOnlyList<NetworkProvider> _current = [];
    private CancellationTokenSource _changed = new();

    public string? Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => new CancellationChangeToken(_changed.Token);

    /// <summary>As last read.</summary>
    public IReadOnlyList<NetworkProvider> Current => Volatile.Read(ref _current);

    /// <summary>Reads them again.</summary>
    public async Task<IReadOnlyList<NetworkProvider>> RefreshAsync(CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var read = await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Providers.AsNoTracking().OrderBy(provider => provider.Network).ToListAsync(cancellationToken);
        if (Fingerprint(read) == Fingerprint(Current)) return Current;
        Volatile.Write(ref _current, read);
        Interlocked.Exchange(ref _changed, new CancellationTokenSource()).Cancel();
        return read;
    }

    /// <summary>Takes a provider that was tried, in the place of the network's former one.</summary>
    /// <param name="issuer">As the provider writes it.</param>
    /// <returns>Why not; null where it was taken.</returns>
    public async Task<ProviderRefusal?> SaveAsync(ProviderTerms terms, string issuer, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        var all = await database.Providers.ToListAsync(cancellationToken);
        if (terms.LabelLevel is < 1 or > 3) return new(ProviderCodes.Setting, "A level of the label is 1, 2 or 3.");
        if (PersonClaims.FirstOrDefault(claim => claim == terms.TierClaim) is { } person) return new(ProviderCodes.Setting, $"The claim \"{person}\" tells who somebody is, and not what a member pays for.");
        var domains = terms.Domains.Select(domain => domain.Trim().TrimStart('@').ToLowerInvariant()).Where(domain => domain.Length > 0).Distinct().ToList();
        if (domains.FirstOrDefault(domain => Uri.CheckHostName(domain) != UriHostNameType.Dns || !domain.Contains('.')) is { } odd) return new(ProviderCodes.Setting, $"\"{odd}\" is no e-mail domain.");
        var taken = domains.FirstOrDefault(domain => all.Any(other => other.Network != terms.Network && DomainsOf(other).Contains(domain)));
        if (taken is not null) return new(ProviderCodes.Domain, $"The people of {taken} already sign in through another network.");
        database.Providers.RemoveRange(all.Where(provider => provider.Network == terms.Network));
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        database.Providers.Add(new NetworkProvider
        {
            Network = terms.Network,
            Issuer = issuer,
            ClientId = terms.ClientId,
            ClientSecret = terms.ClientSecret is { } secret ? _protector.Protect(secret) : null,
            Scopes = string.Join(' ', terms.Scopes),
            Domains = string.Join(' ', domains),
            LabelLevel = terms.LabelLevel,
            TierClaim = terms.TierClaim,
            EndsClaim = terms.EndsClaim,
            ActiveClaim = terms.ActiveClaim,
            IsOperatorTrusted = terms.IsOperatorTrusted,
        });
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        audit.ProviderTaken(terms.Network, issuer);
        await RefreshAsync(cancellationToken);
        return null;
    }

    /// <returns>False where the network has none.</returns>
    public async Task<bool> RemoveAsync(string network, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Providers.Where(provider => provider.Network == network).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    /// <summary>The network whose people have addresses of this e-mail domain; null where none has.</summary>
    public NetworkProvider? OfEmail(string email) =>
        email.Split('@') is [.., var domain] ? Current.FirstOrDefault(provider => DomainsOf(provider).Contains(domain.Trim().ToLowerInvariant())) : null;

    /// <summary>Whether an operator of this machine named a provider at this address of it.</summary>
    public bool MayAskThisMachine(Uri address) =>
        Current.Any(provider => provider.IsOperatorTrusted && Uri.TryCreate(provider.Issuer, UriKind.Absolute, out var issuer) && issuer.IsLoopback && issuer.Port == address.Port);

    public void Configure(OpenIddictClientOptions options)
    {
        foreach (var provider in Current)
        {
            var registration = new OpenIddictClientRegistration
            {
                RegistrationId = provider.Network,
                Issuer = new Uri(provider.Issuer, UriKind.Absolute),
                ClientId = provider.ClientId,
                ClientSecret = provider.ClientSecret is { } stored ? _protector.Unprotect(stored) : null,
                RedirectUri = new Uri(IdentityRoutes.Callback(provider.Network).TrimStart('/'), UriKind.Relative),
            };
            registration.Scopes.Add(Scopes.OpenId);
            registration.Scopes.UnionWith(provider.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            options.Registrations.Add(registration);
            options.RedirectionEndpointUris.Add(registration.RedirectUri);
        }
    }

    private static string[] DomainsOf(NetworkProvider provider) => provider.Domains.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Fingerprint(IEnumerable<NetworkProvider> providers) => string.Join('\n', providers.Select(provider => string.Join('\t',
        provider.Network, provider.Issuer, provider.ClientId, provider.ClientSecret, provider.Scopes, provider.Domains, provider.LabelLevel, provider.TierClaim, provider.EndsClaim, provider.ActiveClaim, provider.IsOperatorTrusted)));
}
