using System.Security.Cryptography;
using System.Text;

namespace Federation.Gateway.Web;

/// <summary>How the pages for signing in and for members look.</summary>
internal static class PageStyle
{
    public const string Text = Design.Tokens + """

        *,::before,::after{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:var(--text-m)/1.55 system-ui,sans-serif;overflow-wrap:anywhere}
        .bar{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.25rem 1.5rem;padding:.55rem clamp(1rem,3vw,2rem);background:var(--card);border-bottom:1px solid var(--line)}
        .bar a{padding:.35rem 0;color:var(--ink);text-decoration:none}
        .bar a:hover{color:var(--accent)}
        .brand{display:inline-flex;align-items:center;gap:.55rem;font-weight:700;letter-spacing:-.01em}
        .mark{width:1.75rem;height:1.75rem;color:var(--accent);fill:var(--accent)}
        main{max-width:36rem;margin:clamp(1rem,5vw,3rem) auto;padding:clamp(1.25rem,4vw,2.25rem);background:var(--card);border:1px solid var(--line);border-radius:calc(var(--round)*1.5);box-shadow:var(--shade)}
        @media (max-width:37rem){main{margin:0 0 3rem;background:none;border:0;box-shadow:none}}
        h1{font-size:var(--text-xxl);line-height:1.15;letter-spacing:-.015em;margin:0 0 1rem;text-wrap:balance}
        h2{font-size:var(--text-l);line-height:1.3;margin:2.25rem 0 .5rem}
        h1+form,h1+h2{margin-top:0}
        p{margin:0 0 .75rem}
        form,details{margin:0 0 1rem}
        main>:last-child{margin-bottom:0}
        a{color:var(--accent);text-underline-offset:.15em}
        a:hover{text-decoration-thickness:2px}
        .soft{color:var(--soft)}
        .failure,.answer,.notice{border-left:4px solid;border-radius:0 var(--round) var(--round) 0;padding:.6rem 1rem;margin:0 0 1rem}
        .failure{background:var(--bad-soft);border-color:var(--bad)}
        .answer{background:var(--accent-soft);border-color:var(--accent)}
        .notice{background:var(--warn-soft);border-color:var(--warn)}
        :is(.failure,.answer,.notice)>:last-child{margin-bottom:0}
        .answer strong{font-size:var(--text-xl)}
        .answer .said{font:600 2.4rem ui-monospace,monospace;letter-spacing:.08em}
        .door :is(.answer,.failure){padding:1.5rem 1.2rem;border-left-width:1rem}
        .door :is(.answer,.failure) strong{font-size:clamp(2rem,9vw,4rem);line-height:1.1}
        .code svg,.code img{display:block;width:min(100%,22rem);height:auto;background:#fff;padding:.5rem;border-radius:var(--round)}
        progress{display:block;width:100%;height:.5rem;accent-color:var(--accent)}
        video{display:block;width:100%;margin-top:1rem;border-radius:var(--round)}
        label{display:block;font-size:var(--text-s);font-weight:600;margin:1rem 0 .25rem}
        input:not([type=checkbox],[type=radio],[type=hidden]),select,textarea{font:inherit;width:100%;min-height:2.75rem;padding:.5rem .75rem;color:var(--ink);background:var(--card);border:1px solid var(--edge);border-radius:var(--round)}
        button{font:inherit;font-weight:600;min-height:2.75rem;margin:1rem .6rem 0 0;padding:.5rem 1.1rem;color:var(--on-accent);background:var(--accent);border:1px solid var(--accent);border-radius:var(--round);cursor:pointer}
        button:hover{filter:brightness(1.08)}
        button.other{color:var(--accent);background:var(--card)}
        button.other:hover{background:var(--accent-soft);filter:none}
        .failure button{margin:.2rem 0 .6rem}
        :focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:.2rem}
        summary{cursor:pointer;font-weight:600;padding:.25rem 0;width:fit-content}
        code{font:.9em ui-monospace,monospace}
        ul{padding-left:1.2rem}
        @media (prefers-reduced-motion:reduce){*,::before,::after{transition:none!important;animation:none!important}}
        """;

    /// <summary>As a content security policy names it.</summary>
    public static string Hash { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";
}
