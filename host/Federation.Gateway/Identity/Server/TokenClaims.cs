namespace Federation.Gateway.Identity.Server;

/// <summary>
/// Claims that only this directory reads. OpenIddict keeps what starts with <c>oi_</c> out of introspection, and access tokens are encrypted: no client learns them.
/// </summary>
internal static class TokenClaims
{
    /// <summary>The account's id, where the subject is a pairwise one.</summary>
    public const string Account = "oi_fed_account";

    /// <summary>The client's id, where a client acts for itself.</summary>
    public const string Client = "oi_fed_client";
}
