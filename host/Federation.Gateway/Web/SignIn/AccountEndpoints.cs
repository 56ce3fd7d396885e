using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Providers;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Web.SignIn;

/// <summary>The pages where a person takes an account over and looks at it. Thread safe.</summary>
internal sealed class AccountEndpoints(AccountBook accounts, MembershipBook memberships, GrantBook grants, KnownDevices devices, SignInSessions sessions, IAntiforgery antiforgery)
{
    public async Task<IResult> EnrolAsync(HttpContext http)
    {
        string code = http.Request.Query[SignInPages.CodeField].ToString();
        return await accounts.IsEnrollableAsync(code, http.RequestAborted) ? SignInPages.Enrol(http, antiforgery, code, fault: null) : SignInPages.CodeGone(http);
    }

    public async Task<IResult> TakeOverAsync(HttpContext http)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return SignInPages.Stale(http);
        string code = http.Request.Form[SignInPages.CodeField].ToString();
        var (account, errors) = await accounts.EnrolAsync(code, http.Request.Form[SignInPages.PasswordField].ToString(), http.RequestAborted);
        if (account is null)
        {
            var faults = SignInWords.Of(PageLanguage.Of(http.Request)).PasswordFaults;
            return errors.Count == 0 ? SignInPages.CodeGone(http) : SignInPages.Enrol(http, antiforgery, code, string.Join(' ', errors.Select(error => faults.GetValueOrDefault(error.Code, error.Code))));
        }

        devices.Remember(http, account.Id);
        await sessions.StartAsync(http, account, network: null);
        return Results.Redirect(Identity.Server.IdentityRoutes.Account);
    }

    public async Task<IResult> ShowAsync(HttpContext http)
    {
        if (await sessions.FindAsync(http) is not { } session) return Results.Redirect(SignInAddress.For(Identity.Server.IdentityRoutes.Account));
        return SignInPages.Account(http, antiforgery, session.Account.Email, await memberships.OfAsync(session.Account.Id, http.RequestAborted), await grants.OfAsync(session.Account.Id, http.RequestAborted));
    }
}
