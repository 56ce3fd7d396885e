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
using Federation.Web.Networks;
using Federation.Web.Operating;
using Federation.Web.Places;
using Federation.Web.Rendering;
using Federation.Web.Sitemaps;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Federation.Web;

/// <summary>Adds the directory's pages.</summary>
public static class WebRegistration
{
    /// <summary>Registers what <see cref="WebRoutes.MapDirectoryPages"/> serves. Safe to call twice. The host brings the gateway.</summary>
    public static IServiceCollection AddDirectoryPages(this IServiceCollection services, Action<WebOptions>? configure = null)
    {
        services.AddOptions<WebOptions>();
        if (configure is not null) services.Configure(configure);
        if (services.Any(service => service.ServiceType == typeof(PageWriter))) return services;
        services.TryAddSingleton(TimeProvider.System);
        foreach (var decision in DecisionQuestions.OfApplications.Values.Concat(DecisionQuestions.OfLabels.Values)) services.AddSingleton<IPageQuestion>(decision);
        return services
            .AddSingleton<PageWriter>()
            .AddSingleton<CrowdedDoor>()
            .AddSingleton<Gazetteer>()
            .AddSingleton<IPageQuestion>(DirectoryQuestion.Page)
            .AddSingleton<IPageQuestion>(MapQuestion.Clusters)
            .AddSingleton<IPageQuestion>(SuggestionsQuestion.Typed)
            .AddSingleton<IPageQuestion>(NetworksQuestion.All)
            .AddSingleton<NetworksEndpoint>()
            .AddSingleton<IPageQuestion>(CentreQuestion.One)
            .AddSingleton<IPageQuestion>(CentreQuestion.Nearby)
            .AddSingleton<IPageQuestion>(CorrectionQuestion.Suggest)
            .AddSingleton<IPageQuestion>(HistoryQuestion.Page)
            .AddSingleton<HistoryEndpoint>()
            .AddConsole()
            .AddSingleton<CentreEndpoint>()
            .AddSingleton<IPageQuestion>(ComparisonQuestion.Some)
            .AddSingleton<ComparisonEndpoint>()
            .AddSingleton<IPageQuestion>(LabelQuestion.Criteria)
            .AddSingleton<LabelEndpoint>()
            .AddSingleton<IPageQuestion>(SitemapQuestion.Centres)
            .AddSingleton<SitemapBook>()
            .AddSingleton<SitemapEndpoint>()
            .AddSingleton<IPageQuestion>(CertificateQuestion.One)
            .AddSingleton<CertificateEndpoint>()
            .AddSingleton<IPageQuestion>(QueueQuestion.All)
            .AddSingleton<IPageQuestion>(ApplicationQuestion.One)
            .AddSingleton<IPageQuestion>(ApplicationQuestion.Criteria)
            .AddSingleton<QueueEndpoint>()
            .AddSingleton<ApplicationEndpoint>()
            .AddOperatingPages()
            .AddSingleton<DirectoryEndpoint>()
            .AddSingleton<IPageQuestion>(FeedQuestion.Newest)
            .AddSingleton<FeedEndpoint>()
            .AddSingleton<MapEndpoint>()
            .AddSingleton<SuggestionsEndpoint>();
    }
}
