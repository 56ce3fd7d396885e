using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Identity.Server;

/// <summary>Where the sign-in answers. Paths only; the host decides the rest.</summary>
internal static class IdentityRoutes
{
    public const string Authorize = "/connect/authorize";
    public const string Token = "/connect/token";
    public const string PushedAuthorization = "/connect/par";
    public const string DeviceAuthorization = "/connect/device";
    public const string Verification = "/connect/verify";
    public const string TerminalRefused = Verification + "/refused";
    public const string Verified = Verification + "/done";
    public const string UserInfo = "/connect/userinfo";
    public const string Introspection = "/connect/introspect";
    public const string Revocation = "/connect/revoke";
    public const string EndSession = "/connect/logout";
    public const string KeySet = "/.well-known/jwks.json";

    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string Enrol = "/account/enrol";
    public const string Account = "/account";
    public const string OwnData = "/account/my-data.json";
    public const string ForgetVisits = "/account/forget-visits";
    public const string Disagree = "/account/disagree";
    public const string CloseAccount = "/account/close";

    /// <summary>Whether a path is the sign-in's.</summary>
    public static bool Owns(PathString path) =>
        path.StartsWithSegments("/connect") || path.StartsWithSegments("/.well-known") || path.StartsWithSegments(SignIn) || path.StartsWithSegments(SignOut) || path.StartsWithSegments(Account);

    /// <summary>Where the provider of a network tells of people who signed out there.</summary>
    public static string ProviderLogout(string network) => $"{SignIn}/logout/{network}";

    /// <summary>Where the provider of a network sends its people back: an address of its own for each network, so that no provider can answer for another.</summary>
    public static string Callback(string network) => $"{SignIn}/callback/{network}";
}
