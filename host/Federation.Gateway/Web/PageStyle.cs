using System.Security.Cryptography;
using System.Text;

namespace Federation.Gateway.Web;

/// <summary>How the pages for signing in and for members look.</summary>
internal static class PageStyle
{
    public const string Text = """
        :root{color-scheme:light dark;--ink:light-dark(#1d2733,#e7ecf2);--soft:light-dark(#55616f,#a9b4c0);--line:light-dark(#8b96a3,#6b7784);--paper:light-dark(#fff,#161b21);--card:light-dark(#f5f7f9,#1e252d);--accent:light-dark(#0b6b50,#6fd3ad);--on-accent:light-dark(#fff,#10231c);--bad:light-dark(#a3231b,#ff9d94)}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif;overflow-wrap:break-word}
        main,header{max-width:32rem;margin:0 auto;padding:0 1.25rem}
        header{padding-top:2rem}
        main{padding-bottom:3rem}
        h1{font-size:1.6rem;line-height:1.2;margin:0 0 .75rem}
        h2{font-size:1.1rem;margin:2rem 0 .5rem}
        a{color:var(--accent)}
        .language{float:right;margin:.2rem 0 0 1rem}
        .soft{color:var(--soft)}
        .failure{background:var(--card);border-left:4px solid var(--bad);padding:.5rem .9rem;margin:0 0 1rem}
        .answer{background:var(--card);border-left:4px solid var(--accent);padding:.5rem .9rem;margin:0 0 1rem}
        .answer strong{font-size:1.3rem}
        .answer .said{font:600 2.4rem ui-monospace,monospace;letter-spacing:.08em}
        .door [role=status]{padding:1.5rem 1.2rem;border-left-width:1rem}
        .door [role=status] strong{font-size:clamp(2rem,9vw,4rem);line-height:1.1}
        .code svg,.code img{display:block;width:min(100%,22rem);height:auto;background:#fff;padding:.5rem}
        progress{display:block;width:100%;height:.5rem;accent-color:var(--accent)}
        video{display:block;width:100%;margin-top:1rem}
        .notice{border:1px solid var(--line);border-radius:.35rem;padding:.5rem .9rem;margin:0 0 1rem}
        label{display:block;font-weight:600;margin:1rem 0 .25rem}
        input,select,textarea{font:inherit;width:100%;padding:.55rem .7rem;color:var(--ink);background:var(--paper);border:1px solid var(--line);border-radius:.35rem}
        button{font:inherit;font-weight:600;margin:1.1rem .6rem 0 0;padding:.6rem 1.1rem;color:var(--on-accent);background:var(--accent);border:1px solid var(--accent);border-radius:.35rem;cursor:pointer}
        button.other{color:var(--accent);background:transparent}
        .failure button{margin:.2rem 0 .6rem}
        :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        ul{padding-left:1.2rem}
        """;

    /// <summary>As a content security policy names it.</summary>
    public static string Hash { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";
}
