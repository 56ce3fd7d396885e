using System.Net.Sockets;
using Federation.Host.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OpenTelemetry.Metrics;

namespace Federation.Host.Running.Telemetry;

/// <summary>Answers Prometheus on an address of its own, where nothing else is answered; and the addresses of the directory answer no Prometheus.</summary>
internal sealed class MetricsServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private MetricsServer(WebApplication app) => _app = app;

    /// <summary>Where it answers.</summary>
    public string Url => $"{_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()}{MetricsAddress.Path}";

    /// <param name="directory">Of the host whose metrics they are: it was told to keep some.</param>
    /// <exception cref="SettingsException">The address cannot be listened on.</exception>
    public static async Task<MetricsServer> StartAsync(Uri address, IServiceProvider directory)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "federation", ContentRootPath = AppContext.BaseDirectory });
        DirectoryHost.AddLogging(builder.Logging, LogLevel.Warning);
        string url = address.GetLeftPart(UriPartial.Authority);
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        var app = builder.Build();
        app.UseOpenTelemetryPrometheusScrapingEndpoint(directory.GetRequiredService<MeterProvider>(), predicate: null, MetricsAddress.Path, configureBranchedPipeline: null, optionsName: null);
        try
        {
            await app.StartAsync();
            return new MetricsServer(app);
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            await app.DisposeAsync();
            throw ListenAddresses.Refused(url, failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
