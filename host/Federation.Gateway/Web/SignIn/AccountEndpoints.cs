using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Office;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Server;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Federation.Gateway.Web.SignIn;

/// <summary>The pages where a person takes up an invitation and looks at the account. Thread safe.</summary>
internal sealed class AccountEndpoints(Invitations invitations, MembershipBook memberships, GrantBook grants, OwnDataDesk own, KnownDevices devices, SignInSessions sessions, IAntiforgery antiforgery)
{
    /// <summary>Who is signed in is asked whether to take the role; everybody else makes an account, or signs in first.</summary>
    public async Task<IResult> EnrolAsync(HttpContext http)
    {
        string code = http.Request.Query[SignInPages.CodeField].ToString();
        if (await invitations.FindAsync(code, http.RequestAborted) is not { } invitation) return SignInPages.CodeGone(http);
        return invitation.Role.Length > 0 && await sessions.FindAsync(http) is { } session
            ? SignInPages.Accept(http, antiforgery, code, invitation, session.Account.Email)
            : SignInPages.Enrol(http, antiforgery, code, SignInAddress.For(http.Request.GetEncodedPathAndQuery()), fault: null);
    }

    public async Task<IResult> TakeOverAsync(HttpContext http)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return SignInPages.Stale(http);
        string code = http.Request.Form[SignInPages.CodeField].ToString();
        var (account, errors) = await invitations.TakeOverAsync(code, http.Request.Form[SignInPages.PasswordField].ToString(), http.RequestAborted);
        if (account is null)
        {
            var faults = SignInWords.Of(PageLanguage.Of(http.Request)).PasswordFaults;
            string signIn = SignInAddress.For(IdentityRoutes.Enrol + QueryString.Create(SignInPages.CodeField, code));
            return errors.Count == 0 ? SignInPages.CodeGone(http) : SignInPages.Enrol(http, antiforgery, code, signIn, string.Join(' ', errors.Select(error => faults.GetValueOrDefault(error.Code, error.Code))));
        }

        devices.Remember(http, account.Id);
        await sessions.StartAsync(http, account);
        return Results.Redirect(IdentityRoutes.Account);
    }

    public async Task<IResult> AcceptAsync(HttpContext http)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return SignInPages.Stale(http);
        if (await sessions.FindAsync(http) is not { } session) return Results.Redirect(IdentityRoutes.SignIn);
        bool accepted = await invitations.AcceptAsync(http.Request.Form[SignInPages.CodeField].ToString(), session.Account.Id, http.RequestAborted);
        return accepted ? Results.Redirect(IdentityRoutes.Account) : SignInPages.CodeGone(http);
    }

    public async Task<IResult> ShowAsync(HttpContext http)
    {
        if (await sessions.FindAsync(http) is not { } session) return Results.Redirect(SignInAddress.For(IdentityRoutes.Account));
        return SignInPages.Account(http, antiforgery, session.Account.Email, await memberships.OfAsync(session.Account.Id, http.RequestAborted), await grants.OfAsync(session.Account.Id, http.RequestAborted), await own.AgreedAsync(session.Account.Id, http.RequestAborted));
    }
}
