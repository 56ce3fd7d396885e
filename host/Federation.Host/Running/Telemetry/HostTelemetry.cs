using System.Reflection;
using Federation.Cluster.Telemetry;
using Federation.Host.Settings;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Federation.Host.Running.Telemetry;

/// <summary>Listens to what the directory, Orleans and ASP.NET Core tell of themselves, and hands it on where the operator named somebody to take it (docs/adr/0056).</summary>
internal static class HostTelemetry
{
    /// <summary>By what others know this program in what it tells.</summary>
    public const string ServiceName = "federation-directory";

    private const string Orleans = "Microsoft.Orleans";

    /// <summary>Requests to sources, webhooks and other directories.</summary>
    private const string Outgoing = "System.Net.Http";

    /// <summary>Calls of grains. Its timers and its calls of itself stand in another source, and belong to nobody's request.</summary>
    private const string GrainCalls = "Microsoft.Orleans.Application";

    private static readonly string[] Meters = [DirectoryTelemetry.Name, Orleans, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    /// <summary>Whether grain calls have to carry on the trace of whoever calls: it costs each of them something.</summary>
    public static bool HasTraces(HostSettings settings) => settings.OtlpEndpoint is not null;

    /// <summary>Does nothing where nobody was named.</summary>
    public static void Add(IServiceCollection services, HostSettings settings)
    {
        if (settings.OtlpEndpoint is null && settings.MetricsUrl is null) return;
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName, serviceVersion: Version))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Meters);
                if (settings.MetricsUrl is not null) metrics.AddPrometheusExporter();
            });
        if (settings.OtlpEndpoint is not { } endpoint) return;
        telemetry
            .WithTracing(traces => traces
                .AddSource(DirectoryTelemetry.Name, GrainCalls, Outgoing)
                .AddAspNetCoreInstrumentation(options => options.Filter = http => !IsProbe(http.Request.Path))
                .AddProcessor(new SpanScrub()))
            .WithLogging(logs => logs.AddProcessor(new LogScrub()), options => (options.IncludeFormattedMessage, options.IncludeScopes, options.ParseStateValues) = (true, false, true))
            .UseOtlpExporter(OtlpExportProtocol.HttpProtobuf, endpoint);
    }

    private static string? Version => typeof(HostTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    /// <summary>Whoever looks every few seconds whether the host is there would fill the traces.</summary>
    private static bool IsProbe(PathString path) => path.StartsWithSegments("/healthz", StringComparison.Ordinal);
}
