using Federation.Cluster.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Federation.Gateway.Web;

/// <summary>The frame around pages that are for one person: nothing from elsewhere, kept by no cache, shown in no frame of another site.</summary>
internal static class PageFrame
{
    /// <summary>By which a page's worker knows what it may keep on the device.</summary>
    private const string Kept = "Federation-Keep";

    /// <param name="script">The path of a script of ours; null for none.</param>
    /// <param name="manifest">The path of what makes the page one that can be installed; null for none.</param>
    /// <param name="reaches">Beside this directory, the one address that its script sends something to; null for none.</param>
    public static IResult Page(HttpContext http, string title, Html body, int status = StatusCodes.Status200OK, string? script = null, string? manifest = null, Uri? reaches = null)
    {
        var language = PageLanguage.Of(http.Request);
        bool french = language == RemedyLanguage.French;
        string code = french ? "fr" : "en", other = french ? "en" : "fr";
        Secure(http.Response, code, reaches);
        if (manifest is not null) http.Response.Headers[Kept] = "1";
        var text = Html.Of($"""
            <!doctype html>
            <html lang="{code}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <style>{new Html(PageStyle.Text)}</style>
            {(script is null ? default : Html.Of($"<script type=\"module\" src=\"{script}\"></script>"))}
            {(manifest is null ? default : Html.Of($"<link rel=\"manifest\" href=\"{manifest}\">\n<link rel=\"icon\" href=\"{AssetEndpoint.Path}/passes.svg\">"))}
            </head>
            <body>
            <header class="bar">
            <a class="brand" href="/{code}">{new Html(Design.Mark)}<span>{Design.NameIn(language)}</span></a>
            {(HttpMethods.IsGet(http.Request.Method) ? Html.Of($"<a href=\"{InLanguage(http.Request, other)}\" lang=\"{other}\" hreflang=\"{other}\">{(french ? "English" : "Français")}</a>") : default)}
            </header>
            <main>
            <h1>{title}</h1>
            {body}
            </main>
            </body>
            </html>
            """);
        return Results.Content(text.Text, "text/html; charset=utf-8", statusCode: status);
    }

    private static void Secure(HttpResponse response, string language, Uri? reaches)
    {
        var headers = response.Headers;
        // No form-action: browsers hold redirects after a form against it, and ours lead to networks' providers and to clients.
        headers.ContentSecurityPolicy = $"default-src 'none'; style-src {PageStyle.Hash}; script-src 'self'; connect-src 'self'{(reaches is null ? "" : " " + reaches.GetLeftPart(UriPartial.Path))}; img-src 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        // A door reads codes; nothing else of a device is anybody's here.
        headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=()";
        headers.ContentLanguage = language;
        headers.CacheControl = "no-store";
    }

    private static string InLanguage(HttpRequest request, string code)
    {
        var query = new QueryBuilder(request.Query.Where(parameter => parameter.Key != PageLanguage.Parameter)) { { PageLanguage.Parameter, code } };
        return query.ToString();
    }
}
