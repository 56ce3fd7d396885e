using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Federation.Gateway.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Web.Tests.Support;

/// <summary>The pages before a gateway over a store in memory.</summary>
internal static class WebHost
{
    /// <param name="extend">Services beside those of gateway and pages.</param>
    public static Task<GatewayHost> StartAsync(Action<IServiceCollection>? extend = null) => GatewayHost.StartAsync(
        extend: services =>
        {
            services.AddDirectoryPages();
            extend?.Invoke(services);
        },
        open: app => app.MapDirectoryPages());

    /// <summary>The page at a path, whatever its status.</summary>
    public static async Task<IHtmlDocument> PageAsync(this GatewayHost host, string path, params (string Name, string Value)[] headers)
    {
        using var response = await host.GetAsync(path, headers);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public static async Task<HttpResponseMessage> GetAsync(this GatewayHost host, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>As a browser shows it: white space is one space.</summary>
    public static string Shown(this AngleSharp.Dom.INode node) => string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
