namespace Federation.Gateway.Identity.Server;

/// <summary>
/// Claims of access tokens that only this directory reads: the tokens are encrypted, and <see cref="IntrospectionAnswer"/> tells nobody. They cannot begin with <c>oi_</c>, for OpenIddict
/// takes such claims out of access tokens.
/// </summary>
internal static class TokenClaims
{
    /// <summary>The account's id, where the subject is a pairwise one.</summary>
    public const string Account = "fed_account";

    /// <summary>The account's stamp when the token was made: another one since then ends the token.</summary>
    public const string Stamp = "fed_stamp";

    /// <summary>The id of the one centre whose door the token is for, where a terminal has it.</summary>
    public const string Centre = "fed_centre";

    /// <summary>The client's id, where a client acts for itself.</summary>
    public const string Client = "fed_client";
}
