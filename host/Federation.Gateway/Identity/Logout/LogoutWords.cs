namespace Federation.Gateway.Identity.Logout;

/// <summary>Names of <see href="https://openid.net/specs/openid-connect-backchannel-1_0.html">OpenID Connect Back-Channel Logout 1.0</see>.</summary>
internal static class LogoutWords
{
    /// <summary>The metadata of a client that says where it is told; also what OpenIddict's store calls it here.</summary>
    public const string Address = "backchannel_logout_uri";

    /// <summary>The one member of the claim <c>events</c>.</summary>
    public const string Event = "http://schemas.openid.net/event/backchannel-logout";

    /// <summary>The type of a logout token (2.4); older providers say <c>JWT</c>, or nothing.</summary>
    public const string TokenType = "logout+jwt";

    /// <summary>The field that carries the token.</summary>
    public const string Field = "logout_token";

    public const string Events = "events";

    public const string Sid = "sid";
}
