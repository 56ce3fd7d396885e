using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Asking;
using Federation.Web.Assessing;
using Federation.Web.Centres;
using Federation.Web.Centres.History;
using Federation.Web.Certificates;
using Federation.Web.Comparing;
using Federation.Web.Console;
using Federation.Web.Directory;
using Federation.Web.Directory.Feeds;
using Federation.Web.Labels;
using Federation.Web.Languages;
using Federation.Web.Layout;
using Federation.Web.Networks;
using Federation.Web.Operating;
using Federation.Web.Rendering;
using Federation.Web.Serving;
using Federation.Web.Sitemaps;
using Federation.Web.Verifier;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Web;

/// <summary>Opens the directory's pages to the web.</summary>
public static class WebRoutes
{
    /// <summary>Maps the pages in both languages, what belongs to them under <c>/web</c>, and <c>/</c>, which leads to the language that the browser likes. A question that does not fit the schema stops the start.</summary>
    public static IEndpointRouteBuilder MapDirectoryPages(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var asker = services.GetRequiredService<IPageQuestions>();
        foreach (var question in services.GetServices<IPageQuestion>()) question.Prepare(asker);
        endpoints.MapGet(AssetEndpoint.Pattern, AssetEndpoint.HandleAsync);
        endpoints.MapGet(AssetEndpoint.EmbedPath, AssetEndpoint.EmbedAsync);
        endpoints.MapGet("/", Greet);
        var sitemaps = services.GetRequiredService<SitemapEndpoint>();
        endpoints.MapGet("/robots.txt", sitemaps.RobotsAsync);
        endpoints.MapGet(SitemapEndpoint.IndexPath, sitemaps.IndexAsync);
        endpoints.MapGet(SitemapEndpoint.FilePath + "{number:int}.xml", (HttpContext http, int number) => sitemaps.FileAsync(http, number));
        endpoints.MapGet(VerifierFile.Path, VerifierFile.HandleAsync);
        endpoints.MapGet("/certificates/{key}/print", CertificateEndpoint.Lead);
        var pages = services.GetRequiredService<PageWriter>();
        var door = services.GetRequiredService<CrowdedDoor>();
        foreach (var language in LanguageTags.All)
        {
            endpoints.MapGet(Routes.Directory(language), door.Page(language, http => services.GetRequiredService<DirectoryEndpoint>().HandleAsync(http, language)));
            var centres = services.GetRequiredService<CentreEndpoint>();
            string centre = Routes.Centre(language, "") + "{key}";
            endpoints.MapGet(centre, door.Page(language, http => centres.HandleAsync(http, language, KeyOf(http))));
            endpoints.MapPost(centre, (HttpContext http, string key) => centres.CorrectAsync(http, language, key)).TakesForms();
            endpoints.MapGet(centre + Routes.HistorySegment(language), door.Page(language, http => services.GetRequiredService<HistoryEndpoint>().HandleAsync(http, language, KeyOf(http))));
            endpoints.MapGet(centre + "/embed", (HttpContext http, string key) => centres.EmbedAsync(http, language, key));
            endpoints.MapGet(Routes.Compare(language), door.Page(language, http => services.GetRequiredService<ComparisonEndpoint>().HandleAsync(http, language)));
            endpoints.MapGet(Routes.Label(language), door.Page(language, http => services.GetRequiredService<LabelEndpoint>().HandleAsync(http, language)));
            endpoints.MapGet(Routes.Certificate(language, "") + "{key}", door.Page(language, http => services.GetRequiredService<CertificateEndpoint>().HandleAsync(http, language, KeyOf(http))));
            endpoints.MapGet(Routes.Networks(language), door.Page(language, http => services.GetRequiredService<NetworksEndpoint>().HandleAsync(http, language)));
            endpoints.MapConsole(language);
            var queue = services.GetRequiredService<QueueEndpoint>();
            endpoints.MapGet(Routes.Assessing(language), (HttpContext http) => queue.HandleAsync(http, language));
            endpoints.MapPost(Routes.Assessing(language), (HttpContext http) => queue.DecideAsync(http, language)).TakesForms();
            var applications = services.GetRequiredService<ApplicationEndpoint>();
            string application = Routes.Application(language, "") + "{key}";
            endpoints.MapGet(application, (HttpContext http, string key) => applications.HandleAsync(http, language, key));
            endpoints.MapPost(application, (HttpContext http, string key) => applications.DecideAsync(http, language, key)).TakesForms();
            endpoints.MapOperating(language);
            endpoints.MapGet(Routes.Directory(language) + "/{**elsewhere}", (HttpContext http) => pages.WriteFailureAsync(http, Frame.Of(http, language, "", Routes.Directory), StatusCodes.Status404NotFound));
            endpoints.MapGet(Routes.Feed(language), door.Part(http => services.GetRequiredService<FeedEndpoint>().HandleAsync(http, language)));
            endpoints.MapGet(Routes.Map(language), door.Part(async http => await (await services.GetRequiredService<MapEndpoint>().HandleAsync(http, language)).ExecuteAsync(http)));
            endpoints.MapGet(Routes.Suggestions(language), door.Part(http => services.GetRequiredService<SuggestionsEndpoint>().HandleAsync(http, language)));
        }

        return endpoints;
    }

    private static string KeyOf(HttpContext http) => (string)http.GetRouteValue("key")!; // the pattern has it

    private static IResult Greet(HttpContext http)
    {
        http.Response.Headers.Vary = "Accept-Language";
        return TypedResults.Redirect(Routes.Directory(LanguageTags.LikedBy(http.Request)) + http.Request.QueryString);
    }
}
