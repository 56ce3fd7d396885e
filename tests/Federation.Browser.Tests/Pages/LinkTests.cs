using System.Net;
using AngleSharp.Html.Parser;

namespace Federation.Browser.Tests.Pages;

/// <summary>Every link of every page leads somewhere on this host, and every part that is named in it is there.</summary>
public sealed class LinkTests(SampleSite site)
{
    /// <summary>Pages that are looked into; the sample has fewer that look different.</summary>
    private const int MostPages = 150;

    /// <summary>Files cost whoever asks for them more than pages do.</summary>
    private const int MostExports = 3;

    [Fact]
    public async Task Links_FollowedFromEverySurface_LeadSomewhere()
    {
        var started = await site.AsyncSite;
        using var http = new HttpClient { BaseAddress = new Uri(started.Url) };
        var known = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<(string Path, string From)>();
        foreach (var (_, path) in Surfaces.All) Add(await Surfaces.ResolveAsync(site, path), "");
        var broken = new List<string>();
        int exports = 0;
        for (int looked = 0; waiting.TryDequeue(out var next); looked++)
        {
            using var response = await http.GetAsync(next.Path.Split('#')[0], HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            bool mayBeAbsent = next.From.Length == 0; // some surfaces show that something is not there
            if (response.StatusCode >= HttpStatusCode.BadRequest && !mayBeAbsent) broken.Add($"{(int)response.StatusCode} {next.Path} from {next.From}");
            if (response.Content.Headers.ContentType?.MediaType != "text/html" || looked >= MostPages) continue;
            // Of a page that says that something is not there, the same in the other language says so too.
            if (response.StatusCode >= HttpStatusCode.BadRequest) continue;
            var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            if (next.Path.IndexOf('#', StringComparison.Ordinal) is var mark and >= 0 && page.GetElementById(next.Path[(mark + 1)..]) is null) broken.Add($"no part {next.Path} from {next.From}");
            foreach (string address in page.QuerySelectorAll("a[href], link[href], script[src], img[src], form[action][method=get]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src") ?? element.GetAttribute("action")!))
            {
                var target = new Uri(new Uri(new Uri(started.Url), next.Path), address);
                if (target.AbsolutePath.StartsWith("/export/", StringComparison.Ordinal) && ++exports > MostExports) continue;
                if (target.GetLeftPart(UriPartial.Authority) == started.Url) Add(target.PathAndQuery + target.Fragment, next.Path);
            }
        }

        Assert.Empty(broken);
        Assert.True(known.Count > 100, "Nearly nothing was found.");

        void Add(string path, string from)
        {
            if (known.Add(path)) waiting.Enqueue((path, from));
        }
    }
}
