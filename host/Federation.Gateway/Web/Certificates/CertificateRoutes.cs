using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Labels.Log;
using Federation.Gateway.Web.Log;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Web.Certificates;

/// <summary>The addresses that stand in certificates, as <see cref="Registry.Certificates.CertificateAddresses"/> makes them. Those of certificates are there where a public address was told.</summary>
internal static class CertificateRoutes
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var label = endpoints.ServiceProvider.GetRequiredService<LabelEndpoints>();
        endpoints.MapGet("/label/{version}", label.CriteriaAsync);
        endpoints.MapGet("/label/{version}/levels/{level}", label.LevelAsync);
        endpoints.MapGet("/centres/{id}", label.CentreAsync);
        if (endpoints.ServiceProvider.GetService<CertificateOffice>() is not { } office) return;
        var certificates = new CertificateEndpoints(office);
        endpoints.MapGet("/issuer", CertificateRefusal.Guard(certificates.IssuerAsync));
        endpoints.MapGet("/issuer/keys", CertificateRefusal.Guard(certificates.KeysAsync));
        endpoints.MapGet("/certificates/{id}", CertificateRefusal.Guard(certificates.CertificateAsync));
        var badges = new BadgeEndpoints(office, endpoints.ServiceProvider.GetRequiredService<TimeProvider>());
        endpoints.MapGet("/certificates/{id}/badge.svg", CertificateRefusal.Guard(badges.SvgAsync));
        endpoints.MapGet("/certificates/{id}/badge.png", CertificateRefusal.Guard(badges.PngAsync));
        endpoints.MapGet("/certificates/{id}/qr.svg", CertificateRefusal.Guard(badges.CodeAsync));
        var log = new LogEndpoints(endpoints.ServiceProvider.GetRequiredService<LabelLog>());
        endpoints.MapGet("/certificates/{id}/log-proof", CertificateRefusal.Guard(log.CertificateAsync));
        endpoints.MapGet("/log/checkpoint", CertificateRefusal.Guard(log.CheckpointAsync));
        endpoints.MapGet("/log/keys", CertificateRefusal.Guard(log.KeysAsync));
        endpoints.MapGet("/log/labels/{centre}/{version}", CertificateRefusal.Guard(log.LabelAsync));
        endpoints.MapGet("/log/assessments/{id}/{version}", CertificateRefusal.Guard(log.AssessmentAsync));
        endpoints.MapGet("/log/tile/entries/{**path}", log.EntriesAsync);
        endpoints.MapGet("/log/tile/{level}/{**path}", log.TileAsync);
        endpoints.MapGet("/status/{purpose}", CertificateRefusal.Guard(certificates.StatusListAsync));
    }
}
