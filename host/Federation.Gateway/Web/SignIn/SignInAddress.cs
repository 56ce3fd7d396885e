using Federation.Gateway.Identity.Server;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Web.SignIn;

/// <summary>Where to after a sign-in. Only to this host: an address that somebody else made up must not lead away from it.</summary>
internal static class SignInAddress
{
    public const string Parameter = "return";

    public static string For(string returnTo) => IdentityRoutes.SignIn + QueryString.Create(Parameter, returnTo);

    /// <summary>The path, if it is one of this host; else that of the account.</summary>
    public static string Local(string? path) => path is ['/', not ('/' or '\\'), ..] && !path.Any(char.IsControl) ? path : IdentityRoutes.Account;
}
