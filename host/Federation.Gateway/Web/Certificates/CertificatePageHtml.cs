using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Federation.Registry;
using Federation.Registry.Certificates.Status;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;
using Federation.Registry.Readings;

namespace Federation.Gateway.Web.Certificates;

/// <summary>Writes the page of a certificate: no script, nothing from elsewhere, everything escaped. Pure.</summary>
internal static class CertificatePageHtml
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:light-dark(#1d2733,#e7ecf2);--soft:light-dark(#55616f,#a9b4c0);--line:light-dark(#d7dde4,#37414d);--paper:light-dark(#fff,#161b21);--card:light-dark(#f5f7f9,#1e252d);--accent:light-dark(#0b6b50,#6fd3ad);--bad:light-dark(#a3231b,#ff9d94)}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif;overflow-wrap:anywhere}
        main,header{max-width:48rem;margin:0 auto;padding:0 1.25rem}
        header{padding-top:2rem}
        main{padding-bottom:3rem}
        h1{font-size:1.7rem;line-height:1.2;margin:0 0 .25rem}
        h2{font-size:1.2rem;margin:2rem 0 .5rem}
        h3{font-size:1rem;margin:1.25rem 0 .25rem}
        p{margin:.3rem 0}
        a{color:var(--accent)}
        a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        .language{float:right;margin:.3rem 0 0 1rem}
        .soft{color:var(--soft)}
        .standing{background:var(--card);border-left:6px solid var(--accent);padding:.6rem 1rem;margin:1rem 0;font-size:1.15rem}
        .lost{border-color:var(--bad)}
        table{border-collapse:collapse}
        th,td{text-align:left;padding:.35rem 1.5rem .35rem 0;border-bottom:1px solid var(--line)}
        dt{font-weight:600;margin-top:.4rem}
        dd{margin:0}
        .code{float:right;width:9rem;margin:0 0 1rem 1.5rem;background:#fff;padding:.4rem}
        .code img{display:block;width:100%;height:auto}
        ul{padding-left:1.2rem;margin:.3rem 0}
        @media print{
        :root{color-scheme:light}
        body{font-size:10pt}
        .language{display:none}
        main,header{max-width:none;padding:0}
        a{color:inherit;text-decoration:none}
        h2,h3,tr{break-after:avoid}
        li,dd,.standing,.code{break-inside:avoid}
        }
        """;

    /// <summary>Allows this page's own style and pictures, and nothing else.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static string Write(CertificatePage page, Language language)
    {
        var words = CertificatePageWords.Of(language);
        string label = page.Title.In(language);
        return Html.Of($"""
            <!doctype html>
            <html lang="{words.Code}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{page.CentreName} – {label}</title>
            <style>{new Html(Style)}</style>
            </head>
            <body>
            <header>
            <a class="language" href="?lang={words.Other.Code}" lang="{words.Other.Code}" hreflang="{words.Other.Code}">{words.Other.Name}</a>
            <p class="soft">{words.Certificate} {label}</p>
            <h1>{page.CentreName}</h1>
            </header>
            <main>
            <div class="standing{(page.Held is null ? " lost" : "")}" role="status">{Sentences(page.Standing, language)}</div>
            <p class="soft">{words.AsOf} <time datetime="{page.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}">{words.Time(page.At)}</time>. {words.Later}</p>
            {(page.Held is { } award ? Levels(award, words, language) : default)}
            {(page.Basis is { } basis ? Basis(basis, words, language) : default)}
            {Checking(page, words)}
            {(page.Known is { } known ? Known(known, words, language) : default)}
            </main>
            </body>
            </html>

            """).Text;
    }

    private static Html Levels(LabelAward award, CertificatePageWords words, Language language) => Html.Of($"""
        <h2 id="levels">{words.Levels}</h2>
        <table aria-labelledby="levels">
        <thead><tr><th scope="col">{words.Axis}</th><th scope="col">{words.Level}</th></tr></thead>
        <tbody>
        {Html.All(Enum.GetValues<Axis>().Select(axis => Html.Of($"<tr><th scope=\"row\">{axis.Name().In(language)}</th><td>{(award.Levels.On(axis) is { } level ? Html.Of($"{level}") : Html.Of($"{words.NotMeasured}"))}</td></tr>\n")))}
        <tr><th scope="row">{words.Lowest}</th><td><strong>{award.Levels.Overall ?? 0}</strong></td></tr>
        </tbody>
        </table>
        """);

    private static Html Basis(LabelBasis basis, CertificatePageWords words, Language language) => Html.Of($"""
        <h2>{words.Basis}</h2>
        {Sentences(basis.Origin, language)}
        {(basis.Criteria.Count == 0 ? default : Html.Of($"<ul>\n{Html.All(basis.Criteria.Select(criterion => Html.Of($"<li>{criterion.Says.In(language)}</li>\n")))}</ul>"))}
        """);

    private static Html Checking(CertificatePage page, CertificatePageWords words)
    {
        var addresses = page.Addresses;
        string certificate = addresses.Certificate(page.Id);
        return Html.Of($"""
            <h2>{words.Check}</h2>
            <div class="code"><img src="qr.svg" alt="{words.ScanCode}" width="280" height="280"></div>
            <p>{words.CheckLead}</p>
            <dl>
            <dt>{words.CertificateAt}</dt><dd>{Link(certificate)}</dd>
            <dt>{words.KeysAt}</dt><dd>{Link(addresses.Issuer)}</dd><dd>{Link(addresses.JwkSet)}</dd>
            <dt>{words.StatusAt}</dt>{Html.All(Enum.GetValues<StatusPurpose>().Select(purpose => Html.Of($"<dd>{Link(addresses.StatusList(purpose))}</dd>")))}
            <dt>{words.ProofAt}</dt><dd>{Link($"{certificate}/log-proof")}</dd>
            <dt>{words.CriteriaAt}</dt><dd>{Link(addresses.Criteria(page.CriteriaVersion))}</dd>
            <dt>{words.Badge}</dt><dd>{Link($"{certificate}/badge.svg")}</dd><dd>{Link($"{certificate}/badge.png")}</dd>
            </dl>
            <p>{words.Command} <code>federation certificate verify {certificate}</code></p>
            """);
    }

    private static Html Known(LabelReading known, CertificatePageWords words, Language language) => Html.Of($"""
        <h2>{words.Known}</h2>
        <p class="soft">{words.KnownLead}</p>
        {Sentences(known.Summary, language)}
        {Html.All(known.Axes.Select(axis => Html.Of($"<h3>{axis.Axis.Name().In(language)}</h3>\n<ul>\n{Html.All(axis.Criteria.Select(criterion => Html.Of($"<li>{criterion.Says.In(language)}</li>\n")))}</ul>\n")))}
        """);

    private static Html Sentences(IEnumerable<BilingualText> sentences, Language language) => Html.All(sentences.Select(sentence => Html.Of($"<p>{sentence.In(language)}</p>\n")));

    private static Html Link(string address) => Html.Of($"<a href=\"{address}\">{address}</a>");
}
