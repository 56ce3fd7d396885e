using Federation.Cluster.Centres;
using Federation.Cluster.Problems;
using Federation.Gateway.Identity.Server;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Web.Members;

/// <summary>Writes the pages on a member's phone and at a centre's door. What they say stands in them; the scripts only show and hide it.</summary>
internal static class MemberPages
{
    public const string PassPath = "/member/pass";
    public const string DoorPath = "/door";
    public const string CodePath = "/door/code";

    /// <param name="nonce">What the door showed; null where the page was opened without.</param>
    public static IResult Pass(HttpContext http, CentreId centre, string name, string? nonce)
    {
        var words = Words(http);
        var start = nonce is null
            ? Html.Of($"<p>{words.NoNonce}</p>")
            : Html.Of($"<noscript><p class=\"failure\">{words.NeedsScript}</p></noscript><div data-state=\"ready\" hidden><button data-present>{words.Show}</button></div>");
        return PageFrame.Page(http, words.Pass, Html.Of($"""
            <div data-pass data-centre="{centre.Value}" data-nonce="{nonce}" data-language="{Language(http)}">
            <p>{words.PassFor} <strong>{name}</strong></p>
            {start}
            <p data-state="working" role="status" hidden>{words.Working}</p>
            {Verdicts(words)}
            <div class="failure" role="alert" data-state="refused" hidden><p><strong>{words.Refused}</strong></p><p data-text="remedy"></p><p class="soft"><code data-text="code"></code></p><button class="other" data-present>{words.Again}</button></div>
            <div class="failure" role="alert" data-state="forbidden" hidden><p><strong>{words.NotMember}</strong></p><p>{words.NotMemberHow} <a href="{IdentityRoutes.Account}">{words.YourAccount}</a></p></div>
            </div>
            """), script: nonce is null ? null : AssetEndpoint.Path + "/pass.js");
    }

    public static IResult Door(HttpContext http, CentreId centre, string name)
    {
        var words = Words(http);
        return PageFrame.Page(http, $"{words.Door} {name}", Html.Of($"""
            <div data-door data-centre="{centre.Value}" data-language="{Language(http)}">
            <noscript><p class="failure">{words.NeedsScript}</p></noscript>
            <div data-state="waiting" hidden>
            <p>{words.Scan}</p>
            <img class="code" data-code alt="" width="280" height="280">
            <p class="soft">{words.ScanLink} <a data-link href=""></a></p>
            </div>
            {Verdicts(words)}
            <div class="failure" role="alert" data-state="failed" hidden><p><strong>{words.DoorFailed}</strong></p><p data-text="remedy"></p></div>
            <div class="failure" role="alert" data-state="forbidden" hidden><p><strong>{words.NotStaff}</strong></p><p>{words.NotStaffHow} <a href="{IdentityRoutes.Account}">{words.YourAccount}</a></p></div>
            <p data-text="who" class="soft"></p>
            <button class="other" data-next>{words.Next}</button>
            </div>
            """), script: AssetEndpoint.Path + "/door.js");
    }

    public static IResult UnknownCentre(HttpContext http) => PageFrame.Page(http, Words(http).UnknownCentre, default, StatusCodes.Status404NotFound);

    private static Html Verdicts(MemberWords words) => Html.All(
    [
        Verdict("ALLOWED", "answer", words.Allowed),
        Verdict("BLOCKED", "failure", words.Blocked),
        Verdict("EXPIRED", "failure", words.Expired),
        Verdict("NO_CREDIT", "failure", words.NoCredit),
        Verdict("NOT_ALLOWED", "failure", words.NotAllowed),
    ]);

    private static Html Verdict(string verdict, string kind, string text) =>
        Html.Of($"<div class=\"{kind}\" role=\"status\" data-state=\"{verdict}\" hidden><p><strong>{text}</strong></p><p data-text=\"remedy\"></p><p class=\"soft\"><code data-text=\"code\"></code></p></div>");

    private static MemberWords Words(HttpContext http) => MemberWords.Of(PageLanguage.Of(http.Request));

    /// <summary>As GraphQL names it.</summary>
    private static string Language(HttpContext http) => PageLanguage.Of(http.Request) == RemedyLanguage.French ? "FR" : "EN";
}
