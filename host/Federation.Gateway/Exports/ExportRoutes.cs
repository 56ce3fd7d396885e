using Federation.Gateway.Exports.Formats;
using Federation.Gateway.Exports.Visits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Exports;

/// <summary>Opens an address for each format, packed for whoever takes that: nothing in an export of centres is secret. That of visits is, and goes as it is.</summary>
internal static class ExportRoutes
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var exports = endpoints.ServiceProvider.GetRequiredService<ExportEndpoint>();
        foreach (var format in ExportFormat.All)
        {
            var packed = endpoints.CreateApplicationBuilder();
            packed.UseResponseCompression();
            packed.Run(http => exports.HandleAsync(http, format));
            endpoints.MapGet($"/export/{format.FileName}", packed.Build());
        }

        var visits = endpoints.ServiceProvider.GetRequiredService<VisitExportEndpoint>();
        endpoints.MapGet("/export/visits.csv", visits.HandleAsync);
    }
}
