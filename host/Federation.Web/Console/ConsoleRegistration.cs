using Federation.Web.Asking;
using Federation.Web.Console.Corrections;
using Federation.Web.Console.Duplicates;
using Federation.Web.Console.Doors;
using Federation.Web.Console.Hosting;
using Federation.Web.Console.Mapping;
using Federation.Web.Console.Members;
using Federation.Web.Console.Missed;
using Federation.Web.Console.Ordering;
using Federation.Web.Console.Overview;
using Federation.Web.Console.Quarantine;
using Federation.Web.Console.Runs;
using Federation.Web.Console.Start;
using Federation.Web.Console.Statements;
using Federation.Web.Console.Webhooks;
using Federation.Web.Languages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Federation.Web.Rendering;

namespace Federation.Web.Console;

/// <summary>Adds the console, and opens it to the web.</summary>
internal static class ConsoleRegistration
{
    private static IEnumerable<IPageQuestion> Questions =>
    [
        StartQuestion.All, OverviewQuestion.One, RunQuestion.One, QuarantineQuestion.Groups, QuarantineQuestion.Records, MappingQuestions.Head, MappingQuestions.Preview, MissedQuestion.Page, DuplicatesQuestion.Page, DuplicatesQuestion.Operates,
        CorrectionsQuestion.Some, WebhooksQuestion.All, MembersQuestion.Page, HostingQuestion.One, DoorQuestion.One, StatementsQuestion.Month, .. Orders.All,
    ];

    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        foreach (var question in Questions) services.AddSingleton(question);
        return services
            .AddSingleton<ConsoleDesk>()
            .AddSingleton<StartEndpoint>()
            .AddSingleton<OverviewEndpoint>()
            .AddSingleton<RunEndpoint>()
            .AddSingleton<QuarantineEndpoint>()
            .AddSingleton<MappingEndpoint>()
            .AddSingleton<MissedEndpoint>()
            .AddSingleton<DuplicatesEndpoint>()
            .AddSingleton<CorrectionsEndpoint>()
            .AddSingleton<WebhooksEndpoint>()
            .AddSingleton<MembersEndpoint>()
            .AddSingleton<HostingEndpoint>()
            .AddSingleton<DoorEndpoint>()
            .AddSingleton<StatementsEndpoint>();
    }

    public static void MapConsole(this IEndpointRouteBuilder endpoints, Language language)
    {
        endpoints.MapGet(ConsoleRoutes.Start(language), (HttpContext http) => Of<StartEndpoint>().HandleAsync(http, language));
        endpoints.MapGet(ConsoleRoutes.RunPattern(language), (HttpContext http, string key, string run) => Of<RunEndpoint>().HandleAsync(http, language, key, run));
        endpoints.MapPost(ConsoleRoutes.RunPattern(language), (HttpContext http, string key, string run) => Of<RunEndpoint>().OrderAsync(http, language, key, run)).TakesForms();
        Map(ConsolePage.Overview, Of<OverviewEndpoint>().HandleAsync, Of<OverviewEndpoint>().OrderAsync);
        Map(ConsolePage.Quarantine, Of<QuarantineEndpoint>().HandleAsync, Of<QuarantineEndpoint>().OrderAsync);
        endpoints.MapGet(ConsoleRoutes.Pattern(ConsolePage.Mapping, language), (HttpContext http, string key) => Of<MappingEndpoint>().HandleAsync(http, language, key));
        endpoints.MapPost(ConsoleRoutes.Pattern(ConsolePage.Mapping, language), (HttpContext http, string key) => Of<MappingEndpoint>().OrderAsync(http, language, key)).TakesForms(MappingForm.MostFormBytes);
        Map(ConsolePage.Missed, Of<MissedEndpoint>().HandleAsync, Of<MissedEndpoint>().OrderAsync);
        Map(ConsolePage.Duplicates, Of<DuplicatesEndpoint>().HandleAsync, Of<DuplicatesEndpoint>().OrderAsync);
        Map(ConsolePage.Corrections, Of<CorrectionsEndpoint>().HandleAsync, Of<CorrectionsEndpoint>().OrderAsync);
        Map(ConsolePage.Webhooks, Of<WebhooksEndpoint>().HandleAsync, Of<WebhooksEndpoint>().OrderAsync);
        Map(ConsolePage.Members, Of<MembersEndpoint>().HandleAsync, Of<MembersEndpoint>().OrderAsync);
        Map(ConsolePage.Hosting, Of<HostingEndpoint>().HandleAsync, Of<HostingEndpoint>().OrderAsync);
        endpoints.MapGet(ConsoleRoutes.DoorPattern(language), (HttpContext http, string key, string centre) => Of<DoorEndpoint>().HandleAsync(http, language, key, centre));
        endpoints.MapPost(ConsoleRoutes.DoorPattern(language), (HttpContext http, string key, string centre) => Of<DoorEndpoint>().OrderAsync(http, language, key, centre)).TakesForms();
        Map(ConsolePage.Statements, Of<StatementsEndpoint>().HandleAsync, Of<StatementsEndpoint>().OrderAsync);

        T Of<T>()
            where T : notnull => endpoints.ServiceProvider.GetRequiredService<T>();

        // What takes the page's forms is null where it has none.
        void Map(ConsolePage page, Func<HttpContext, Language, string, Task> show, Func<HttpContext, Language, string, Task>? order = null)
        {
            string pattern = ConsoleRoutes.Pattern(page, language);
            endpoints.MapGet(pattern, (HttpContext http, string key) => show(http, language, key));
            if (order is not null) endpoints.MapPost(pattern, (HttpContext http, string key) => order(http, language, key)).TakesForms();
        }
    }
}
