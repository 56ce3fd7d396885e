using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Languages;
using Federation.Web.Layout;
using Federation.Web.Places;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Federation.Web.Directory.Feeds;

/// <summary>What changed last among the centres that an address of the directory shows, for readers of feeds. Thread safe.</summary>
internal sealed class FeedEndpoint(IPageQuestions questions, Gazetteer towns, IOptions<WebOptions> options, TimeProvider clock)
{
    private const string MediaType = "application/atom+xml; charset=utf-8";

    /// <summary>Without a byte order mark, at which some readers stumble.</summary>
    private static readonly XmlWriterSettings Settings = new() { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    public async Task HandleAsync(HttpContext http, Language language)
    {
        var request = DirectoryRequest.Of(http.Request.Query).FromStart() with { Order = null };
        var now = clock.GetUtcNow();
        var filter = RequestedPlaces.Of(request, towns).Filter;
        var reading = await FeedQuestion.Newest.AskAsync(http, questions, new Dictionary<string, object?> { ["filter"] = filter.ToVariable(now), ["first"] = FeedQuestion.Entries });
        if (reading.RetryAfter is { } seconds) http.Response.Headers.RetryAfter = $"{seconds}";
        if (reading.Data?.Centres is not { } page)
        {
            http.Response.StatusCode = reading.Refusal;
            http.Response.ContentType = "text/plain; charset=utf-8";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            await http.Response.WriteAsync(string.Concat(reading.Errors.Select(error => $"{error.Code} {error.Message}\n")), http.RequestAborted);
            return;
        }

        http.Response.ContentType = MediaType;
        // Readers of feeds come again and again, each for itself. Where nobody said how the directory is known, its links are as this one asked, and not for others to keep.
        http.Response.Headers.CacheControl = options.Value.Origin is null ? "private, max-age=300" : "public, max-age=300";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        using var xml = new MemoryStream();
        await using (var writer = XmlWriter.Create(xml, Settings)) new Atom10FeedFormatter(CentreFeed.Of(page, language, Frame.OriginOf(http.Request), request.ToQuery(), now)).WriteTo(writer);
        await http.Response.Body.WriteAsync(xml.GetBuffer().AsMemory(0, (int)xml.Length), http.RequestAborted);
    }
}
