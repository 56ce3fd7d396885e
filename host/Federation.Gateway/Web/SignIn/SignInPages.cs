using System.Globalization;
using Federation.Cluster.Problems;
using Federation.Gateway.Identity.Server;
using Federation.Gateway.Identity.Store;
using Federation.Gateway.Web.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Web.SignIn;

/// <summary>Writes the pages for signing in. They work without script; everything is escaped.</summary>
internal static class SignInPages
{
    public const string EmailField = "email";
    public const string PasswordField = "password";
    public const string NetworkField = "network";
    public const string CodeField = "code";

    /// <param name="networks">Those that have a provider: id and name.</param>
    public static IResult SignIn(HttpContext http, IAntiforgery antiforgery, IReadOnlyList<(string Id, string Name)> networks, string returnTo)
    {
        var words = Words(http);
        var choose = networks.Count == 0 ? default : Html.Of($"""
            <h2>{words.WhichNetwork}</h2>
            {Open(http, antiforgery, IdentityRoutes.SignIn + "/network", returnTo)}
            <label for="network">{words.Choose}</label>
            <select id="network" name="{NetworkField}" required>
            {Html.All(networks.Select(network => Html.Of($"<option value=\"{network.Id}\">{network.Name}</option>")))}
            </select>
            <button>{words.Go}</button>
            </form>
            """);
        return PageFrame.Page(http, words.SignIn, Html.Of($"""
            {choose}
            <h2>{words.WithEmail}</h2>
            {Open(http, antiforgery, IdentityRoutes.SignIn + "/email", returnTo)}
            <label for="email">{words.Email}</label>
            <input id="email" name="{EmailField}" type="email" autocomplete="username" required maxlength="254">
            <button>{words.Continue}</button>
            </form>
            """));
    }

    /// <param name="network">The network whose people have addresses like this one: id and name; null where none has.</param>
    /// <param name="fault">What was wrong; null at the first time.</param>
    public static IResult Password(HttpContext http, IAntiforgery antiforgery, string email, string returnTo, (string Id, string Name)? network, string? fault, int status = StatusCodes.Status200OK)
    {
        var words = Words(http);
        var through = network is not { } known ? default : Html.Of($"""
            {Open(http, antiforgery, IdentityRoutes.SignIn + "/network", returnTo)}
            <input type="hidden" name="{NetworkField}" value="{known.Id}">
            <input type="hidden" name="{EmailField}" value="{email}">
            <button>{words.Through} {known.Name}</button>
            </form>
            <h2>{words.OrPassword}</h2>
            """);
        return PageFrame.Page(http, words.SignIn, Html.Of($"""
            {Wrong(fault)}
            {through}
            {Open(http, antiforgery, IdentityRoutes.SignIn, returnTo)}
            <input type="hidden" name="{EmailField}" value="{email}">
            <label for="password">{words.PasswordFor} {email}</label>
            <input id="password" name="{PasswordField}" type="password" autocomplete="current-password" required maxlength="128" autofocus>
            <button>{words.SignIn}</button>
            </form>
            """), status);
    }

    /// <param name="signIn">Where somebody who has an account signs in with it first.</param>
    public static IResult Enrol(HttpContext http, IAntiforgery antiforgery, string code, string signIn, string? fault)
    {
        var words = Words(http);
        return PageFrame.Page(http, words.Enrol, Html.Of($"""
            {Wrong(fault)}
            <p class="soft" id="how">{words.EnrolHow}</p>
            {Open(http, antiforgery, IdentityRoutes.Enrol, returnTo: null)}
            <input type="hidden" name="{CodeField}" value="{code}">
            <label for="password">{words.NewPassword}</label>
            <input id="password" name="{PasswordField}" type="password" autocomplete="new-password" required minlength="12" maxlength="128" aria-describedby="how">
            <button>{words.Save}</button>
            </form>
            <p><a href="{signIn}">{words.HaveAccount}</a></p>
            """), fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <param name="name">Of the account that is signed in; null for a network's member.</param>
    public static IResult Accept(HttpContext http, IAntiforgery antiforgery, string code, Invitation invitation, string? name)
    {
        var words = Words(http);
        return PageFrame.Page(http, words.Invited, Html.Of($"""
            <p>{words.InvitedTo} <strong>{words.RoleNames.GetValueOrDefault(invitation.Role, invitation.Role)}</strong> {invitation.Network}</p>
            {(name is null ? default : Html.Of($"<p class=\"soft\">{name}</p>"))}
            {Open(http, antiforgery, IdentityRoutes.Enrol + "/accept", returnTo: null)}
            <input type="hidden" name="{CodeField}" value="{code}">
            <button>{words.Take}</button>
            </form>
            """));
    }

    /// <param name="client">What it calls itself.</param>
    /// <param name="host">The host of a client that a partner network vouches for; null for one that this directory registered.</param>
    public static IResult Consent(HttpContext http, IAntiforgery antiforgery, string client, string? host, IEnumerable<string> scopes)
    {
        var words = Words(http);
        var parameters = Html.All(http.Request.Query.SelectMany(parameter => parameter.Value.Select(value => Html.Of($"<input type=\"hidden\" name=\"{parameter.Key}\" value=\"{value}\">"))));
        return PageFrame.Page(http, words.Consent, Html.Of($"""
            <p><strong>{client}</strong> {words.ConsentAsks}</p>
            {(host is null ? default : Html.Of($"<p class=\"soft\">{words.ConsentForeign} <strong>{host}</strong></p>"))}
            <ul>{Html.All(scopes.Select(scope => Html.Of($"<li>{words.Scopes.GetValueOrDefault(scope, scope)}</li>")))}</ul>
            <p class="soft">{words.ConsentNever}</p>
            {Open(http, antiforgery, IdentityRoutes.Authorize, returnTo: null)}
            {parameters}
            <button name="{AuthorizeEndpoint.Agree}" value="true">{words.Agree}</button>
            <button class="other" name="{AuthorizeEndpoint.Agree}" value="false">{words.Refuse}</button>
            </form>
            """));
    }

    public static IResult Account(HttpContext http, IAntiforgery antiforgery, string? name, IReadOnlyList<Membership> memberships, IReadOnlyList<Grant> grants, IReadOnlyList<string> agreed)
    {
        var words = Words(http);
        var roles = grants.Count == 0
            ? Html.Of($"<p>{words.NoRoles}</p>")
            : Html.Of($"<ul>{Html.All(grants.Select(grant => Html.Of($"<li>{words.RoleNames.GetValueOrDefault(grant.Role, grant.Role)} {grant.Network}</li>")))}</ul>");
        return PageFrame.Page(http, words.Account, Html.Of($"""
            {(name is null ? default : Html.Of($"<p>{name}</p>"))}
            {Html.All(memberships.Select(membership => Html.Of($"<p>{words.SignedInThrough} <strong>{membership.Network}</strong>{Detail(words.Tier, membership.Tier)}{Detail(words.Ends, membership.Ends?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))}</p>")))}
            <h2>{words.Roles}</h2>
            {roles}
            {Open(http, antiforgery, IdentityRoutes.SignOut, returnTo: null, Html.Of($" data-leave data-language=\"{Language(http)}\" data-no-network=\"{words.NoNetwork}\""))}
            <button class="other">{words.SignOut}</button>
            </form>
            <div class="failure" role="alert" data-lost tabindex="-1" hidden>
            <p><strong>{words.WouldLose}</strong></p>
            <p>{words.Untold} <span data-text="untold"></span></p>
            <p>{words.Unrecorded} <span data-text="unrecorded"></span></p>
            <p data-text="reasons"></p>
            <button data-stay>{words.Stay}</button>
            <button class="other" data-leave-now>{words.LeaveNow}</button>
            </div>
            {OwnDataPages.Section(http, antiforgery, agreed)}
            """), script: AssetEndpoint.Path + "/leave.js");
    }

    public static IResult CodeGone(HttpContext http)
    {
        var words = Words(http);
        return Message(http, words.EnrolCodeGone, words.EnrolCodeGoneHow, StatusCodes.Status410Gone);
    }

    public static IResult Failed(HttpContext http)
    {
        var words = Words(http);
        return PageFrame.Page(http, words.ProviderFailed, Html.Of($"<p>{words.ProviderFailedHow}</p>{ToSignIn(words)}"), StatusCodes.Status400BadRequest);
    }

    /// <param name="error">What OAuth calls it, for whoever wrote the client; null for nothing.</param>
    public static IResult NotDone(HttpContext http, int status, string? error)
    {
        var words = Words(http);
        return PageFrame.Page(http, words.NotDone, Html.Of($"""
            <p>{words.NotDoneHow}</p>
            {(error is null ? default : Html.Of($"<p class=\"soft\"><code>{error}</code></p>"))}
            {ToSignIn(words)}
            """), status);
    }

    /// <param name="trace">By what the operator finds it in the log.</param>
    public static IResult Fault(HttpContext http, string trace)
    {
        var words = Words(http);
        return PageFrame.Page(http, words.Fault, Html.Of($"<p>{words.FaultHow} <code>{trace}</code></p>{ToSignIn(words)}"), StatusCodes.Status500InternalServerError);
    }

    public static IResult Stale(HttpContext http)
    {
        var words = Words(http);
        return Message(http, words.Stale, words.StaleHow, StatusCodes.Status400BadRequest);
    }

    /// <summary>A form with its protection against other sites, and where to go after it.</summary>
    /// <param name="attributes">Further ones of the form, each with a space before it.</param>
    public static Html Open(HttpContext http, IAntiforgery antiforgery, string action, string? returnTo, Html attributes = default)
    {
        var token = antiforgery.GetAndStoreTokens(http);
        string language = http.Request.Query[PageLanguage.Parameter].ToString() is { Length: > 0 } told ? QueryString.Create(PageLanguage.Parameter, told).ToString() : "";
        var target = returnTo is null ? default : Html.Of($"<input type=\"hidden\" name=\"{SignInAddress.Parameter}\" value=\"{returnTo}\">");
        return Html.Of($"<form method=\"post\" action=\"{action}{language}\"{attributes}><input type=\"hidden\" name=\"{token.FormFieldName}\" value=\"{token.RequestToken}\">{target}");
    }

    /// <summary>As GraphQL names it.</summary>
    private static string Language(HttpContext http) => PageLanguage.Of(http.Request) == RemedyLanguage.French ? "FR" : "EN";

    private static SignInWords Words(HttpContext http) => SignInWords.Of(PageLanguage.Of(http.Request));

    private static Html ToSignIn(SignInWords words) => Html.Of($"<p><a href=\"{IdentityRoutes.SignIn}\">{words.SignIn}</a></p>");

    private static IResult Message(HttpContext http, string title, string text, int status) => PageFrame.Page(http, title, Html.Of($"<p>{text}</p>"), status);

    private static Html Wrong(string? fault) => fault is null ? default : Html.Of($"<p class=\"failure\" role=\"alert\">{fault}</p>");

    private static Html Detail(string name, string? value) => value is null ? default : Html.Of($", {name} {value}");
}
