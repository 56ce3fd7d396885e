using Federation.Cluster.Centres;
using Federation.Cluster.Problems;
using Federation.Gateway.Identity.Passes.Foreign;
using Federation.Gateway.Identity.Server;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Web.Members;

/// <summary>Writes the pages on a member's phone and at a centre's door. What they say stands in them; the scripts only show and hide it.</summary>
internal static class MemberPages
{
    public const string PassPath = "/member/pass";
    public const string DoorPath = "/door";
    public const string CodePath = "/door/code";
    public const string PassesPath = "/member";

    /// <summary>Where a member signs at the door of a centre of another directory.</summary>
    public const string VisitPath = "/member/visit";

    /// <summary>What a browser that installs a page asks for, below the page's own path.</summary>
    public const string ManifestFile = "/app.webmanifest";

    private const string PassesManifest = PassesPath + ManifestFile;

    /// <summary>The same for every nonce, which its script finds in the address: so a phone can keep it.</summary>
    /// <param name="account">What only this page calls the account: what the phone keeps is for nobody else.</param>
    public static IResult Pass(HttpContext http, string account, CentreId centre, string name) => Pass(http, account, centre.Value, name, door: null);

    /// <summary>For a centre of another directory: the pass is sent to its own door, and to nobody else.</summary>
    public static IResult Visit(HttpContext http, string account, ForeignCentre centre) => Pass(http, account, centre.Id.Value, centre.Name, centre.Door);

    private static IResult Pass(HttpContext http, string account, string centre, string name, Uri? door)
    {
        var words = Words(http);
        // The door of another directory knows none of its codes.
        var say = door is null ? Html.Of($"<button class=\"other\" data-say>{words.SayCode}</button>") : default;
        return PageFrame.Page(http, words.Pass, Html.Of($"""
            <div data-pass data-account="{account}" data-centre="{centre}" data-name="{name}" data-door="{door?.AbsoluteUri}" data-code-needs-network="{words.CodeNeedsNetwork}" data-code-over="{words.CodeOver}" data-language="{Language(http)}">
            <p>{words.PassFor} <strong>{name}</strong></p>
            <noscript><p class="failure">{words.NeedsScript}</p></noscript>
            <div data-state="ready" hidden><p class="soft">{words.Learns}</p><button data-present>{words.Show}</button>{say}</div>
            <p data-state="working" role="status" hidden>{words.Working}</p>
            {Verdicts(words)}
            <p role="status" data-text="over"></p>
            <p class="soft" data-receipt hidden>{words.Receipt} <code data-text="receipt"></code></p>
            <div class="answer" role="status" data-state="prepared" hidden><p><strong>{words.Prepared}</strong></p><p>{words.PreparedHow} <span data-works hidden>{words.WorksAlone}</span><span data-asks hidden>{words.AsksAlways}</span></p>{say}</div>
            <div class="answer" role="status" data-state="said" hidden><p>{words.SayThis}</p><p><strong class="said" data-text="said"></strong></p><progress max="1" value="1" aria-hidden="true"></progress><p class="soft">{words.SaidHow}</p></div>
            <div role="status" data-state="shown" hidden><p><strong>{words.ShowToDoor}</strong></p><div class="code" data-pass-code></div><p data-undrawn hidden>{words.NoCodeOfPass}</p>
            <details><summary>{words.AsText}</summary><label for="pass-text">{words.Pass}</label><textarea id="pass-text" data-pass-text readonly rows="6"></textarea></details></div>
            <div class="failure" role="alert" data-state="alone" hidden><p><strong>{words.Alone}</strong></p><p>{words.AloneHow}</p><button class="other" data-present>{words.Again}</button></div>
            <div class="failure" role="alert" data-state="refused" hidden><p><strong>{words.Refused}</strong></p><p data-text="remedy"></p><p class="soft"><code data-text="code"></code></p><button class="other" data-present>{words.Again}</button></div>
            <div class="failure" role="alert" data-state="forbidden" hidden><p><strong>{words.NotMember}</strong></p><p>{words.NotMemberHow} <a href="{IdentityRoutes.Account}">{words.YourAccount}</a></p></div>
            <p><a href="{PassesPath}">{words.AllPasses}</a></p>
            </div>
            """), script: AssetEndpoint.Path + "/pass.js", manifest: PassesManifest, reaches: door);
    }

    /// <summary>The centres for which a phone has what it needs. The page is empty until its script looks on the phone.</summary>
    public static IResult Passes(HttpContext http)
    {
        var words = Words(http);
        return PageFrame.Page(http, words.Passes, Html.Of($"""
            <div data-passes data-language="{Tag(http)}">
            <noscript><p class="failure">{words.NeedsScript}</p></noscript>
            <div data-state="some" hidden><ul data-list data-until="{words.Until}"></ul><p>{words.PreparedHow}</p></div>
            <p data-state="none" hidden>{words.NoPasses}</p>
            <button class="other" data-forget>{words.Forget}</button>
            </div>
            """), script: AssetEndpoint.Path + "/passes.js", manifest: PassesManifest);
    }

    public static IResult Door(HttpContext http, CentreId centre, string name)
    {
        var words = Words(http);
        return PageFrame.Page(http, $"{words.Door} {name}", Html.Of($"""
            <div class="door" data-door data-network="there" data-kit-old="{words.KitOld}" data-no-kit="{words.NoKit}" data-kit-not-renewed="{words.KitNotRenewed}" data-not-told="{words.NotTold}" data-unlisted="{words.Unlisted}"
              data-no-code="{words.NoCode}" data-no-camera="{words.NoCamera}" data-camera-broken="{words.CameraBroken}" data-code-needs-network="{words.CodeNeedsNetwork}" data-centre="{centre.Value}" data-language="{Language(http)}">
            <noscript><p class="failure">{words.NeedsScript}</p></noscript>
            <p class="notice" role="status" data-alone hidden><strong>{words.NoNetwork}</strong> {words.AdmittedAlone} <span data-text="admitted"></span></p>
            <p class="notice" role="status" data-untold hidden>{words.Untold} <span data-text="untold"></span></p>
            <p class="notice" role="status" data-unrecorded hidden>{words.Unrecorded} <span data-text="unrecorded"></span></p>
            <p class="notice" role="status" data-told hidden>{words.Told} <span data-text="told"></span></p>
            <p class="notice" role="status" data-trouble hidden>{words.Trouble} <span data-text="trouble"></span></p>
            <p role="status" data-state="opening" hidden>{words.Working}</p>
            <div data-state="waiting" hidden>
            <p>{words.Scan}</p>
            <div class="code" data-code></div>
            <p data-text="drawn"></p>
            <p class="soft">{words.ScanLink} <a data-link href=""></a></p>
            </div>
            {Verdicts(words, Html.Of($"<progress max=\"1\" value=\"1\" aria-hidden=\"true\"></progress>"))}
            <div class="failure" role="alert" data-state="failed" hidden><p><strong>{words.DoorFailed}</strong></p><p data-text="remedy"></p></div>
            <div class="failure" role="alert" data-state="forbidden" hidden><p><strong>{words.NotStaff}</strong></p><p>{words.NotStaffHow} <a href="{IdentityRoutes.Account}">{words.YourAccount}</a></p></div>
            <p data-text="who" class="soft"></p>
            <button data-next>{words.Next}</button>
            <button class="other" data-camera>{words.Camera}</button>
            <p role="status" data-text="camera"></p>
            <video hidden muted playsinline></video>
            <form data-type-code><label for="code-said">{words.CodeSaid}</label><input id="code-said" required minlength="8" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="16"><button class="other">{words.Check}</button></form>
            <p role="status" data-text="typed"></p>
            <form data-read><label for="pass-shown">{words.PassShown}</label><textarea id="pass-shown" rows="3" autocomplete="off" spellcheck="false"></textarea><button class="other">{words.Check}</button></form>
            </div>
            """), script: AssetEndpoint.Path + "/door.js", manifest: http.Request.Path + ManifestFile);
    }

    /// <summary>What makes the member's page, or a door's, one that can be installed (Web Application Manifest).</summary>
    /// <param name="name">Under which it is to stand on the device.</param>
    /// <param name="start">The path on which it opens, and within which it stays.</param>
    public static IResult Manifest(HttpContext http, string name, string start)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Json(
            new
            {
                id = start,
                name,
                short_name = name,
                start_url = start,
                scope = start,
                display = "standalone",
                lang = Tag(http),
                background_color = "#ffffff",
                theme_color = "#0b6b50",
                icons = new[] { new { src = AssetEndpoint.Path + "/passes.svg", sizes = "any", type = "image/svg+xml", purpose = "any" } },
            },
            contentType: "application/manifest+json");
    }

    public static IResult PassesManifestOf(HttpContext http) => Manifest(http, Words(http).Passes, PassesPath);

    /// <summary>Whoever stands at a door and is not signed in: members of networks that speak for themselves are shown the way home, all others the sign-in.</summary>
    /// <param name="homes">Names of networks, and where their members sign.</param>
    public static IResult Home(HttpContext http, string name, IEnumerable<(string Network, string Address)> homes, string signIn)
    {
        var words = Words(http);
        return PageFrame.Page(http, words.Pass, Html.Of($"""
            <p>{words.PassFor} <strong>{name}</strong></p>
            <p>{words.WhoseMember}</p>
            <ul>{Html.All(homes.Select(home => Html.Of($"<li><a href=\"{home.Address}\">{home.Network}</a></li>")))}<li><a href="{signIn}">{words.AnotherNetwork}</a></li></ul>
            """));
    }

    public static IResult UnknownCentre(HttpContext http) => PageFrame.Page(http, Words(http).UnknownCentre, default, StatusCodes.Status404NotFound);

    /// <param name="lasting">By which "come in" shows for how long it is said still; nothing on a phone, whose page admits nobody.</param>
    private static Html Verdicts(MemberWords words, Html lasting = default) => Html.All(
    [
        Verdict("ALLOWED", "answer", words.Allowed, lasting),
        Verdict("BLOCKED", "failure", words.Blocked),
        Verdict("EXPIRED", "failure", words.Expired),
        Verdict("NO_CREDIT", "failure", words.NoCredit),
        Verdict("NOT_ALLOWED", "failure", words.NotAllowed),
    ]);

    private static Html Verdict(string verdict, string kind, string text, Html lasting = default) =>
        Html.Of($"<div class=\"{kind}\" role=\"status\" data-state=\"{verdict}\" tabindex=\"-1\" hidden><p><strong>{text}</strong></p>{lasting}<p data-text=\"remedy\"></p><p class=\"soft\"><code data-text=\"code\"></code></p></div>");

    private static MemberWords Words(HttpContext http) => MemberWords.Of(PageLanguage.Of(http.Request));

    /// <summary>As HTML names it.</summary>
    private static string Tag(HttpContext http) => PageLanguage.Of(http.Request) == RemedyLanguage.French ? "fr" : "en";

    /// <summary>As GraphQL names it.</summary>
    private static string Language(HttpContext http) => PageLanguage.Of(http.Request) == RemedyLanguage.French ? "FR" : "EN";
}
