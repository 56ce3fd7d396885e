using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Status;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Federation.Gateway.Identity.Passes;

/// <summary>
/// Publishes which of the credentials that are out still count, as a Token Status List (draft-ietf-oauth-status-list, section 5.1). Doors fetch the whole list, so that nobody learns from their questions who goes
/// where. Thread safe.
/// </summary>
internal sealed class StatusListDesk(CredentialBook book, IPassIssuerKeys keys, TimeProvider clock)
{
    /// <summary>Where anybody may fetch it.</summary>
    public const string Path = "/member/credential-states";

    public const string MediaType = "application/statuslist+jwt";

    /// <summary>How long a list is the newest: its <c>ttl</c>.</summary>
    public static readonly TimeSpan Newest = TimeSpan.FromSeconds(60);

    /// <summary>How long a door that reaches nobody may go by it: no credential lives longer.</summary>
    public static readonly TimeSpan Counts = CredentialIssuer.MostLifetime;

    private const string TokenType = "statuslist+jwt";

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly SemaphoreSlim _one = new(1);
    private (string Token, DateTimeOffset Until)? _current;

    /// <summary>The newest list, in its compact form.</summary>
    /// <exception cref="InvalidOperationException">The directory has no public URL, and so issues no credentials.</exception>
    public async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            if (_current is { } current && current.Until > now) return current.Token;
            string token = Sign(StatusList.Of(await book.WithdrawnAsync(cancellationToken)), now);
            _current = (token, now + Newest);
            return token;
        }
        finally
        {
            _one.Release();
        }
    }

    private string Sign(StatusList list, DateTimeOffset now) => Handler.CreateToken(new SecurityTokenDescriptor
    {
        TokenType = TokenType,
        Issuer = keys.Issuer,
        IssuedAt = now.UtcDateTime,
        Expires = (now + Counts).UtcDateTime,
        Claims = new Dictionary<string, object>
        {
            ["sub"] = keys.StatusList.AbsoluteUri,
            ["ttl"] = (int)Newest.TotalSeconds,
            ["status_list"] = new Dictionary<string, object> { ["bits"] = 1, ["lst"] = list.ToString() },
        },
        SigningCredentials = keys.Signing,
    });
}
