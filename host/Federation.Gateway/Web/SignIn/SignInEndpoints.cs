using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Server;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Client.AspNetCore;

namespace Federation.Gateway.Web.SignIn;

/// <summary>The pages where a person signs in: by the network, or by a password of this directory. Thread safe.</summary>
internal sealed class SignInEndpoints(
    ProviderBook providers, NetworkNames names, PasswordSignIn passwords, KnownDevices devices, SignInSessions sessions, IAntiforgery antiforgery)
{
    public async Task<IResult> ChooseAsync(HttpContext http)
    {
        var known = await providers.RefreshAsync(http.RequestAborted);
        var choices = new List<(string Id, string Name)>();
        foreach (var provider in known) choices.Add((provider.Network, await names.OfAsync(provider.Network, http.RequestAborted)));
        return SignInPages.SignIn(http, antiforgery, choices, SignInAddress.Local(http.Request.Query[SignInAddress.Parameter]));
    }

    public async Task<IResult> ByNetworkAsync(HttpContext http)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return SignInPages.Stale(http);
        var known = await providers.RefreshAsync(http.RequestAborted);
        string asked = http.Request.Form[SignInPages.NetworkField].ToString();
        // Who came by an e-mail address need not write it there once more.
        string email = http.Request.Form[SignInPages.EmailField].ToString();
        return known.Any(provider => provider.Network == asked) ? Send(asked, ReturnTo(http), email.Length is > 0 and <= PasswordSignIn.LongestEmail ? email : null) : SignInPages.Failed(http);
    }

    /// <summary>Asks for the password, whether there is such an account or not; a network's people are shown the way to their provider too.</summary>
    public async Task<IResult> ByEmailAsync(HttpContext http)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return SignInPages.Stale(http);
        await providers.RefreshAsync(http.RequestAborted);
        return await AskPasswordAsync(http, fault: null, StatusCodes.Status200OK);
    }

    public async Task<IResult> ByPasswordAsync(HttpContext http)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return SignInPages.Stale(http);
        var form = http.Request.Form;
        string email = form[SignInPages.EmailField].ToString();
        var words = SignInWords.Of(PageLanguage.Of(http.Request));
        var (outcome, account) = await passwords.CheckAsync(email, form[SignInPages.PasswordField].ToString(), id => devices.Find(http.Request, id), http.Connection.RemoteIpAddress, http.RequestAborted);
        if (outcome == SignInOutcome.TooManyTries) return await AskPasswordAsync(http, words.TooManyTries, StatusCodes.Status429TooManyRequests);
        if (account is null) return await AskPasswordAsync(http, words.Wrong, StatusCodes.Status401Unauthorized);
        devices.Remember(http, account.Id);
        await sessions.StartAsync(http, account);
        return Results.Redirect(ReturnTo(http));
    }

    public async Task<IResult> SignOutAsync(HttpContext http)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return SignInPages.Stale(http);
        await sessions.EndAsync(http);
        // Passes on a phone, and what a door took along, are nobody's any more.
        http.Response.Headers["Clear-Site-Data"] = "\"storage\"";
        return Results.Redirect(IdentityRoutes.SignIn);
    }

    private async Task<IResult> AskPasswordAsync(HttpContext http, string? fault, int status)
    {
        string email = http.Request.Form[SignInPages.EmailField].ToString();
        if (email.Length > PasswordSignIn.LongestEmail) return SignInPages.Failed(http);
        (string Id, string Name)? network = providers.OfEmail(email) is { } provider ? (provider.Network, await names.OfAsync(provider.Network, http.RequestAborted)) : null;
        return SignInPages.Password(http, antiforgery, email, ReturnTo(http), network, fault, status);
    }

    private static string ReturnTo(HttpContext http) => SignInAddress.Local(http.Request.Form[SignInAddress.Parameter]);

    private static IResult Send(string network, string returnTo, string? loginHint)
    {
        var properties = new AuthenticationProperties(new Dictionary<string, string?> { [OpenIddictClientAspNetCoreConstants.Properties.RegistrationId] = network }) { RedirectUri = returnTo };
        // A parameter of this one request: OpenIddict's property for it would be kept in the account store with the state.
        if (loginHint is not null) properties.SetParameter(OpenIddictConstants.Parameters.LoginHint, loginHint);
        return Results.Challenge(properties, [OpenIddictClientAspNetCoreDefaults.AuthenticationScheme]);
    }
}
