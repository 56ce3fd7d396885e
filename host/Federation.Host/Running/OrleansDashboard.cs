using Federation.Gateway.Web.Operating;
using Orleans.Dashboard;

namespace Federation.Host.Running;

/// <summary>Orleans' own dashboard, for operators alone (docs/adr/0053).</summary>
internal static class OrleansDashboard
{
    private const string Path = "/operate/orleans";

    // It sets style attributes and, for its drawing of the start, style elements; one of its fonts stands in its styles. Scripts and requests are this host's own.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>
    /// What of it is served. Not <c>GrainState</c>, which calls whatever methods a grain has and shows what they give, persons among it, and not <c>Trace</c>, the log.
    /// </summary>
    private static readonly HashSet<string> Parts = new(StringComparer.Ordinal)
    {
        "", "index.html", "index.min.js", "index.css", "favicon.ico", "fonts", "img",
        "version", "DashboardCounters", "ClusterStats", "Reminders", "HistoricalStats", "SiloProperties", "SiloMetadata", "SiloStats", "SiloCounters", "GrainStats", "TopGrainMethods", "GrainTypes", "LifecycleStages",
    };

    public static void Add(ISiloBuilder silo) => silo.AddDashboard(options =>
    {
        options.HideTrace = true;
        options.CounterUpdateIntervalMs = (int)Every.TotalMilliseconds;
    });

    /// <summary>Its files are packed when somebody first asks, and not at each start of a host: they are 17 megabytes.</summary>
    public static void Map(WebApplication app)
    {
        var pipeline = new Lazy<RequestDelegate>(() => Build(app), LazyThreadSafetyMode.PublicationOnly); // a failure is not kept
        app.MapForOperators(Path, Parts, ContentSecurityPolicy, http =>
        {
            http.SetEndpoint(null); // it finds its own
            return pipeline.Value(http);
        });
    }

    private static RequestDelegate Build(WebApplication app)
    {
        var own = ((IApplicationBuilder)app).New();
        own.UseRouting();
        own.UseEndpoints(endpoints => endpoints.MapOrleansDashboard(Path));
        return own.Build();
    }
}
