using Federation.Web.Asking;
using Federation.Web.Languages;
using Federation.Web.Operating.Acting;
using Federation.Web.Operating.Decisions;
using Federation.Web.Operating.Figures;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Web.Operating;

/// <summary>The pages of operators and what they need.</summary>
internal static class OperatingRegistration
{
    public static IServiceCollection AddOperatingPages(this IServiceCollection services)
    {
        foreach (var act in Acts.All.Values) services.AddSingleton<IPageQuestion>(act.Question);
        return services
            .AddSingleton<IPageQuestion>(OperatingQuestion.All)
            .AddSingleton<IPageQuestion>(FiguresQuestion.All)
            .AddSingleton<IPageQuestion>(DecisionsQuestion.Page)
            .AddSingleton<IPageQuestion>(ActingQuestion.Choices)
            .AddSingleton<OperatingEndpoint>()
            .AddSingleton<DecisionsEndpoint>()
            .AddSingleton<ActingEndpoint>();
    }

    public static void MapOperating(this IEndpointRouteBuilder endpoints, Language language)
    {
        var services = endpoints.ServiceProvider;
        var overview = services.GetRequiredService<OperatingEndpoint>();
        var decisions = services.GetRequiredService<DecisionsEndpoint>();
        var acting = services.GetRequiredService<ActingEndpoint>();
        endpoints.MapGet(Routes.Operating(language), (HttpContext http) => overview.HandleAsync(http, language));
        endpoints.MapGet(OperatingRoutes.Decisions(language), (HttpContext http) => decisions.HandleAsync(http, language));
        endpoints.MapGet(OperatingRoutes.Acting(language), (HttpContext http) => acting.HandleAsync(http, language));
        endpoints.MapPost(OperatingRoutes.Acting(language), (HttpContext http) => acting.ActAsync(http, language)).TakesForms();
    }
}
