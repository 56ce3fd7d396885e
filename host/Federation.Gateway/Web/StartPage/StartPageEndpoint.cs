using Federation.Cluster.Index;
using Federation.Cluster.Problems;
using Federation.Cluster.Sync;
using Federation.Gateway.Web.Health;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Web.StartPage;

/// <summary>The page at the root: which networks there are and how their last runs went.</summary>
internal sealed class StartPageEndpoint(CentreIndex index, SyncArchive archive, Readiness readiness, ProblemCatalogue remedies)
{
    public async Task HandleAsync(HttpContext http)
    {
        var words = PageWords.Of(PageLanguage.Of(http.Request));
        var page = await ReadAsync(http.RequestAborted);
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = StartPageHtml.ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentLanguage = words.Code;
        headers.Vary = "Accept-Language";
        headers.CacheControl = "no-cache";
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(StartPageHtml.Write(page, words, remedies), http.RequestAborted);
    }

    private async Task<StartPageModel> ReadAsync(CancellationToken cancellationToken)
    {
        var snapshot = index.Current;
        var networks = new List<NetworkSummary>();
        foreach (var network in await archive.NetworksAsync(cancellationToken))
        {
            var runs = await archive.RunsAsync(network.Id, 1, cancellationToken);
            networks.Add(new NetworkSummary(network, snapshot.ListingsOf(network.Id), runs.Count == 0 ? null : runs[0]));
        }

        return new StartPageModel(snapshot.Count, readiness.WaitingFor is null, networks);
    }
}
