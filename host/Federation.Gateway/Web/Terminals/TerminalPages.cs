using Federation.Gateway.Identity.Server;
using Federation.Gateway.Identity.Terminals;
using Federation.Gateway.Web.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Federation.Gateway.Web.Terminals;

/// <summary>Writes the pages where a person lets a terminal in. They work without script; everything is escaped.</summary>
internal static class TerminalPages
{
    /// <param name="fault">What was wrong; null at the first time.</param>
    public static IResult Ask(HttpContext http, IAntiforgery antiforgery, string? fault, int status = StatusCodes.Status200OK)
    {
        var words = Words(http);
        return PageFrame.Page(http, words.Title, Html.Of($"""
            {(fault is null ? default : Html.Of($"<p class=\"failure\" role=\"alert\">{fault}</p>"))}
            {SignInPages.Open(http, antiforgery, IdentityRoutes.Verification, returnTo: null)}
            <label for="code">{words.Code}</label>
            <input id="code" name="{Parameters.UserCode}" inputmode="numeric" autocomplete="off" required maxlength="32" autofocus aria-describedby="how">
            <p class="soft" id="how">{words.CodeHow}</p>
            <button>{words.Continue}</button>
            </form>
            """), status);
    }

    public static IResult WrongCode(HttpContext http, IAntiforgery antiforgery) => Ask(http, antiforgery, Words(http).WrongCode, StatusCodes.Status422UnprocessableEntity);

    public static IResult TooManyTries(HttpContext http, IAntiforgery antiforgery) => Ask(http, antiforgery, Words(http).TooManyTries, StatusCodes.Status429TooManyRequests);

    /// <param name="code">As it was typed or came with the address: the person compares it.</param>
    /// <param name="mark">That they were shown it.</param>
    public static IResult Confirm(HttpContext http, IAntiforgery antiforgery, string code, string mark, string program, string centre)
    {
        var words = Words(http);
        return PageFrame.Page(http, words.Title, Html.Of($"""
            <p>{words.Door} <strong>{centre}</strong>.</p>
            <p>{words.SameCode} <strong>{code}</strong></p>
            <p class="soft">{words.Program} {program}</p>
            <p>{words.May}</p>
            <p>{words.BeThere}</p>
            {SignInPages.Open(http, antiforgery, IdentityRoutes.Verification, returnTo: null)}
            <input type="hidden" name="{Parameters.UserCode}" value="{code}">
            <input type="hidden" name="{ShownUserCode.Field}" value="{mark}">
            <button name="{VerificationEndpoint.Agree}" value="true">{words.LetIn}</button>
            <button class="other" name="{VerificationEndpoint.Agree}" value="false">{words.Refuse}</button>
            </form>
            """));
    }

    public static IResult NotStaff(HttpContext http, string centre)
    {
        var words = Words(http);
        return PageFrame.Page(http, words.Title, Html.Of($"<p>{words.NotStaff} <strong>{centre}</strong>.</p>"), StatusCodes.Status403Forbidden);
    }

    public static IResult Done(HttpContext http)
    {
        var words = Words(http);
        return PageFrame.Page(http, words.Done, Html.Of($"<p>{words.DoneHow}</p>"));
    }

    public static IResult Refused(HttpContext http)
    {
        var words = Words(http);
        return PageFrame.Page(http, words.Refused, Html.Of($"<p role=\"status\">{words.RefusedHow}</p>"));
    }

    private static TerminalWords Words(HttpContext http) => TerminalWords.Of(PageLanguage.Of(http.Request));
}
