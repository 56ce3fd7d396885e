using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Client;

namespace Federation.Gateway.Identity.Logout;

/// <summary>Where a network's provider tells that one of its people signed out, or was signed out, there: the sessions that began with it end here too, at once. Thread safe.</summary>
internal sealed class ProviderLogout(ProviderBook providers, OpenIddictClientService client, AccountBook accounts, SignInSessions sessions, EndedSessions ended, SessionEndings endings, IdentityKeys keys, SignInAudit audit, TimeProvider clock)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2), MostAge = TimeSpan.FromMinutes(10);

    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512, SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
    ];

    public async Task<IResult> HandleAsync(HttpContext http, string network)
    {
        http.Response.Headers.CacheControl = "no-store";
        string token = http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(http.RequestAborted))[LogoutWords.Field].ToString() : "";
        if (token.Length == 0 || providers.Current.FirstOrDefault(known => known.Network == network) is not { } provider) return Refused("There is no such token, or no such network.");
        (ProviderLogoutToken Said, DateTimeOffset Until)? read;
        try
        {
            read = await CheckAsync(provider, token, http.RequestAborted);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The provider that tells us cannot be asked for its keys: it may tell us again.
            audit.KeysUnread(network, failure.GetType().Name);
            return Results.Json(new { error = "temporarily_unavailable", error_description = "The provider's keys cannot be read." }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        if (read is not var (said, until)) return Refused("The token is no logout token of this provider for this directory.");
        string mark = SessionOrigin.OfToken(provider, said.Id, keys.Current);
        if (!await ended.ContainsAsync(mark, http.RequestAborted))
        {
            await EndAsync(provider, said, http.RequestAborted);
            // Afterwards: where something fails the provider sends the same token again.
            await ended.AddAsync(mark, until, http.RequestAborted);
            audit.SignedOutByProvider(network);
        }

        return Results.Ok();
    }

    private async Task EndAsync(NetworkProvider provider, ProviderLogoutToken said, CancellationToken cancellationToken)
    {
        if (SessionOrigin.Of(provider, said.Sid, keys.Current) is { } origin)
        {
            await ended.AddAsync(origin, clock.GetUtcNow() + SignInSessions.Lasts, cancellationToken);
            await endings.OfOriginAsync(origin, cancellationToken);
            return;
        }

        // Of no session in particular: of all.
        if (await accounts.IdOfLoginAsync(ForeignLogin.Of(provider, said.Subject!, keys.Current), cancellationToken) is { } account) await sessions.EndAllAsync(account); // without a session it names a person
    }

    private async Task<(ProviderLogoutToken Token, DateTimeOffset Until)?> CheckAsync(NetworkProvider provider, string text, CancellationToken cancellationToken)
    {
        var registration = await client.GetClientRegistrationByIdAsync(provider.Network, cancellationToken);
        var manager = registration.ConfigurationManager ?? throw new InvalidOperationException("OpenIddict keeps no configuration of a provider.");
        var configuration = await manager.GetConfigurationAsync(cancellationToken);
        var result = await ValidateAsync(registration, configuration, text);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider may have new keys.
            manager.RequestRefresh();
            result = await ValidateAsync(registration, await manager.GetConfigurationAsync(cancellationToken), text);
        }

        if (!result.IsValid || result.SecurityToken is not JsonWebToken token || ProviderLogoutToken.Read(token) is not { } said) return null;
        var issued = new DateTimeOffset(token.IssuedAt, TimeSpan.Zero);
        var now = clock.GetUtcNow();
        return issued > now + Skew || issued < now - MostAge ? null : (said, now + MostAge + Skew);
    }

    private Task<TokenValidationResult> ValidateAsync(OpenIddictClientRegistration registration, OpenIddictConfiguration configuration, string text) => new JsonWebTokenHandler().ValidateTokenAsync(text, new TokenValidationParameters
    {
        ValidIssuer = (configuration.Issuer ?? registration.Issuer)?.OriginalString,
        ValidAudience = registration.ClientId,
        IssuerSigningKeys = configuration.SigningKeys,
        ValidAlgorithms = Algorithms,
        // Section 2.4 wants an end; not every provider of before its final version sends one, and MostAge holds for all.
        RequireExpirationTime = false,
        LifetimeValidator = (begins, ends, _, _) => !(ends < (clock.GetUtcNow() - Skew).UtcDateTime) && !(begins > (clock.GetUtcNow() + Skew).UtcDateTime),
    });

    private static IResult Refused(string description) => Results.Json(new { error = "invalid_request", error_description = description }, statusCode: StatusCodes.Status400BadRequest);
}
