using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Federation.Cluster.Problems;
using Federation.Cluster.Sync;

namespace Federation.Gateway.Web.StartPage;

/// <summary>Writes the start page: no script, nothing from elsewhere, everything escaped. Pure.</summary>
internal static class StartPageHtml
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:light-dark(#1d2733,#e7ecf2);--soft:light-dark(#55616f,#a9b4c0);--line:light-dark(#d7dde4,#37414d);--paper:light-dark(#fff,#161b21);--card:light-dark(#f5f7f9,#1e252d);--accent:light-dark(#0b6b50,#6fd3ad);--bad:light-dark(#a3231b,#ff9d94);--warn:light-dark(#7a5200,#f0c36a)}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif}
        main,header,footer{max-width:64rem;margin:0 auto;padding:0 1.25rem}
        header{padding-top:2.5rem}
        h1{font-size:1.9rem;line-height:1.2;margin:0 0 .5rem}
        h2{font-size:1.2rem;margin:2.25rem 0 .75rem}
        a{color:var(--accent)}
        a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        .lead{color:var(--soft);max-width:44rem;margin:0}
        .language{float:right;margin:.4rem 0 0 1rem}
        .total{font-size:1.1rem}
        .total strong{font-size:2rem;color:var(--accent);font-variant-numeric:tabular-nums}
        .notice{border-left:4px solid var(--warn);background:var(--card);padding:.6rem 1rem}
        table{border-collapse:collapse;width:100%}
        th,td{text-align:left;vertical-align:top;padding:.65rem .9rem .65rem 0;border-bottom:1px solid var(--line)}
        thead th{color:var(--soft);font-weight:600;font-size:.9rem}
        td p{margin:0}
        td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;padding-right:1.6rem}
        .soft{color:var(--soft);font-size:.9rem;font-weight:400}
        .status{font-weight:600}
        .failed{color:var(--bad)}
        .failure{background:var(--card);border-left:4px solid var(--bad);padding:.5rem .8rem;margin:.5rem 0 0}
        .failure p{margin:.2rem 0;overflow-wrap:anywhere}
        ul.counts{list-style:none;display:flex;flex-wrap:wrap;gap:.1rem 1rem;margin:0;padding:0;font-variant-numeric:tabular-nums}
        .quarantined{color:var(--warn)}
        footer{padding-top:2rem;padding-bottom:3rem}
        @media (max-width:44rem){
        h1{font-size:1.5rem}
        table,tbody,tr,th,td{display:block}
        thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
        tr{border-bottom:1px solid var(--line);padding:.75rem 0}
        th,td,td.number{border:0;padding:.1rem 0;text-align:left}
        td[data-label]::before{content:attr(data-label) " · ";color:var(--soft);font-size:.9rem}
        }
        """;

    /// <summary>Allows this page's own style and nothing else.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static string Write(StartPageModel page, PageWords words, ProblemCatalogue remedies) => Html.Of($"""
        <!doctype html>
        <html lang="{words.Code}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{words.Title}</title>
        <style>{new Html(Style)}</style>
        </head>
        <body>
        <header>
        <a class="language" href="?lang={words.Other.Code}" lang="{words.Other.Code}" hreflang="{words.Other.Code}">{words.Other.Name}</a>
        <h1>{words.Title}</h1>
        <p class="lead">{words.Lead}</p>
        <p><a href="{Identity.Server.IdentityRoutes.Account}">{words.SignIn}</a></p>
        </header>
        <main>
        <p class="total"><strong>{words.Number(page.Centres)}</strong> {words.Centres}</p>
        {(page.Ready ? default : Html.Of($"<p class=\"notice\" role=\"status\">{words.Starting}</p>"))}
        <h2 id="networks">{words.Networks}</h2>
        {(page.Networks.Count == 0 ? Html.Of($"<p>{words.NoNetworks}</p>") : Table(page.Networks, words, remedies))}
        </main>
        <footer>
        <h2>{words.Tools}</h2>
        <ul>
        <li><a href="/graphiql">{words.Explorer}</a> (GraphQL)</li>
        <li><a href="/graphql/schema">{words.Schema}</a></li>
        <li>{words.Exports} <a href="/export/centres.csv">CSV</a>, <a href="/export/centres.geojson">GeoJSON</a>, <a href="/export/centres.jsonl">JSON Lines</a></li>
        <li><a href="/healthz">{words.Health}</a></li>
        </ul>
        </footer>
        </body>
        </html>

        """).Text;

    /// <summary>On a narrow screen the rows become blocks; the roles keep it a table for those who hear it.</summary>
    private static Html Table(IReadOnlyList<NetworkSummary> networks, PageWords words, ProblemCatalogue remedies) => Html.Of($"""
        <table role="table" aria-labelledby="networks">
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{words.Network}</th><th role="columnheader" scope="col" class="number">{words.Listings}</th><th role="columnheader" scope="col">{words.LastRun}</th><th role="columnheader" scope="col">{words.Outcome}</th></tr></thead>
        <tbody role="rowgroup">
        {Html.All(networks.Select(network => Row(network, words, remedies)))}
        </tbody>
        </table>
        """);

    private static Html Row(NetworkSummary summary, PageWords words, ProblemCatalogue remedies) => Html.Of($"""
        <tr role="row">
        <th role="rowheader" scope="row">{summary.Network.Name}<br><span class="soft">{summary.Network.Id.Value} · {summary.Network.Adapter}</span></th>
        <td role="cell" class="number" data-label="{words.Listings}">{words.Number(summary.Listings)}</td>
        <td role="cell" data-label="{words.LastRun}">{(summary.LastRun is { } started ? Time(started.StartedAt, words) : Html.Of($"{words.NeverRun}"))}</td>
        <td role="cell">{(summary.LastRun is { } run ? Outcome(run, words, remedies) : default)}</td>
        </tr>

        """);

    private static Html Time(DateTimeOffset at, PageWords words) =>
        Html.Of($"<time datetime=\"{at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}\">{words.Time(at)}</time>");

    private static Html Outcome(RunRecord run, PageWords words, ProblemCatalogue remedies) => Html.Of($"""
        <span class="status{(run.Status == RunStatus.Failed ? " failed" : "")}">{words.Statuses[run.Status]}</span>
        <ul class="counts">
        <li>{words.Number(run.Counts.New)} {words.New}</li>
        <li>{words.Number(run.Counts.Changed)} {words.Changed}</li>
        <li>{words.Number(run.Counts.Unchanged)} {words.Unchanged}</li>
        <li{(run.Counts.Quarantined > 0 ? new Html(" class=\"quarantined\"") : default)}>{words.Number(run.Counts.Quarantined)} {words.Quarantined}</li>
        </ul>
        {(run.UnchangedSince is { } since ? Html.Of($"<p class=\"soft\">{words.UnchangedSince} {Time(since, words)}</p>") : default)}
        {(run.Failure is { } failure ? Failure(failure, words, remedies) : default)}
        """);

    private static Html Failure(RunFailure failure, PageWords words, ProblemCatalogue remedies) => Html.Of($"""
        <div class="failure">
        <p lang="en">{failure.Message} <code>{failure.Code}</code></p>
        <p><strong>{words.WhatToDo}</strong> {remedies.Remedy(failure.Code, failure.Kind, words.Language)}</p>
        </div>
        """);
}
