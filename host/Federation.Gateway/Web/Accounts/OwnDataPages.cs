using System.Globalization;
using Federation.Cluster.Problems;
using Federation.Gateway.Identity.Office;
using Federation.Gateway.Identity.Server;
using Federation.Gateway.Web.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Web.Accounts;

/// <summary>Writes what stands under the account about the person's own data. Everything is escaped.</summary>
internal static class OwnDataPages
{
    /// <summary>The part of the account's page.</summary>
    /// <param name="agreed">Programs that the person agreed to, by their ids.</param>
    public static Html Section(HttpContext http, IAntiforgery antiforgery, IReadOnlyList<string> agreed)
    {
        var words = Words(http);
        var programs = agreed.Count == 0 ? default : Html.Of($"""
            <h3>{words.Agreed}</h3>
            <p>{words.AgreedHow}</p>
            {Html.All(agreed.Select(client => Html.Of($"{SignInPages.Open(http, antiforgery, IdentityRoutes.Disagree, returnTo: null)}<input type=\"hidden\" name=\"{OwnDataEndpoints.Client}\" value=\"{client}\"><button class=\"other\">{words.End} {client}</button></form>")))}
            """);
        return Html.Of($"""
            <h2>{words.YourData}</h2>
            <p>{words.DataHow}</p>
            <p><a href="{IdentityRoutes.OwnData}" download="my-data.json">{words.Download}</a></p>
            {programs}
            <h3>{words.Forget}</h3>
            <p id="forgetting">{words.ForgetHow}</p>
            {SignInPages.Open(http, antiforgery, IdentityRoutes.ForgetVisits, returnTo: null)}
            <label class="tick"><input type="checkbox" name="{OwnDataEndpoints.SureToForget}" value="true" required> {words.SureToForget}</label>
            <button class="other" aria-describedby="forgetting">{words.Forget}</button>
            </form>
            <h3>{words.Close}</h3>
            <p id="closing">{words.CloseHow}</p>
            {SignInPages.Open(http, antiforgery, IdentityRoutes.CloseAccount, returnTo: null)}
            <label class="tick"><input type="checkbox" name="{OwnDataEndpoints.SureToClose}" value="true" required> {words.Sure}</label>
            <button class="other" aria-describedby="closing">{words.Close}</button>
            </form>
            """);
    }

    /// <param name="visits">How many are meant.</param>
    public static IResult Forgotten(HttpContext http, int visits)
    {
        var words = Words(http);
        return PageFrame.Page(http, words.Forgotten, Html.Of($"<p>{(visits == 0 ? words.NothingToForget : words.ForgottenHow)}</p><p><a href=\"{IdentityRoutes.Account}\">{words.Back}</a></p>"));
    }

    public static IResult NotClosed(HttpContext http, AccountClosing closing)
    {
        var language = PageLanguage.Of(http.Request);
        var words = OwnDataWords.Of(language);
        string why = closing.From is { } from ? $"{words.MonthOpen} {from.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(language == RemedyLanguage.French ? "fr" : "en"))}." : words.Blocked;
        return PageFrame.Page(http, words.NotClosed, Html.Of($"<p>{why}</p><p><a href=\"{IdentityRoutes.Account}\">{words.Back}</a></p>"), StatusCodes.Status409Conflict);
    }

    public static IResult TooOften(HttpContext http)
    {
        var words = Words(http);
        return PageFrame.Page(http, words.TooOften, Html.Of($"<p>{words.TooOftenHow}</p><p><a href=\"{IdentityRoutes.Account}\">{words.Back}</a></p>"), StatusCodes.Status429TooManyRequests);
    }

    public static IResult Closed(HttpContext http)
    {
        var words = Words(http);
        return PageFrame.Page(http, words.Closed, Html.Of($"<p>{words.ClosedHow}</p>"));
    }

    private static OwnDataWords Words(HttpContext http) => OwnDataWords.Of(PageLanguage.Of(http.Request));
}
