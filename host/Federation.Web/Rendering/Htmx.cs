using Microsoft.AspNetCore.Http;

namespace Federation.Web.Rendering;

/// <summary>What a request of htmx wants.</summary>
internal static class Htmx
{
    /// <summary>For <c>meta[name=htmx-config]</c>: nothing is evaluated and no style is written into the page, as its security policy demands.</summary>
    public const string Settings = """{"allowEval":false,"includeIndicatorStyles":false,"historyCacheSize":0,"scrollIntoViewOnBoost":false}""";

    /// <summary>What decides beside the address.</summary>
    public const string Header = "HX-Request";

    /// <summary>Of an answer: what the browser shows as its address.</summary>
    public const string PushAddress = "HX-Push-Url";

    /// <summary>The same, without another step in its history.</summary>
    public const string ReplaceAddress = "HX-Replace-Url";

    private const string Trigger = "HX-Trigger";
    private const string Target = "HX-Target";
    private const string Restores = "HX-History-Restore-Request";

    /// <summary>The id of the element that asks.</summary>
    public static string? AskedBy(HttpRequest request) => request.Headers[Trigger];

    /// <summary>Whether only the part of the page with that id is wanted.</summary>
    public static bool Wants(HttpRequest request, string id) => request.Headers.ContainsKey(Header) && !request.Headers.ContainsKey(Restores) && request.Headers[Target] == id;
}
