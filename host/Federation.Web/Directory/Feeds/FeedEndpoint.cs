using System.ServiceModel.Syndication;
using System.Xml;
using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Languages;
using Federation.Web.Layout;
using Federation.Web.Places;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Directory.Feeds;

/// <summary>What changed last among the centres that an address of the directory shows, for readers of feeds. Thread safe.</summary>
internal sealed class FeedEndpoint(IPageQuestions questions, Gazetteer towns, TimeProvider clock)
{
    private const string MediaType = "application/atom+xml; charset=utf-8";

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
            return;
        }

        http.Response.ContentType = MediaType;
        // Readers of feeds come again and again, each for itself.
        http.Response.Headers.CacheControl = "public, max-age=300";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        using var xml = new MemoryStream();
        await using (var writer = XmlWriter.Create(xml, new XmlWriterSettings { Async = true })) new Atom10FeedFormatter(CentreFeed.Of(page, language, Frame.OriginOf(http.Request), request.ToQuery(), now)).WriteTo(writer);
        await http.Response.Body.WriteAsync(xml.GetBuffer().AsMemory(0, (int)xml.Length), http.RequestAborted);
    }
}
