using Federation.Web.Asking;
using Federation.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using System.Text;

namespace Federation.Web.Rendering;

/// <summary>Renders a component once, to the end, and sends it: no circuit stays behind. Thread safe.</summary>
internal sealed class PageWriter(IServiceProvider services, ILoggerFactory logs, IResponseCompressionProvider packing)
{
    private const string MediaType = "text/html; charset=utf-8";

    /// <summary>
    /// Nothing from elsewhere, no inline script or style. No form-action: browsers hold redirects after a form against it, and the sign-in's lead to other providers. What an embed may be framed by is said where it is served.
    /// </summary>
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors ";

    /// <summary>A page that says why there is nothing to show.</summary>
    /// <param name="retryAfter">Seconds; null where asking again does not help.</param>
    public Task WriteFailureAsync(HttpContext http, Frame frame, int status, IReadOnlyList<PageError>? errors = null, int? retryAfter = null)
    {
        if (retryAfter is { } seconds) http.Response.Headers.RetryAfter = $"{seconds}";
        string title = FailureWords.Of(frame.Language).Heading(status, errors is [var first, ..] ? first : null);
        return WriteAsync<FailurePage>(http, status, new Dictionary<string, object?> { [nameof(FailurePage.Frame)] = frame with { Title = title, IsListed = false, StructuredData = null }, [nameof(FailurePage.Status)] = status, [nameof(FailurePage.Errors)] = errors ?? [] });
    }

    /// <param name="parameters">The component's.</param>
    /// <param name="isFramed">True where other sites may show the page in a frame.</param>
    public async Task WriteAsync<TComponent>(HttpContext http, int status, IReadOnlyDictionary<string, object?> parameters, bool isFramed = false)
        where TComponent : IComponent
    {
        string html = await RenderAsync<TComponent>(parameters);
        Begin(http.Response, status, isFramed);
        var headers = http.Response.Headers;
        headers.Vary = $"{Htmx.Header}, Cookie";
        bool isOpen = !parameters.Values.OfType<Frame>().Any(frame => frame.IsSignedIn);
        // What is for one person, with the token of their forms, is kept nowhere.
        headers.CacheControl = isOpen ? "no-cache" : "no-store";
        await SendAsync(http, html, isOpen);
    }

    /// <summary>For pages that are the same for all, and are made once.</summary>
    public async Task<string> RenderAsync<TComponent>(IReadOnlyDictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(services, logs);
        using var html = new StringWriter();
        await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters.ToDictionary()))).WriteHtmlTo(html));
        return html.ToString();
    }

    /// <summary>The head of an answer that is a page.</summary>
    public static void Begin(HttpResponse response, int status, bool isFramed = false)
    {
        response.StatusCode = status;
        response.ContentType = MediaType;
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy + (isFramed ? "*" : "'none'");
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=()";
    }

    /// <summary>What a stranger gets is packed. A page of somebody who is signed in is not: a secret that is packed beside text of another's choice shows by its length (<see href="https://breachattack.com/">BREACH</see>).</summary>
    private async Task SendAsync(HttpContext http, string html, bool isOpen)
    {
        if (!isOpen || packing.GetCompressionProvider(http) is not { } packer)
        {
            await http.Response.WriteAsync(html, Encoding.UTF8, http.RequestAborted);
            return;
        }

        http.Response.Headers.ContentEncoding = packer.EncodingName;
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        await using var packed = packer.CreateStream(http.Response.Body);
        await packed.WriteAsync(Encoding.UTF8.GetBytes(html), http.RequestAborted);
    }
}
