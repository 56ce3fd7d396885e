using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Federation.Gateway.Identity.Logout;

/// <summary>Signs what tells a client that a session ended (section 2.4). Thread safe.</summary>
internal sealed class LogoutTokens(IdentitySettings settings, IOptionsMonitor<OpenIddictServerOptions> server, TimeProvider clock)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(2);

    /// <summary>False where the directory has no address of its own, and so no name that a client could check: then nobody is told.</summary>
    public bool CanSign => settings.PublicUrl is not null;

    /// <exception cref="InvalidOperationException">See <see cref="CanSign"/>.</exception>
    public string Sign(string clientId, string subject, string sid)
    {
        var now = clock.GetUtcNow();
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = settings.PublicUrl?.AbsoluteUri ?? throw new InvalidOperationException("The directory has no public URL."),
            Audience = clientId,
            IssuedAt = now.UtcDateTime,
            Expires = (now + Lasts).UtcDateTime,
            TokenType = LogoutWords.TokenType,
            SigningCredentials = server.CurrentValue.SigningCredentials[0],
            Claims = new Dictionary<string, object>
            {
                [Claims.Subject] = subject,
                [Claims.JwtId] = Guid.NewGuid().ToString("N"),
                [LogoutWords.Sid] = sid,
                [LogoutWords.Events] = new Dictionary<string, object> { [LogoutWords.Event] = new Dictionary<string, object>() },
            },
        });
    }
}
